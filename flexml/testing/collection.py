"""Documents and templates as tests of pytest, for `pytest --flexml`."""

from __future__ import annotations

from collections.abc import Iterator
from os.path import abspath
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypeAlias

import pytest

from ..api import configuration_of
from ..cli.discovery import Candidate
from ..diagnostics.whereabouts import relative_path
from ..errors import FlexmlError
from ..template import load_context
from .judge import Judge, NotChecked

if TYPE_CHECKING:
    from _pytest._code.code import TerminalRepr  # pytest has no public name for it

    Style: TypeAlias = Literal["long", "short", "line", "no", "native", "value", "auto"] | None

MARKER = "flexml"


class Collection:
    """A plugin that collects the files below pytest's arguments that `flexml check` would check.

    pytest itself walks through the folders, so what its own settings leave out is left out as well. What the
    configuration includes decides for a file that is named, too: most of those hold Python.

    Raises:
        FlexmlError: the configuration, the baseline or the context is wrong.
    """

    def __init__(self, config: pytest.Config) -> None:
        context = _context(config)
        values = None if context is None else load_context(context)
        self._judge = Judge.of(config.rootpath, configuration_of(), context=values, skip_other=True)
        self._wanted: dict[Path, Candidate] = {}

    @pytest.hookimpl(tryfirst=True)
    def pytest_collection(self, session: pytest.Session) -> None:
        try:
            self._wanted = dict(self._found(session.config))
        except FlexmlError as error:
            raise pytest.UsageError(str(error)) from error

    def pytest_collect_file(self, file_path: Path, parent: pytest.Collector) -> pytest.Collector | None:
        candidate = self._wanted.get(file_path)
        return None if candidate is None else DocumentFile.of(parent, file_path, self._judge, candidate)

    def _found(self, config: pytest.Config) -> Iterator[tuple[Path, Candidate]]:
        for argument in config.args:
            path = Path(abspath(config.invocation_params.dir / argument.partition("::")[0]))  # noqa: PTH100 - links stay
            if path.is_dir() or self._judge.checker.configuration.of_file(str(path)).includes(str(path)):
                for candidate in self._judge.tested(relative_path(str(path))):
                    yield Path(abspath(candidate.path)), candidate  # noqa: PTH100 - as above


class DocumentFile(pytest.File):
    """A file that is one test."""

    judge: Judge
    candidate: Candidate

    @classmethod
    def of(cls, parent: pytest.Collector, path: Path, judge: Judge, candidate: Candidate) -> DocumentFile:
        """Return the collector of a file."""
        file: DocumentFile = cls.from_parent(parent, path=path)
        file.judge, file.candidate = judge, candidate
        return file

    def collect(self) -> Iterator[pytest.Item]:
        yield DocumentItem.from_parent(self, name=MARKER)


class DocumentItem(pytest.Item):
    """The test that `flexml check` has nothing to say of a file that counts."""

    def __init__(self, name: str, parent: DocumentFile) -> None:
        super().__init__(name, parent)
        self._file = parent
        self.add_marker(MARKER)

    def runtest(self) -> None:
        try:
            self._file.judge.judge(self._file.candidate)
        except NotChecked as error:
            pytest.skip(str(error))

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Style = None) -> str | TerminalRepr:
        """Return the findings as `flexml check` prints them, without a traceback."""
        if isinstance(excinfo.value, FlexmlError):
            return str(excinfo.value)
        return super().repr_failure(excinfo, style)

    def reportinfo(self) -> tuple[Path, None, str]:
        return self.path, None, self._file.candidate.path


def _context(config: pytest.Config) -> Path | None:
    """The file with values for templates: the ini option names it from its own folder, the option from here."""
    option, ini = config.getoption("flexml_context"), config.getini("flexml_context")
    if option:
        return Path(relative_path(str(config.invocation_params.dir / option)))
    folder = config.rootpath if config.inipath is None else config.inipath.parent
    return Path(relative_path(str(folder / ini))) if ini else None
