"""Where targets write what is read from a file: a folder that is gone when the process ends."""

from __future__ import annotations

import atexit
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory


def written(name: str, data: bytes) -> Path:
    """Return the path of a file of that name, with these bytes in it."""
    path = _folder() / name
    path.write_bytes(data)
    return path


@cache
def _folder() -> Path:
    folder = TemporaryDirectory(prefix="flexml-fuzz-")
    atexit.register(folder.cleanup)
    return Path(folder.name)
