"""Checks files as `Checker` does, after comments were added that silence what is wrong."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from ..diagnostics import Diagnostic, Severity
from ..errors import reason
from ..lint.ignores import add_ignores, add_ignores_to_template
from ..source import MAX_BYTES, Document, SourceText
from ..template import is_program
from .checker import Checked, Checker, Failed, Opened, Outcome, Passed, Unwritten, read_bytes
from .console import notice
from .discovery import Candidate

if TYPE_CHECKING:
    from .baselines import Baseline

_MOST_ROUNDS = 10  # a comment may lay bare what another one silences: a document that is now too large


class Ignoring:
    """Adds comments to files; `findings` counts what they silence, `files` what was written, `left` what stays."""

    def __init__(self, checker: Checker, words: str, baseline: Baseline | None = None) -> None:
        self.checker = checker
        self.reason = words
        self.baseline = baseline
        self.findings = self.files = self.left = 0

    def check(self, candidate: Candidate) -> Outcome:
        """Read a file, add comments, and check what it is then."""
        try:
            data = read_bytes(candidate.path)
        except (OSError, ValueError) as error:
            return Failed(reason(error))
        opened = self.checker.open(candidate, data)
        if isinstance(opened, Passed | Failed):
            return opened
        checked = self.checker.judge(opened)
        wanted = self._wanted(candidate, checked)
        if not wanted:
            return checked
        if is_program(opened.path):
            words = "no comment added: in a program, write `# flexml: ignore[rule]: reason` above the string"
            notice(f"{self.checker.name(candidate)}: {words}")
            self.left += len(wanted)
            return checked
        try:
            source = self._source(data)
            silent = self._silenced(candidate, source, opened, wanted)
            if silent.data != data:
                from .replacing import replace_file  # most files need no comment

                replace_file(candidate.path, data, silent.data)
        except (OSError, UnicodeError) as error:
            return Unwritten(f"no comment added: {reason(error)}")
        self.findings += len(wanted)
        self.files += 1
        again = self.checker.open(candidate, silent.data)
        return again if isinstance(again, Passed | Failed) else self.checker.judge(again)

    @property
    def sentence(self) -> str:
        """What was done."""
        if not self.findings:
            return "no comment added" if self.left else "no comment added: there is nothing to silence"
        findings = "1 finding" if self.findings == 1 else f"{self.findings:,} findings"
        files = "1 file" if self.files == 1 else f"{self.files:,} files"
        return f"added comments that silence {findings} in {files}"

    def _wanted(self, candidate: Candidate, checked: Checked) -> list[Diagnostic]:
        """What comments are to silence: errors and warnings that no baseline knows."""
        report = checked.report
        name = self.checker.name(candidate)
        asked = partial(self.checker.asks, name)
        found = report if self.baseline is None else self.baseline.sifted(name, report, asked).new
        return [finding for finding in found if finding.severity > Severity.INFO]

    def _source(self, data: bytes) -> SourceText:
        if len(data) > MAX_BYTES:
            raise OSError(f"it has more than {MAX_BYTES:,} bytes")
        source = SourceText(data)
        if source.with_text(source.text).data != data:
            raise OSError("its bytes are not in the encoding that it claims")
        return source

    def _silenced(
        self, candidate: Candidate, source: SourceText, opened: Opened, wanted: list[Diagnostic]
    ) -> SourceText:
        for _ in range(_MOST_ROUNDS):
            text = (
                add_ignores(opened, wanted, self.reason)
                if isinstance(opened, Document)
                else add_ignores_to_template(source.text, wanted, self.reason)
            )
            source = source.with_text(text)
            again = self.checker.open(candidate, source.data)
            if isinstance(again, Passed | Failed):
                break
            opened = again
            wanted = self._wanted(candidate, self.checker.judge(opened))
            if not wanted:
                return source
        raise OSError(f"no comment silences `{wanted[0].name}` here")
