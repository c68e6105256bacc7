"""Good and bad documents: a rule's documentation, and its tests."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from ..late import late_pattern
from ..record import Record
from ..source import Document, SourceText, Span, parse

if TYPE_CHECKING:
    from ..flow.project import Project
    from ..template.family import Family

_CARETS = late_pattern(r"[ \t]*\^+([ \t]+\^+)*[ \t]*")


class Good(Record, cached=True):
    """A document in which the rule finds nothing; `dialect` where the rule's first one is not meant.

    With a `context`, the text is a template that is rendered with it. In a `language`, such as `python`, it is a
    program or a template, and what it can make is checked; a `context` is then declared for it. `targets`, `role`
    and `url` are as in `Policy`, `options` those of the rule itself. `files` are other documents of the project, and
    `routes` says which URL path each answers; the document itself is the file that answers `url`. The
    rule's page shows the first two that are not `hidden`, as what to write instead; all others are tests alone.
    """

    text: str | bytes
    dialect: str | None = None
    context: Mapping[str, object] | None = None
    language: str | None = None
    targets: tuple[str, ...] = ()
    role: str | None = None
    url: str | None = None
    options: Mapping[str, object] = {}
    files: Mapping[str, str] = {}
    routes: Mapping[str, str] = {}
    hidden: bool = False

    @property
    def project(self) -> Project:
        """The other documents."""
        return _project(self.files, self.routes)

    @cached_property
    def source(self) -> SourceText:
        """The document itself."""
        return SourceText(self.text if isinstance(self.text, bytes) else _document(self.text))

    @cached_property
    def document(self) -> Document:
        """The document, parsed: of a template what it renders to, of a text in a language the first that it makes."""
        if self.families:
            return self.families[0].variants[0].document
        return _parsed(self.source, self.context)

    @property
    def is_document(self) -> bool:
        """Whether the text is the document itself."""
        return self.context is None and self.language is None

    @cached_property
    def families(self) -> tuple[Family, ...]:
        """What a text in a language can make."""
        return () if self.language is None else _families(self.source, self.language, self.context)


class Bad(Record, cached=True):
    """A document in which the rule finds something, where carets under a line mark what.

    A line of blanks and carets is not part of the document: it marks the line above it, and each run
    of carets is one finding. A finding that spans lines is marked on its first one. `fixed` is the
    document after the rule's fix; `at` gives `(line, column)` where the text is bytes. With a `context`,
    the text is a template that is rendered with it. `targets`, `role` and `url` are as in `Policy`,
    `options` those of the rule itself; `language`, `files`, `routes` and `hidden` as in `Good`. The rule's page
    shows the first three that are not hidden.
    """

    text: str | bytes
    fixed: str | None = None
    dialect: str | None = None
    at: tuple[tuple[int, int], ...] = ()
    context: Mapping[str, object] | None = None
    language: str | None = None
    targets: tuple[str, ...] = ()
    role: str | None = None
    url: str | None = None
    options: Mapping[str, object] = {}
    files: Mapping[str, str] = {}
    routes: Mapping[str, str] = {}
    hidden: bool = False

    @property
    def project(self) -> Project:
        """The other documents."""
        return _project(self.files, self.routes)

    @cached_property
    def source(self) -> SourceText:
        """The document without its carets."""
        if isinstance(self.text, bytes):
            return SourceText(self.text)
        lines = _document(self.text).splitlines(keepends=True)
        return SourceText("".join(line for line in lines if not _CARETS.fullmatch(line.rstrip("\n"))))

    @cached_property
    def document(self) -> Document:
        """The document, parsed: of a template what it renders to, of a text in a language the first that it makes."""
        if self.families:
            return self.families[0].variants[0].document
        return _parsed(self.source, self.context)

    @property
    def is_document(self) -> bool:
        """Whether the text is the document itself."""
        return self.context is None and self.language is None

    @cached_property
    def families(self) -> tuple[Family, ...]:
        """What a text in a language can make."""
        return () if self.language is None else _families(self.source, self.language, self.context)

    @cached_property
    def fixed_text(self) -> str | None:
        """The document after the fix."""
        return None if self.fixed is None else _document(self.fixed)

    @cached_property
    def marks(self) -> tuple[Span, ...]:
        """What the carets mark, as spans of `source`; empty where the text is bytes."""
        if isinstance(self.text, bytes):
            return ()
        spans: list[Span] = []
        previous = offset = 0
        for line in _document(self.text).splitlines(keepends=True):
            if _CARETS.fullmatch(line.rstrip("\n")):
                spans += (Span(previous + found.start(), previous + found.end()) for found in re.finditer(r"\^+", line))
            else:
                previous, offset = offset, offset + len(line)
        return tuple(spans)


def _document(text: str) -> str:
    from textwrap import dedent  # the examples are read by tests and pages, not where a rule runs

    return dedent(text).removeprefix("\n").rstrip(" ") if text.startswith("\n") else text


def _project(files: Mapping[str, str], routes: Mapping[str, str]) -> Project:
    from ..flow.project import Project  # for the few examples that have other documents, and tests

    return Project.of_texts({path: _document(text) for path, text in files.items()}, routes)


def _parsed(source: SourceText, context: Mapping[str, object] | None) -> Document:
    if context is None:
        return parse(source)
    from ..template.jinja import render_template  # jinja2, for the rules about templates alone

    return render_template(source, context).variants[0].document


def _families(source: SourceText, language: str, context: Mapping[str, object] | None) -> tuple[Family, ...]:
    """What the few examples in a language can make, each with a reader of its own."""
    if language == "python":
        from ..template.python import read_families

        return read_families(source).members
    from ..template.family import family_of
    from ..template.tree import Template

    if language == "django":
        from ..template.django import read_template
    else:
        from ..template.jinja import read_template
    template = read_template(source)
    assert isinstance(template, Template), template
    return (family_of(template, lambda _name, _here: None, declared=context),)
