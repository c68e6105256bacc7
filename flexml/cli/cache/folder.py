"""The folder of the cache: where it is, and what may stay in it."""

# ruff: noqa: PTH100, PTH103, PTH105, PTH106, PTH108, PTH111, PTH112, PTH117, PTH118, PTH123, PTH208
# The start of every run over a folder waits for it, and `pathlib` is several times slower than `os`
from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from contextlib import suppress

VARIABLE = "FLEXML_CACHE_DIR"
SUFFIX = ".flexml-cache"
MOST_BYTES = 64 * 1024 * 1024
MOST_DAYS = 30
DAY = 24 * 60 * 60
_TEMPORARY = ".tmp"
_ABANDONED = 60 * 60  # seconds after which what is half written belongs to nobody
_IGNORED_BY_GIT = "# Made by flexml: a cache, which may be deleted at any time\n*\n"


def named_folder() -> str | None:
    """Return the folder that the environment names."""
    named = os.environ.get(VARIABLE)
    return os.path.abspath(named) if named else None  # links stay as they are


def default_folder() -> str:
    """Return the folder for caches of this platform: that of XDG, of macOS or of Windows."""
    if sys.platform == "win32":
        outer = os.environ.get("LOCALAPPDATA") or os.path.expanduser(r"~\AppData\Local")
        return os.path.join(outer, "flexml", "Cache")
    if sys.platform == "darwin":
        return os.path.expanduser("~/Library/Caches/flexml")
    outer = os.environ.get("XDG_CACHE_HOME", "")
    if not os.path.isabs(outer):  # as the standard wants it
        outer = os.path.expanduser("~/.cache")
    return os.path.join(outer, "flexml")


def replace_in(folder: str, name: str, data: bytes) -> None:
    """Write a file of the cache so that others read the old one or the new one; make the folder where there is none.

    Raises:
        OSError: it cannot be written; nothing is left behind then.
    """
    if not os.path.isdir(folder):
        os.makedirs(folder, mode=0o700, exist_ok=True)
        with suppress(OSError), open(os.path.join(folder, ".gitignore"), "x", encoding="utf-8") as file:
            file.write(_IGNORED_BY_GIT)
    beside = os.path.join(folder, f"{name}.{os.getpid()}{_TEMPORARY}")
    try:
        with open(beside, "wb") as file:
            file.write(data)
        os.replace(beside, os.path.join(folder, name))
    except BaseException:
        with suppress(OSError):
            os.unlink(beside)
        raise


def sweep(folder: str, most_bytes: int = MOST_BYTES) -> None:
    """Remove what nobody has used for long, then the oldest files until the rest is small enough."""
    now = time.time()
    size = 0
    for age, bytes_, path in sorted((now - status.st_mtime, status.st_size, path) for path, status in ours(folder)):
        size += bytes_
        abandoned = path.endswith(_TEMPORARY) and age > _ABANDONED
        if abandoned or age > MOST_DAYS * DAY or size > most_bytes:
            with suppress(OSError):  # another process was faster, or it may not be removed
                os.unlink(path)


def clear(folder: str) -> int:
    """Remove all files of the cache, and nothing else that is in the folder; return how many there were.

    Raises:
        OSError: one of them cannot be removed.
    """
    files = [path for path, _ in ours(folder)]
    for path in files:
        with suppress(FileNotFoundError):
            os.unlink(path)
    with suppress(OSError):
        with open(os.path.join(folder, ".gitignore"), encoding="utf-8") as file:
            is_ours = file.read() == _IGNORED_BY_GIT
        if is_ours and os.listdir(folder) == [".gitignore"]:
            os.unlink(os.path.join(folder, ".gitignore"))
    with suppress(OSError):  # something else is in it
        os.rmdir(folder)
    return len(files)


def ours(folder: str) -> Iterator[tuple[str, os.stat_result]]:
    """Yield the files of the cache, also those that are half written."""
    try:
        with os.scandir(folder) as listing:
            entries = [entry for entry in listing if SUFFIX in entry.name]
    except OSError:
        return
    for entry in entries:
        with suppress(OSError):
            if entry.name.endswith((SUFFIX, _TEMPORARY)) and entry.is_file(follow_symlinks=False):
                yield entry.path, entry.stat(follow_symlinks=False)
