"""How an application has set up the engine that renders its templates."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path, PurePath

from ..diagnostics.whereabouts import relative_path
from ..source import SourceText, SyntaxFault
from .detection import TEMPLATE_SUFFIXES
from .django_project import is_in_django_project
from .languages import language_of
from .tree import Template

ESCAPED_SUFFIXES = (".html", ".htm", ".xml", ".xhtml", ".svg")

_ROOT = "templates"


@dataclass(frozen=True, slots=True)
class Engine:
    """What the configuration says of templates; the defaults are those of most applications.

    Without a `language`, names, tags and the project around tell it. `folders` are those that templates name each
    other in.
    `autoescape` is `always`, `never` or, for Jinja2, `by-name`: as Flask does, values are escaped in templates
    with certain suffixes, and nowhere else. Django escapes everywhere.
    """

    language: str | None = None
    folders: tuple[str, ...] = ()
    autoescape: str = "by-name"
    trim_blocks: bool = False
    lstrip_blocks: bool = False

    def language_of(self, source: SourceText) -> str:
        """Return the language of a template: `jinja2`, which reads nearly all that both have, or `django`."""
        if self.language is not None:
            return self.language
        if source.path is not None and PurePath(source.path).suffix in TEMPLATE_SUFFIXES:
            return "jinja2"
        told = language_of(source.text)
        if told is not None:
            return told
        return "django" if source.path is not None and is_in_django_project(source.path) else "jinja2"

    def escapes(self, name: str | None, language: str = "jinja2") -> bool:
        """Tell whether values are escaped in the template of a name; one without a name is, as in Flask."""
        if self.autoescape == "by-name" and language == "jinja2":
            return name is None or name.endswith(ESCAPED_SUFFIXES)
        return self.autoescape != "never"

    def read(self, source: SourceText, name: str | None = None) -> Template | SyntaxFault:
        """Return the tree of a template, or why it is none; `name` is what others call it."""
        language = self.language_of(source)
        name = source.path if name is None else name
        escapes = self.escapes(name, language)
        if language == "django":
            from .django import read_template as read_django_template  # for those who have such templates

            return read_django_template(source, name or "", escapes=escapes)
        from .jinja import Syntax, read_template  # jinja2 takes longer to import than a document to check

        return read_template(source, name or "", escapes=escapes, syntax=Syntax(self.trim_blocks, self.lstrip_blocks))

    def folders_for(self, path: str | None) -> tuple[Path, ...]:
        """Return the folders that a template's names are looked up in.

        Where none are configured, that is its own, and those around it up to one that is named `templates`.
        """
        if self.folders or path is None:
            by_name = path is not None and not Path(path).is_absolute()  # as findings name files
            return tuple(Path(relative_path(folder) if by_name else folder) for folder in self.folders)
        own = Path(path).absolute().parent
        around = [own, *own.parents]
        root = next((number for number, folder in enumerate(around) if folder.name == _ROOT), 0)
        folders = around[: root + 1]
        if Path(path).is_absolute():
            return tuple(folders)
        return tuple(Path(os.path.relpath(folder)) for folder in folders)  # as findings name files
