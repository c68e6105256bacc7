"""What is in force, and what that means for one file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from ..diagnostics import Severity
from ..lint import Policy
from ..source import SourceText
from ..template import declared_context, is_program
from .key import Layer
from .keys import SUFFIXES, Keys
from .patterns import Pattern, Patterns
from .wanted import Wish, selection

if TYPE_CHECKING:
    from ..flow.project import Project
    from ..template.engine import Engine


class Settings(Keys):
    """What is in force for the files of one configuration."""

    def __init__(self, layers: Sequence[Layer] = ()) -> None:
        super().__init__(layers)
        self._policies: dict[tuple[object, ...], Policy] = {}

    @property
    def files(self) -> tuple[str, ...]:
        """The configuration files, the strongest last."""
        return tuple(layer.file for layer in self.layers if layer.file is not None)

    def policy(self, path: str, role: str | None = None, url: str | None = None, *, beside: bool = False) -> Policy:
        """Return how a file is judged; `path` is absolute, or empty for a document without one.

        What is asked for its role here stands above the patterns. Without routes, files `beside` it may be read.
        """
        if not self.layers:
            return Policy(role=role, url=url, beside=beside)
        ignored = tuple(
            selector
            for pattern, selectors in self.per_file_ignores.items()
            if path and pattern.matches(path)
            for selector in selectors
        )
        role = role or _of_path(self.roles, path)
        key = (ignored, role, url, beside)
        if key not in self._policies:
            rules = selection(*self._wishes, self.severity, ignored)
            self._policies[key] = Policy(
                rules, self._severities, self._options, self.targets, role, url, self.project, beside
            )
        return self._policies[key]

    def dialect_of(self, path: str) -> str | None:
        """Return the dialect that a file is in where it does not say so itself: a name, or the path of a table."""
        return _of_path(self.dialects, path) or self.dialect

    def sample(self, template: SourceText, path: str) -> Mapping[str, object] | None:
        """Return the values that are declared for a template: by a comment in it, else here.

        Raises:
            UsageError: the file that is named holds none.
        """
        configured = _of_path(self.contexts, path)
        if configured is not None:
            from ..diagnostics.whereabouts import relative_path  # for messages, where there is such a file

            configured = relative_path(configured)
        return declared_context(template, configured)

    def engine(self, path: str) -> Engine:
        """Return how the application is set up that renders the templates of a file."""
        from ..template.engine import Engine  # for those who have templates

        language = _of_path(self.template_languages, path) or self.template_language
        return Engine(language, self.template_paths, self.autoescape, self.trim_blocks, self.lstrip_blocks)

    @cached_property
    def project(self) -> Project | None:
        """The documents that answer the routes, or `None` where there are no routes.

        Raises:
            UsageError: a route makes no sense.
        """
        if not self.routes:
            return None
        from ..flow.project import Project  # for those who have routes

        return Project.of(self.routes, base_url=self.base_url)

    @cached_property
    def excluded(self) -> Patterns:
        """What is left out."""
        return Patterns((*self.exclude, *self.extend_exclude))

    def includes(self, path: str) -> bool:
        """Tell whether a file in a folder is looked at."""
        if self.python and is_program(path):
            return True
        if self._included is None:
            return path.lower().endswith(SUFFIXES)  # in any case of letters, and without `pathspec`
        return self._included.match(path)

    @cached_property
    def _included(self) -> Patterns | None:
        return None if self.include is Keys.include.default else Patterns(self.include)

    @cached_property
    def _wishes(self) -> tuple[Wish, Wish]:
        files = Keys([layer for layer in self.layers if layer.file is not None])
        command = Keys([layer for layer in self.layers if layer.file is None])
        chosen = any("select" in layer.values for layer in command.layers)
        return (
            Wish(files.select, files.extend_select, (*files.ignore, *files.extend_ignore)),
            Wish(command.select if chosen else (), command.extend_select, command.extend_ignore),
        )

    @cached_property
    def _severities(self) -> dict[str, Severity]:
        return {selector: Severity[word.upper()] for selector, word in self.severity.items() if word != "off"}

    @cached_property
    def _options(self) -> dict[str, dict[str, object]]:
        options: dict[str, dict[str, object]] = {}
        for (rule, option), value in self.rules.items():
            options.setdefault(rule, {})[option] = value
        return options


def _of_path(table: Mapping[Pattern, str], path: str) -> str | None:
    """What a table says of a file: the last pattern that matches it decides."""
    if not table or not path:
        return None
    return next((word for pattern, word in reversed(list(table.items())) if pattern.matches(path)), None)
