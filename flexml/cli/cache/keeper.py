"""Says what is to be kept of a file that was checked."""

from __future__ import annotations

import os
import time

from ...source.elsewhere import Elsewhere
from ...template import is_program, is_template
from ..checker import Checker, Outcome
from ..discovery import Candidate
from ..examining import Examined
from .keying import Keying, is_settled, key_of_content, key_of_status
from .record import has_findings, write_record


class Keeper:
    """Has files checked, and makes of each what a later run can recall: nothing where other files had a say."""

    def __init__(self, keying: Keying) -> None:
        self.kind = keying.kind
        self._silent: dict[Outcome, tuple[Outcome, bytes | None]] = {}

    def check(
        self, checker: Checker, candidate: Candidate, data: bytes, kind: bytes, status: os.stat_result
    ) -> Examined:
        """Check a file whose bytes were read after its status."""
        asked = Elsewhere.asked
        outcome = checker.check_bytes(candidate, data)
        if Elsewhere.asked != asked or is_template(data) or is_program(candidate.path):
            return Examined(outcome)
        if has_findings(outcome):
            line = write_record(outcome, data)
            return Examined(outcome) if line is None else Examined(outcome, line, (key_of_content(kind, data),))
        outcome, line = self._shared(outcome)
        if line is None:
            return Examined(outcome)
        if not is_settled(status, time.time_ns()):
            return Examined(outcome, line, (key_of_content(kind, data),))
        return Examined(outcome, line, (key_of_content(kind, data), key_of_status(kind, candidate.path, status)))

    def _shared(self, outcome: Outcome) -> tuple[Outcome, bytes | None]:
        """An outcome without findings and its line: one for all files, which a worker then sends once."""
        known = self._silent.get(outcome)
        if known is None:
            known = self._silent[outcome] = outcome, write_record(outcome, b"")
        return known
