"""What a run remembers of earlier ones."""

from __future__ import annotations

import os
import time

from ...source import SourceText
from ..checker import Checker, Outcome, read_bytes
from ..discovery import Candidate
from .identity import identity
from .keying import Keying, is_settled, key_of_content, key_of_status
from .record import read_record
from .store import Store


class Memory:
    """Recalls what became of files, and keeps what is new until it is saved."""

    def __init__(self, checker: Checker, said: tuple[str | None, ...], folder: str) -> None:
        self._checker = checker
        self._store = Store(folder, f"{identity()} {os.getcwd()}")  # noqa: PTH109
        self.keying = Keying(checker, said)
        self._silent: dict[bytes, Outcome | None] = {}

    def recall(self, candidate: Candidate) -> Outcome | None:
        """Return what became of a file that has not changed since, neither itself nor anything else that decides."""
        kind = None if self._store.is_empty else self.keying.kind(candidate)
        if kind is None:
            return None
        try:
            status = os.stat(candidate.path)  # noqa: PTH116
            by_status = key_of_status(kind, candidate.path, status)
            line = self._store.get(by_status)
            if line is not None and (outcome := self._silent_one(line)) is not None:
                return outcome
            data = read_bytes(candidate.path)
        except (OSError, ValueError):
            return None  # whoever checks it says why
        line = self._store.get(key_of_content(kind, data))
        if line is None:
            return None
        outcome = self._silent_one(line)
        if outcome is None:
            return read_record(line, SourceText(data, candidate.path))
        if is_settled(status, time.time_ns()):
            self._store.put(by_status, line)  # it has moved here, or was checked out again
        return outcome

    def _silent_one(self, line: bytes) -> Outcome | None:
        """What a line says that has no findings; the same for all files."""
        if line not in self._silent:
            self._silent[line] = read_record(line, None)
        return self._silent[line]

    def keep(self, keys: tuple[bytes, ...], line: bytes) -> None:
        """Keep what became of a file for the next run."""
        for key in keys:
            self._store.put(key, line)

    def save(self) -> None:
        """Write what is new."""
        self._store.save()
