"""Reads over a DOCTYPE without believing what it declares."""

from __future__ import annotations

from ..late import late_pattern
from ..record import Record
from .span import Span

OPENING = "<!DOCTYPE"
_STOP = late_pattern(r"[\"'\[\]<>]")
_CLOSING = {'"': '"', "'": "'", "<!--": "-->", "<?": "?>"}
_DECLARATION = late_pattern(r"<![A-Z]*+(?:\s++%?+\s*+([^\s\"'<>]++))?+")


class Doctype(Record):
    """Where a DOCTYPE ends (`None`: nowhere) and the first thing that it declares, with its name."""

    end: int | None
    declaration: Span | None = None
    name: str = ""


def read_doctype(text: str, position: int) -> Doctype:
    """Return what stands in the DOCTYPE that begins at `position`; stops at the first declaration in it."""
    depth = 0
    position += len(OPENING)
    while stop := _STOP.search(text, position):
        position = stop.end()
        if stop[0] in "[]":
            depth += 1 if stop[0] == "[" else -1
            continue
        opening = next((mark for mark in _CLOSING if text.startswith(mark, stop.start())), None)
        if opening is not None:
            closing = text.find(_CLOSING[opening], stop.start() + len(opening))
            if closing < 0:
                return Doctype(None)
            position = closing + len(_CLOSING[opening])
        elif stop[0] == ">" and depth <= 0:
            return Doctype(position)
        elif stop[0] == "<":
            declaration = _DECLARATION.match(text, stop.start())
            if depth <= 0 or declaration is None:
                return Doctype(None)
            return Doctype(None, Span(*declaration.span()), declaration[1] or "")
    return Doctype(None)


def find_doctype(text: str) -> Span | None:
    """Return where the DOCTYPE of a well-formed text stands."""
    at = text.find("<")
    while text.startswith(("<!--", "<?"), at):
        closing = "-->" if text.startswith("<!--", at) else "?>"
        at = text.find("<", text.index(closing, at + 2))
    if not text.startswith(OPENING, at):
        return None
    end = read_doctype(text, at).end
    return None if end is None else Span(at, end)
