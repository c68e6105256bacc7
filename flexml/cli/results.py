"""What becomes of the files of a run, and the exit code that follows."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from ..diagnostics import Diagnostic
from ..diagnostics.summary import Skipped, Summary
from ..source import Span
from .checker import Checked, Failed, Outcome, Passed, Unwritten
from .console import notice
from .exit_code import ExitCode

if TYPE_CHECKING:
    from .baselines import Baseline


class Results:
    """Collects outcomes; a failure is told at once."""

    def __init__(self, baseline: Baseline | None = None) -> None:
        self.baseline = baseline
        self.found: list[Diagnostic] = []
        self.failures = 0
        self._unwritten = 0
        self.fixed = 0
        self._with_findings = 0
        self._told: set[tuple[str, str | None, Span, str]] = set()
        self._checked: list[tuple[str, ...]] = []
        self._passed: dict[str, int] = {}
        self._foreign: dict[str, int] = {}

    def add(self, name: str, outcome: Outcome, asks: Callable[[str, str], bool]) -> None:
        """Take in what became of one file; `asks` tells of a file and a rule whether findings would be reported."""
        match outcome:
            case Checked():
                self._checked.append(outcome.dialects)
                report = outcome.report
                if not report.diagnostics and self.baseline is None:
                    return
                new = report if self.baseline is None else self.baseline.new(name, report, partial(asks, name))
                found = tuple(new)
                self.found += (each for each in found if each.file == name or self._is_new(each))
                self._with_findings += bool(found)
            case Passed(language=language) if language:
                self._foreign[language] = self._foreign.get(language, 0) + 1
                if outcome.notice is not None:
                    notice(f"{name}: {outcome.notice}")
            case Passed(why):
                self._passed[why] = self._passed.get(why, 0) + 1
            case Unwritten(reason):
                self._unwritten += 1
                self.fail(name, reason)
            case Failed(reason):
                self.fail(name, reason)

    def _is_new(self, found: Diagnostic) -> bool:
        """Whether what stands in another file than the one that was checked has not been told for another yet."""
        key = found.code, found.file, found.span, found.message
        is_new = key not in self._told
        self._told.add(key)
        return is_new

    def fail(self, name: str, reason: str) -> None:
        """Tell that something could not be read, checked or written."""
        notice(f"{name}: {reason}")
        self.failures += 1

    @property
    def summary(self) -> Summary:
        """What the run looked at, and how it ended."""
        known, stale = (0, 0) if self.baseline is None else (self.baseline.known, self.baseline.stale)
        return Summary.of(
            self.found,
            self._checked,
            Skipped(**self._passed, foreign_templates=self._foreign),
            self.failures - self._unwritten,
            unwritten=self._unwritten,
            with_findings=self._with_findings,
            fixed=self.fixed,
            known=known,
            stale=stale,
        )

    def exit_code(self, fail_on: str) -> ExitCode:
        """Return the exit code, where `fail_on` is the mildest severity that counts, or `never`."""
        if self.failures:
            return ExitCode.USAGE
        return ExitCode.FINDINGS if any(each.severity.fails(fail_on) for each in self.found) else ExitCode.CLEAN
