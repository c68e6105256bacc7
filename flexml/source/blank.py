"""The white space of XML, and what is left of a text without it."""

from __future__ import annotations

SPACE = " \t\r\n"


def strip_span(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the bounds of `text[start:end]` without the white space around."""
    run = text[start:end]
    begin = start + len(run) - len(run.lstrip(SPACE))
    return begin, max(begin, start + len(run.rstrip(SPACE)))
