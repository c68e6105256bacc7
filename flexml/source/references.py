"""Finds the first `&` in a run of characters that XML does not allow."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from .characters import FORBIDDEN, PREDEFINED, REFERENCE
from .fault import SyntaxFault
from .shown import shown
from .span import Span

_SHOWN = 20  # a run with more bare ampersands is not a URL, and nobody reads so many marks
_UNFINISHED = re.compile("&(?:#[0-9]++|#x[0-9A-Fa-f]++|[A-Za-z][A-Za-z0-9]*+)?+")


def find_reference_fault(text: str, start: int, end: int) -> SyntaxFault | None:
    """Return what is wrong with the first wrong `&` in `text[start:end]`."""
    at = text.find("&", start, end)
    while at >= 0:
        match = REFERENCE.match(text, at, end)
        if match is None:
            return _bare(text, at, end)
        fault = _wrong(match)
        if fault is not None:
            return fault
        at = text.find("&", match.end(), end)
    return None


def _bare(text: str, at: int, end: int) -> SyntaxFault:
    unfinished = _UNFINISHED.match(text, at, end)
    word = "" if unfinished is None else unfinished[0][1:]
    others = tuple((Span(place, place + 1), "and here") for place in islice(_bare_places(text, at + 1, end), _SHOWN))
    reason = "a bare `&` begins a reference that XML does not know"
    return SyntaxFault("bare-ampersand", Span(at, at + 1), reason, word, others)


def _bare_places(text: str, start: int, end: int) -> Iterator[int]:
    at = text.find("&", start, end)
    while at >= 0:
        match = REFERENCE.match(text, at, end)
        if match is None:
            yield at
        at = text.find("&", at + 1 if match is None else match.end(), end)


def _wrong(match: re.Match[str]) -> SyntaxFault | None:
    name, span = match["name"], Span(*match.span())
    if name is not None:
        if name in PREDEFINED:
            return None
        return SyntaxFault("undeclared-entity", span, f"the entity `&{shown(name)};` is not declared", name)
    code = referred_code(match)
    if code is not None and FORBIDDEN.fullmatch(chr(code)) is None:
        return None
    word = shown(match[0][1:-1]) if code is None else f"U+{code:04X}"
    return SyntaxFault("forbidden-character", span, f"`{word}` is not a character that XML allows", word)


def referred_code(match: re.Match[str]) -> int | None:
    """Return the code point that a match of `REFERENCE` names by number, if there is such a one."""
    digits, base = (match["decimal"], 10) if match["decimal"] is not None else (match["hex"], 16)
    digits = digits.lstrip("0")
    if len(digits) > 7:
        return None
    code = int(digits or "0", base)
    return code if code <= 0x10FFFF else None
