"""Checks one file, and makes of it what the cache keeps: the same in this process and in a worker."""

from __future__ import annotations

import os
import time

from ..errors import FlexmlError, reason
from ..record import Record
from ..template import is_program, is_template
from .checker import Checker, Failed, Outcome, read_bytes
from .discovery import Candidate
from .internal import internal_error


class Stopped(Record):
    """What the user wants makes no sense for a file: the run ends where this one is reached."""

    reason: str


class Examined(Record):
    """What became of a file; where it follows from the file alone, also as a `line`, to be kept under the `keys`."""

    outcome: Outcome | Stopped
    line: bytes | None = None
    keys: tuple[bytes, ...] = ()


def examine(checker: Checker, candidate: Candidate, kind: bytes | None, *, raising: bool = False) -> Examined:
    """Read and check one file; `kind` is what decides besides its bytes, or `None` where nothing is to be kept."""
    try:
        # Before the bytes are read: a later change then shows.
        status = None if kind is None else os.stat(candidate.path)  # noqa: PTH116
        data = read_bytes(candidate.path)
    except (OSError, ValueError) as error:
        return Examined(Failed(reason(error)))
    try:
        if kind is None or status is None:
            return Examined(checker.check_bytes(candidate, data))
        return _kept(checker, candidate, data, kind, status)
    except FlexmlError as error:
        return Examined(Stopped(str(error)))
    except Exception as error:  # a mistake of ours there does not end the run
        if raising:
            raise
        return Examined(Failed(internal_error(error)))


def _kept(checker: Checker, candidate: Candidate, data: bytes, kind: bytes, status: os.stat_result) -> Examined:
    from ..flow.project.files import Disk  # the cache and what it needs, for runs over many files
    from .cache.keying import is_settled, key_of_content, key_of_status
    from .cache.record import has_findings, write_record

    asked = Disk.asked
    outcome = checker.check_bytes(candidate, data)
    if Disk.asked != asked or is_template(data) or is_program(candidate.path):
        return Examined(outcome)  # other files may have had a say
    line = write_record(outcome, data)
    if line is None:
        return Examined(outcome)
    keys = [key_of_content(kind, data)]
    if not has_findings(outcome) and is_settled(status, time.time_ns()):
        keys.append(key_of_status(kind, candidate.path, status))
    return Examined(outcome, line, tuple(keys))
