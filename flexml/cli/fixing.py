"""Checks files as `Checker` does, after their fixes were applied or shown."""

from __future__ import annotations

from collections.abc import Iterable

from ..diagnostics import Diagnostic
from ..diagnostics.count import counted
from ..errors import reason
from ..lint.fixer import fix_source
from ..source import Document
from ..template import is_program
from .checker import Checked, Checker, Failed, Outcome, Passed, Unwritten, read_bytes
from .console import notice, write_bytes
from .diff import unified_diff, write_diff
from .discovery import STDIN, Candidate
from .exit_code import ExitCode


class Fixing:
    """Fixes files, or with `shows_only` shows what would change; standard input is fixed to standard output.

    `fixed` counts the findings that are gone.
    """

    def __init__(self, checker: Checker, *, unsafe: bool, shows_only: bool) -> None:
        self.checker = checker
        self.unsafe = unsafe
        self.shows_only = shows_only
        self.fixed = 0
        self.prints_document = False
        self._diffs: list[str] = []
        self._left: list[Diagnostic] = []

    def check(self, candidate: Candidate) -> Outcome:
        """Read, fix and check one file."""
        try:
            data = read_bytes(candidate.path, -1) if candidate.path == STDIN else read_bytes(candidate.path)
        except (OSError, ValueError) as error:
            return Failed(reason(error))
        fixed = data
        try:
            opened = self.checker.open(candidate, data)
            if isinstance(opened, Passed | Failed):
                return opened
            checked = self.checker.judge(opened)
            if not isinstance(opened, Document) or not opened.is_written:
                if len(checked.report):
                    what = "program" if is_program(self.checker.name(candidate)) else "template"
                    notice(f"{self.checker.name(candidate)}: not fixed, since it is a {what}")
            elif any(found.is_fixable(unsafe=self.unsafe) for found in checked.report):
                fixed, checked = self._fixed(opened, candidate, data)
            self._left += checked.report
        except OSError as error:
            return Unwritten(f"not fixed: {reason(error)}")
        finally:
            if candidate.path == STDIN and not self.shows_only:
                self.prints_document = True
                write_bytes(fixed)
        return checked

    def pass_on(self) -> None:
        """Write a standard input that is left out as it is: an editor puts what comes back in place of its text."""
        if not self.shows_only:
            self.prints_document = True
            write_bytes(read_bytes(STDIN, -1))

    def _fixed(self, document: Document, candidate: Candidate, data: bytes) -> tuple[bytes, Checked]:
        fixed = fix_source(
            document.source, lambda text, most: self.checker.judge(text, most).report, unsafe=self.unsafe
        )
        name = self.checker.name(candidate)
        for note in fixed.notes:
            notice(f"{name}: {note}")
        if fixed.fixed and self.shows_only:
            self._diffs.append(unified_diff(document.source.text, fixed.text, name))
        elif fixed.fixed and candidate.path != STDIN:
            from .replacing import replace_file  # most runs write nothing

            replace_file(candidate.path, data, fixed.data)
        self.fixed += len(fixed.fixed)
        return fixed.data, self.checker.judge(fixed.document)

    def show(self, failures: int, *, quiet: bool) -> ExitCode:
        """Write the differences, and to standard error what they would mend."""
        for diff in self._diffs:
            write_diff(diff)
        if not quiet:
            notice(self._sentence())
        if failures:
            return ExitCode.USAGE
        return ExitCode.FINDINGS if self._diffs else ExitCode.CLEAN

    def _sentence(self) -> str:
        done = "nothing to fix"
        if self.fixed:
            findings, files = counted(self.fixed, "finding"), counted(len(self._diffs), "file")
            done = f"would fix {findings} in {files}"
        more = _unsafely_fixable(self._left)
        return f"{done}; {more:,} more with `--unsafe-fixes`" if more else done


def _unsafely_fixable(findings: Iterable[Diagnostic]) -> int:
    return sum(found.is_fixable(unsafe=True) and not found.is_fixable() for found in findings)
