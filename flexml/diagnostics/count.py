"""Numbers with the word for what they count."""

from __future__ import annotations


def counted(number: int, word: str, words: str | None = None) -> str:
    """Return `1 file` or `1,234 files`; `words` is the plural where no `s` makes it."""
    return f"{number:,} {word if number == 1 else words or f'{word}s'}"
