"""Writes a file so that, whenever the program dies, it is the old one or the new one."""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from functools import cache
from pathlib import Path
from time import time

_PREFIX, _SUFFIX = ".flexml-", ".tmp"
_SECONDS = 3600  # no program writes one file for so long


def replace_file(path: str, old: bytes, new: bytes) -> None:
    """Put `new` in place of the file's content, which was `old` when it was read.

    A link is followed. The file keeps its mode, and its owner where that is allowed.

    Raises:
        OSError: the file cannot be written, or has changed since it was read.
    """
    target = Path(path).resolve()
    _write(target, new, target.stat(), old)


def write_file(path: Path, data: bytes) -> None:
    """Put `data` in a file that may be there or not; a link is followed, and a file that is there keeps its mode.

    A pipe or a device gets the data too.

    Raises:
        OSError: the file cannot be written.
    """
    if path.exists() and not path.is_file():  # before links are followed: those of `/dev/stderr` end at no path
        path.write_bytes(data)
        return
    target = path.resolve()
    _write(target, data, target.stat() if target.exists() else None)


def _write(target: Path, data: bytes, status: os.stat_result | None, old: bytes | None = None) -> None:
    if status is not None and not stat.S_ISREG(status.st_mode):
        raise OSError("it is no regular file, and cannot be replaced")
    if status is not None and not os.access(target, os.W_OK):
        raise PermissionError("it may not be written")  # the folder alone decides whether a file can be replaced
    _sweep(str(target.parent))
    # The name is known before the file is there: whenever Ctrl-C comes, what lies there is removed.
    beside = target.with_name(f"{_PREFIX}{os.urandom(8).hex()}{_SUFFIX}")
    try:
        with open(beside, "xb", opener=_private) as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if status is not None:
            with suppress(OSError, AttributeError):  # only root gives files away, and Windows knows no owners
                os.chown(beside, status.st_uid, status.st_gid)
        beside.chmod(_mode() if status is None else stat.S_IMODE(status.st_mode))
        if old is not None:
            _hold_against(target, old)
        beside.replace(target)
    except BaseException:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
        raise


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)  # until the file has the mode that it is to have


@cache
def _sweep(folder: str) -> None:
    """Remove, once in a run, what programs left in a folder that were killed while they wrote there."""
    long_ago = time() - _SECONDS
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.startswith(_PREFIX) and entry.name.endswith(_SUFFIX):
                with suppress(OSError):
                    if entry.stat(follow_symlinks=False).st_mtime < long_ago:
                        os.unlink(entry.path)  # noqa: PTH108 - `scandir` has no Path


def _hold_against(target: Path, old: bytes) -> None:
    if target.read_bytes() != old:
        raise OSError("it was changed by somebody else since it was read, and is left alone")


def _mode() -> int:
    """The mode of a new file."""
    umask = os.umask(0)
    os.umask(umask)
    return 0o666 & ~umask
