"""Writes a file anew so that, whenever the program dies, the file is the old one or the new one."""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from pathlib import Path


def replace_file(path: str, old: bytes, new: bytes) -> None:
    """Put `new` in place of the file's content, which was `old` when it was read.

    A link is followed. The file keeps its mode, and its owner where that is allowed.

    Raises:
        OSError: the file cannot be written, or has changed since it was read.
    """
    from tempfile import mkstemp  # costs as much as a check, and most runs write nothing

    target = Path(path).resolve()
    status = target.stat()
    if not stat.S_ISREG(status.st_mode):
        raise OSError("it is no regular file, and cannot be replaced")
    if not os.access(target, os.W_OK):  # the folder alone decides whether a file in it can be replaced
        raise PermissionError("it may not be written")
    descriptor, name = mkstemp(dir=target.parent, prefix=f".{target.name}.", suffix=".tmp")
    beside = Path(name)
    try:
        with open(descriptor, "wb") as file:  # noqa: PTH123 - a descriptor, not a path
            file.write(new)
            file.flush()
            os.fsync(file.fileno())
        with suppress(OSError, AttributeError):  # only root gives files away, and Windows knows no owners
            os.chown(beside, status.st_uid, status.st_gid)
        beside.chmod(stat.S_IMODE(status.st_mode))
        _hold_against(target, old)
        beside.replace(target)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise


def _hold_against(target: Path, old: bytes) -> None:
    if target.read_bytes() != old:
        raise OSError("it was changed by somebody else since it was read, and is left alone")
