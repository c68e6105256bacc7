"""Keys of the cache: a digest of all that decides what becomes of a file."""

# ruff: noqa: PTH100, PTH123
# Asked for each of perhaps a hundred thousand files, and `pathlib` is several times slower than `os`
from __future__ import annotations

import os
from hashlib import blake2b
from typing import TYPE_CHECKING

from ...config import Keys, Settings
from ..discovery import STDIN, Candidate
from .store import KEY_SIZE

if TYPE_CHECKING:
    from ..checker import Checker

_SETTLED = 2_000_000_000  # nanoseconds; the clocks of some file systems count no smaller steps


class Keying:
    """Makes the keys of files for one run.

    `said` is what the command line says besides the keys of the configuration.
    """

    def __init__(self, checker: Checker, said: tuple[str | None, ...]) -> None:
        self.said = said
        self._checker = checker
        self._words_said = repr((*said, _content(said[0])))
        self._kinds: dict[tuple[str, str, bool], tuple[bytes | None, bool]] = {}
        self._words: dict[Settings, str | None] = {}

    def kind(self, candidate: Candidate) -> bytes | None:
        """Return what decides besides the content of a file, or `None` where nothing of it is kept.

        That is standard input, and a file of which more decides than a digest can hold.
        """
        if candidate.path == STDIN:
            return None
        folder, _, name = candidate.path.rpartition(os.sep)
        place = folder, name.partition(".")[2], candidate.named
        known = self._kinds.get(place)
        if known is None:
            known = self._kinds[place] = self._kind(candidate, place[1])
        kind, by_path = known
        return _digest(kind.hex(), os.path.abspath(candidate.path)) if kind is not None and by_path else kind

    def _kind(self, candidate: Candidate, suffixes: str) -> tuple[bytes | None, bool]:
        """What holds for all files of a folder whose names end in this way, and whether more follows from the path."""
        settings, _ = self._checker.settings(candidate.path)
        if settings not in self._words:
            self._words[settings] = _words(settings)
        words = self._words[settings]
        named = candidate.named and not self._checker.skip_other
        kind = None if words is None else _digest(words, self._words_said, repr(named), suffixes)
        return kind, _has_patterns(settings)


def key_of_content(kind: bytes, data: bytes) -> bytes:
    """Return the key of a content."""
    return blake2b(data, digest_size=KEY_SIZE, key=kind).digest()


def key_of_status(kind: bytes, path: str, status: os.stat_result) -> bytes:
    """Return the key of a file whose status is this one: one that nobody has touched since need not be read.

    A relative path will do, since each working folder has a file of the cache to itself.
    """
    words = f"{status.st_size} {status.st_mtime_ns} {status.st_ctime_ns} {status.st_ino} {status.st_dev} {path}"
    return blake2b(words.encode("utf-8", "surrogateescape"), digest_size=KEY_SIZE, key=kind).digest()


def is_settled(status: os.stat_result, now: int) -> bool:
    """Tell whether a file has rested so long that its status tells of any later change; `now` is in nanoseconds."""
    return now - max(status.st_mtime_ns, status.st_ctime_ns) > _SETTLED


def _words(settings: Settings) -> str | None:
    """What a configuration says of findings; `None` where these follow from other files too."""
    if settings.routes:
        return None
    said = [(name, key.of(settings.layers)) for name, key in Keys.by_name().items() if not key.of_the_run]
    tables = [_content(dialect) for dialect in (settings.dialect, *settings.dialects.values())]
    return repr((said, tables))


def _has_patterns(settings: Settings) -> bool:
    """Whether what is in force for a file depends on where it is."""
    return bool(settings.layers and (settings.per_file_ignores or settings.dialects or settings.roles))


def _content(dialect: str | None) -> bytes | None:
    """What a dialect's table of the user's own holds."""
    if dialect is None or not dialect.endswith(".toml"):
        return None
    with open(dialect, "rb") as file:
        return file.read()


def _digest(*words: str) -> bytes:
    return blake2b("\0".join(words).encode("utf-8", "surrogatepass"), digest_size=32).digest()
