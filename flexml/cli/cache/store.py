"""One file of the cache: lines of text by keys, with the day when each was last of use."""

from __future__ import annotations

import os
import struct
import time
from collections.abc import Mapping
from hashlib import blake2b

from .folder import DAY, MOST_BYTES, MOST_DAYS, SUFFIX, replace_in, sweep

KEY_SIZE = 16
_MAGIC = b"flexml cache 1\n"
_CHECKSUM_SIZE = 16
_HEAD = struct.Struct("<II")
_RECORD_SIZE = KEY_SIZE + 4 + 2  # the key, the number of its line, and the day
_MOST_OF_ONE_FILE = MOST_BYTES // 4  # a run reads the whole file


class Store:
    """What earlier runs in one folder have found out; a file that is damaged, or cannot be read, holds nothing.

    `identity` says what else has to be the same, such as the version of the program.
    """

    def __init__(self, folder: str, identity: str) -> None:
        self._folder = folder
        self._name = blake2b(identity.encode("utf-8", "surrogateescape"), digest_size=16).hexdigest() + SUFFIX
        self._today = int(time.time() // DAY)
        self._known = _Table.read(self._path)
        self._used: set[bytes] = set()
        self._new: dict[bytes, bytes] = {}

    @property
    def is_empty(self) -> bool:
        """Whether earlier runs have left nothing."""
        return not self._known.records

    @property
    def _path(self) -> str:
        return os.path.join(self._folder, self._name)  # noqa: PTH118

    def get(self, key: bytes) -> bytes | None:
        """Return the line of a key."""
        known = self._known
        record = known.records.get(key)
        if record is None:
            return None
        if known.days[record] != self._today:
            self._used.add(key)
        return known.lines[known.numbers[record]]

    def put(self, key: bytes, line: bytes) -> None:
        """Keep a line, which has no line break, for the next run."""
        self._new[key] = line

    def save(self) -> None:
        """Write what is new, beside what other processes have written in the meantime; where that fails, forget it."""
        if not self._new and not self._used:
            return
        try:
            table = _Table.read(self._path)
            replace_in(self._folder, self._name, table.with_new(self._new, self._used, self._today))
            sweep(self._folder)
        except OSError:
            pass  # a full disk or a folder that may not be written makes the next run slower, and nothing else


class _Table:
    """The content of a file: `records` numbers the keys, `numbers` and `days` say which line each has, and its day."""

    def __init__(self, keys: list[bytes], numbers: tuple[int, ...], days: tuple[int, ...], lines: list[bytes]) -> None:
        self.records = {key: record for record, key in enumerate(keys)}
        self.numbers = numbers
        self.days = days
        self.lines = lines

    @classmethod
    def read(cls, path: str) -> _Table:
        try:
            with open(path, "rb") as file:  # noqa: PTH123 - nothing else here needs `pathlib`
                return cls._of(file.read(2 * _MOST_OF_ONE_FILE))
        except (OSError, ValueError, struct.error):
            return cls([], (), (), [])

    @classmethod
    def _of(cls, data: bytes) -> _Table:
        start = len(_MAGIC) + _CHECKSUM_SIZE
        body = data[start:]
        if data[:start] != _MAGIC + _checksum(body):
            raise ValueError("it is damaged, or of another version")
        count, lines = _HEAD.unpack_from(body)
        at = _HEAD.size
        if at + count * _RECORD_SIZE > len(body):
            raise ValueError("there are fewer records")
        keys = [body[place : place + KEY_SIZE] for place in range(at, at + count * KEY_SIZE, KEY_SIZE)]
        at += count * KEY_SIZE
        numbers = struct.unpack_from(f"<{count}I", body, at)
        days = struct.unpack_from(f"<{count}H", body, at + 4 * count)
        text = body[at + 6 * count :].split(b"\n")
        if len(text) != lines or any(number >= lines for number in numbers):
            raise ValueError("the numbers do not fit")
        return cls(keys, numbers, days, text)

    def with_new(self, new: Mapping[bytes, bytes], used: set[bytes], today: int) -> bytes:
        """The bytes of a file that also has what is new, without what is too old or too much: the oldest goes first."""
        lines: dict[bytes, int] = {}
        keys: list[bytes] = []
        numbers: list[int] = []
        days: list[int] = []
        size = 0
        for key, line, day in self._newest_first(new, used, today):
            size += _RECORD_SIZE + (0 if line in lines else len(line) + 1)
            if size > _MOST_OF_ONE_FILE or today - day > MOST_DAYS:
                break
            keys.append(key)
            numbers.append(lines.setdefault(line, len(lines)))
            days.append(day)
        body = b"".join(
            (
                _HEAD.pack(len(keys), len(lines) or 1),  # an empty text, too, is one line
                *keys,
                struct.pack(f"<{len(keys)}I", *numbers),
                struct.pack(f"<{len(keys)}H", *days),
                b"\n".join(lines),
            )
        )
        return _MAGIC + _checksum(body) + body

    def _newest_first(self, new: Mapping[bytes, bytes], used: set[bytes], today: int) -> list[tuple[bytes, bytes, int]]:
        old = [
            (key, self.lines[self.numbers[record]], today if key in used else self.days[record])
            for key, record in self.records.items()
            if key not in new
        ]
        old.sort(key=lambda entry: -entry[2])
        return [*((key, line, today) for key, line in new.items()), *old]


def _checksum(body: bytes) -> bytes:
    return blake2b(body, digest_size=_CHECKSUM_SIZE).digest()
