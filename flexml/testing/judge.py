"""Judges files as `flexml check` does: which of them are tests, and which of these fail."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from ..cli.checker import Checked, Checker, Failed, Outcome, Passed, read_bytes
from ..cli.discovery import Candidate, discover
from ..config import Configuration
from ..diagnostics import Diagnostic, Report
from ..diagnostics.whereabouts import relative_path
from ..dialects import Dialect
from ..errors import CheckFailed
from ..record import replace
from .valid import raise_for_report

if TYPE_CHECKING:
    from ..cli.baselines import Baseline

_WHY = {
    "templates": "it prints nothing by itself: other templates import it",
    "other_languages": "it is in the language of another vendor",
    "foreign_templates": "it is a template in a language that is not read: check what it renders to",
}


class NotChecked(Exception):
    """A file was passed over when its turn came, although it looked like a document."""


@dataclass(frozen=True, slots=True)
class Judge:
    """How files are judged: what checks them, the baseline that knows old findings, and which new ones count."""

    checker: Checker
    baseline: Baseline | None
    fail_on: str

    @classmethod
    def of(
        cls,
        folder: Path,
        configuration: Configuration,
        dialect: Dialect | None = None,
        context: Mapping[str, object] | None = None,
        *,
        skip_other: bool = False,
    ) -> Judge:
        """Return the judge for a run in a folder, whose own configuration says what holds for the run as a whole.

        Raises:
            ConfigError: the configuration is wrong.
            UsageError: the baseline cannot be read.
        """
        settings = configuration.of_folder(str(folder.absolute()))
        baseline = None
        if settings.baseline is not None:
            from ..cli.baselines import Baseline  # JSON, for those who have a baseline

            baseline = Baseline.read(Path(relative_path(settings.baseline)))
        return cls(Checker(configuration, dialect, context=context, skip_other=skip_other), baseline, settings.fail_on)

    def with_context(self, context: Mapping[str, object]) -> Judge:
        """Return the judge that renders templates with these values."""
        return Judge(replace(self.checker, context=context), self.baseline, self.fail_on)

    def tested(self, path: str | Path) -> tuple[Candidate, ...]:
        """Return the files below a path that are tests, in the order of a walk: those that would be checked.

        Raises:
            ConfigError: the configuration of a folder is wrong.
        """
        found = discover([str(path)], self.checker.configuration).ordered
        return tuple(candidate for candidate in found if self._is_tested(candidate))

    def judge(self, candidate: Candidate) -> None:
        """Check a file.

        Raises:
            CheckFailed: it has findings that count, or cannot be read.
            NotChecked: it was passed over.
        """
        __tracebackhide__ = True
        self.raise_for(candidate.path, self.checker.check(candidate))

    def raise_for(self, name: str, outcome: Outcome) -> None:
        """Raise where the outcome for a file of that name is not that all is well."""
        __tracebackhide__ = True
        match outcome:
            case Checked():
                report = outcome.report
                raise_for_report(replace(report, diagnostics=self._new(name, report)), self.fail_on)
            case Failed():
                raise CheckFailed(f"{name}: {outcome.reason}")
            case Passed():
                raise NotChecked(_WHY.get(outcome.why, "it holds no call-control XML"))

    def _new(self, name: str, report: Report) -> tuple[Diagnostic, ...]:
        if self.baseline is None:
            return report.diagnostics
        return self.baseline.sifted(name, report, partial(self.checker.asks, name)).new

    def _is_tested(self, candidate: Candidate) -> bool:
        try:
            data = read_bytes(candidate.path)
        except (OSError, ValueError):
            return True  # so that somebody hears of it
        return not isinstance(replace(self.checker, context=None).open(candidate, data), Passed)
