"""What a message shows of a document."""

from __future__ import annotations


def shown(words: str) -> str:
    """Return words from a document for a message: on one line, without backticks, and not too long."""
    line = " ".join(words[:120].replace("`", "'").split())
    return line if len(line) <= 60 and len(words) <= 120 else f"{line[:59]}…"
