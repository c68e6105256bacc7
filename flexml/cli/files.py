"""Writes a file so that, whenever the program dies, it is the old one or the new one."""

from __future__ import annotations

import os
import stat
from pathlib import Path


def write_file(path: Path, data: bytes) -> None:
    """Put `data` in a file that may be there or not; a link is followed, and a file that is there keeps its mode.

    Raises:
        OSError: the file cannot be written.
    """
    target = path.resolve()
    mode = stat.S_IMODE(target.stat().st_mode) if target.exists() else None
    if mode is not None and not (target.is_file() and os.access(target, os.W_OK)):
        raise PermissionError("it may not be written")  # the folder alone decides whether a file can be replaced
    beside = target.with_name(f".{target.name}.{os.getpid()}.tmp")
    descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
    try:
        with open(descriptor, "wb") as file:  # noqa: PTH123 - a descriptor, not a path
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if mode is not None:
            beside.chmod(mode)
        beside.replace(target)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise


def replace_file(path: str, old: bytes, new: bytes) -> None:
    """Put `new` in place of the file's content, which was `old` when it was read.

    Raises:
        OSError: the file cannot be written, or has changed since it was read.
    """
    if Path(path).read_bytes() != old:
        raise OSError("it was changed by somebody else since it was read, and is left alone")
    write_file(Path(path), new)
