"""Finds a file or a folder that a test names, wherever the tests are started."""

from __future__ import annotations

from pathlib import Path

from ..diagnostics.whereabouts import relative_path
from ..errors import UsageError


def nearby(path: str | Path, folder: Path) -> Path:
    """Return a path that is in a folder or in one of those around it: the nearest that there is.

    What is below the working folder is returned relative to it, as findings are to name it.

    Raises:
        UsageError: it is in none of them.
    """
    for outer in (folder, *folder.parents):
        if (outer / path).exists():
            return Path(relative_path(str(outer / path)))
    raise UsageError(f"there is no `{path}` in {folder}, nor in a folder around it")
