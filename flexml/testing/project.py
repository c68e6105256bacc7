"""The assertions for tests of one folder, as the project's configuration has them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from ..api import Source, check_configured, check_template_configured, configuration_of, read_source
from ..dialects import Dialect
from .nearby import nearby
from .response import document_in
from .same import assert_same_document
from .valid import raise_for_report

if TYPE_CHECKING:
    from ..config import Settings


class Assertions:
    """What the fixture `flexml` offers: the assertions of this package, for tests in one folder.

    They judge as `flexml check` does there: by the nearest configuration. Its `fail-on` says which
    findings count.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def assert_valid(
        self,
        document: object,
        dialect: str | Path | Dialect | None = None,
        *,
        select: Iterable[str] | None = None,
        ignore: Iterable[str] | None = None,
    ) -> None:
        """Raise where a document has findings that count; arguments and exceptions are those of the function.

        Raises:
            ConfigError: the configuration is wrong.
        """
        __tracebackhide__ = True
        self._check(document_in(document), dialect, select, ignore)

    def assert_valid_template(
        self,
        path: str | Path,
        context: Mapping[str, object],
        dialect: str | Path | Dialect | None = None,
        *,
        select: Iterable[str] | None = None,
        ignore: Iterable[str] | None = None,
    ) -> None:
        """Raise where a template has findings that count, in all that it can render to or in what it does here.

        A relative path is looked for in the test's folder, and then in those around it.

        Raises:
            ConfigError: the configuration is wrong.
        """
        __tracebackhide__ = True
        template, settings = read_source(nearby(path, self._folder)), self._settings(select, ignore)
        raise_for_report(check_template_configured(template, context, dialect, settings), settings.fail_on)

    def assert_same_document(self, actual: object, expected: object) -> None:
        """Raise where two documents are not the same; arguments and exceptions are those of the function."""
        __tracebackhide__ = True
        assert_same_document(actual, expected)

    def _check(
        self,
        document: Source,
        dialect: str | Path | Dialect | None,
        select: Iterable[str] | None,
        ignore: Iterable[str] | None,
    ) -> None:
        __tracebackhide__ = True
        settings = self._settings(select, ignore)
        raise_for_report(check_configured(document, dialect, settings), settings.fail_on)

    def _settings(self, select: Iterable[str] | None, ignore: Iterable[str] | None) -> Settings:
        return configuration_of(None, select, ignore).of_folder(str(self._folder))
