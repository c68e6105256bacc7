"""Tells a text that is a call-control document from all others."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ...dialects import dialect_names, get_dialect
from ...source import Escaping, Hole, Span
from ..segment import Computed, Copied, Filled, Segment
from .formats import fields_left_open
from .values import UNKNOWN_CHARACTER, Text

_BEFORE_ROOT = r"\ufeff?\s*+(?:<\?xml\b[^<>]*+>\s*+)?+(?:<!--(?:[^-]|-(?!->))*+-->\s*+|<!DOCTYPE[^<>\[]*+>\s*+)*+"
_AFTER_ROOT = r"\s*+(?:<!--(?:[^-]|-(?!->))*+-->\s*+)*+"
_TAG = re.compile(r"<([A-Za-z_][\w.-]*+)")
_TEMPLATE_TAG = re.compile(r"\{%.*?%\}|<%.*?%>|\{\{[#/]", re.DOTALL)


def root_openings() -> tuple[bytes, ...]:
    """Return what a file holds that may hold a document: the beginning of a root's tag."""
    return tuple(f"<{root}".encode() for root in sorted(_roots()))


def root_of(text: Text) -> int | None:
    """Return where the root's tag begins in a text that is a document, complete and in one of the languages.

    It holds a verb that one of the dialects knows, or nothing at all. A template of another language is none.
    """
    opening = _opening().match(text.plain)
    if opening is None or not _closing().search(text.plain, opening.end()):
        return None
    if _TEMPLATE_TAG.search(text.plain):
        return None
    names = [tag[1] for tag in _TAG.finditer(text.plain, opening.end())]
    if names and not any(name.lower() in _verbs() for name in names):
        return None
    return opening.start(1)


def with_open_fields(text: Text) -> tuple[Text, bool]:
    """Return a text with holes for what looks like fields that are filled elsewhere, and whether there are any."""
    edits = []
    for start, end in fields_left_open(text.plain):
        part = text.cut(start, end)
        if UNKNOWN_CHARACTER in part.plain:
            continue
        edits.append((start, end, Text(_left_open(part))))
    return (text.replaced(edits), True) if edits else (text, False)


def _left_open(part: Text) -> Iterator[Segment]:
    places = [segment for segment in part.segments if isinstance(segment, Copied | Computed)]
    start, end = places[0].span.start, places[-1].span.end
    span = Span(start, max(start, end))
    yield Filled(part.plain, Hole(places[0].source, span, part.plain.strip("{}$%"), "format", Escaping.UNKNOWN))


@cache
def _roots() -> frozenset[str]:
    return frozenset(get_dialect(name).root for name in dialect_names())


@cache
def _verbs() -> frozenset[str]:
    dialects = [get_dialect(name) for name in dialect_names()]
    return frozenset(name.lower() for dialect in dialects for name in (*dialect.names, *dialect.foreign)) - {
        root.lower() for root in _roots()
    }


@cache
def _opening() -> re.Pattern[str]:
    return re.compile(rf"{_BEFORE_ROOT}(<(?:{'|'.join(sorted(_roots()))})(?=[\s/>]))")


@cache
def _closing() -> re.Pattern[str]:
    names = "|".join(sorted(_roots()))
    return re.compile(rf"(?:</(?:{names})\s*+>|(?<=/)>){_AFTER_ROOT}\Z")
