"""Keeps what was found: the smallest input for each way to fail, and what was raised."""

from __future__ import annotations

import traceback
from pathlib import Path


def signature(error: BaseException) -> str:
    """Return what tells one way to fail from another: the exception, and the last place in our own files."""
    frames = traceback.extract_tb(error.__traceback__)
    own = [frame for frame in frames if "/flexml/" in frame.filename or "/fuzz/targets/" in frame.filename] or frames
    place = f"{Path(own[-1].filename).stem}-{own[-1].lineno}" if own else "nowhere"
    return f"{type(error).__name__}-{place}"


def keep(folder: Path, target: str, data: bytes, error: BaseException) -> Path:
    """Write an input and what it raises, unless a smaller one is there that fails in the same way; return its file."""
    path = folder / f"{target}-{signature(error)}"
    if not path.exists() or len(data) < path.stat().st_size:
        folder.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        words = "".join(traceback.format_exception(error))
        path.with_name(f"{path.name}.txt").write_text(words, "utf-8", "backslashreplace")
    return path
