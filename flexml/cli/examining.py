"""Checks one file after the other: the same in this process and in a worker."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from ..errors import FlexmlError, reason
from ..record import Record
from .checker import Checker, Failed, Outcome, read_bytes
from .discovery import Candidate
from .internal import internal_error

if TYPE_CHECKING:
    from .cache.keeper import Keeper


class Stopped(Record):
    """What the user wants makes no sense for a file: the run ends where this one is reached."""

    reason: str


class Examined(Record):
    """What became of a file; where it follows from the file alone, also as a `line`, to be kept under the `keys`."""

    outcome: Outcome | Stopped
    line: bytes | None = None
    keys: tuple[bytes, ...] = ()


class Examiner:
    """Reads files and has the checker check them; a `keeper` says what the cache keeps of each."""

    def __init__(self, checker: Checker, keeper: Keeper | None = None, *, raising: bool = False) -> None:
        self._checker = checker
        self._keeper = keeper
        self._raising = raising

    def examine(self, candidate: Candidate) -> Examined:
        """Read and check one file."""
        keeper = self._keeper
        try:
            kind = None if keeper is None else keeper.kind(candidate)
            # Before the bytes are read: a later change then shows.
            status = None if kind is None else os.stat(candidate.path)  # noqa: PTH116
            data = read_bytes(candidate.path)
        except (OSError, ValueError) as error:
            return Examined(Failed(reason(error)))
        try:
            if keeper is None or kind is None or status is None:
                return Examined(self._checker.check_bytes(candidate, data))
            return keeper.check(self._checker, candidate, data, kind, status)
        except FlexmlError as error:
            return Examined(Stopped(str(error)))
        except Exception as error:  # a mistake of ours there does not end the run
            if self._raising:
                raise
            return Examined(Failed(internal_error(error)))
