"""The findings of one document or of a whole run."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..errors import CheckFailed
from ..record import Record
from .diagnostic import Diagnostic
from .severity import Severity


class Report(Record):
    """Findings in the order of their places; iterating yields them.

    `dialects` are the names of those that the document was checked as: one, or several where its names
    do not tell them apart. `suppressed` are findings that a comment in the document silences.
    """

    diagnostics: tuple[Diagnostic, ...] = ()
    dialects: tuple[str, ...] = ()
    suppressed: tuple[Diagnostic, ...] = ()

    @classmethod
    def together(cls, reports: Iterable[Report]) -> Report:
        """Return one report of several on the same file; what they have in common is told once."""
        reports = list(reports)
        dialects = dict.fromkeys(name for report in reports for name in report.dialects)
        shown = _once(found for report in reports for found in report.diagnostics)
        suppressed = _once(found for report in reports for found in report.suppressed)
        return cls(shown, tuple(dialects), suppressed)

    def __iter__(self) -> Iterator[Diagnostic]:
        return iter(self.diagnostics)

    def __len__(self) -> int:
        return len(self.diagnostics)

    def __bool__(self) -> bool:
        return True  # a report is a report, also an empty one; ask `ok`

    @property
    def ok(self) -> bool:
        """Whether there is no error and no warning; hints do not count."""
        return all(diagnostic.severity is Severity.INFO for diagnostic in self.diagnostics)

    @property
    def errors(self) -> tuple[Diagnostic, ...]:
        """The findings of severity `error`."""
        return tuple(diagnostic for diagnostic in self.diagnostics if diagnostic.severity is Severity.ERROR)

    def raise_for_errors(self) -> None:
        """Raise where there are errors.

        Raises:
            CheckFailed: there are; the message lists them, each with its place.
        """
        if self.errors:
            raise CheckFailed("\n".join(str(diagnostic) for diagnostic in self.errors))


def _once(found: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    by_place = {(each.file, each.span, each.code, each.message): each for each in found}
    return tuple(sorted(by_place.values(), key=lambda each: (each.file or "", each.span, each.code)))
