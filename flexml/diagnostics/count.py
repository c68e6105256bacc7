"""Numbers with the word for what they count."""

from __future__ import annotations


def counted(number: int, word: str) -> str:
    """Return `1 file` or `1,234 files`."""
    return f"{number:,} {word}" if number == 1 else f"{number:,} {word}s"
