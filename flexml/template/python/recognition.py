"""Tells a text that is a call-control document from all others."""

from __future__ import annotations

import re
from functools import cache

from ...dialects import dialect_names, get_dialect
from ...dialects.sniff import Kind, Sniffer
from ...source import Escaping, Hole
from ..segment import Copied, Filled
from .formats import fields_left_open
from .values import Text

_BEFORE_ROOT = r"\ufeff?\s*+(?:<\?xml\b[^<>]*+>\s*+)?+(?:<!--(?:[^-]|-(?!->))*+-->\s*+|<!DOCTYPE[^<>\[]*+>\s*+)*+"
_AFTER_ROOT = r"\s*+(?:<!--(?:[^-<]|-(?!->)|<(?!!--))*+-->\s*+)*+"
_TEMPLATE_TAG = re.compile(r"\{%(?:(?!\{%|%\}).)*+%\}|<%(?:(?!<%|%>).)*+%>|\{\{[#/]", re.DOTALL)


def root_openings() -> tuple[bytes, ...]:
    """Return what a file holds that may hold a document: the beginning of a root's tag."""
    return tuple(f"<{root}".encode() for root in sorted(_roots()))


def root_of(text: Text) -> int | None:
    """Return where the root's tag begins in a text that is a document, complete and in one of the languages.

    It holds a verb that one of the dialects knows or nearly knows, or nothing at all. A template of another language
    is none.
    """
    opening = _opening().match(text.plain)
    if opening is None or not _closing().search(text.plain, opening.end()):
        return None
    if _TEMPLATE_TAG.search(text.plain):
        return None
    if _sniffer().kind(text.plain.encode("utf-8", "replace")) is not Kind.CALL_CONTROL:
        return None
    return opening.start(1)


def with_open_fields(text: Text) -> tuple[Text, bool]:
    """Return a text with holes for what looks like fields that are filled elsewhere, and whether there are any."""
    edits = []
    for start, end in fields_left_open(text.plain):
        segments = text.cut(start, end).segments
        if len(segments) == 1 and isinstance(segments[0], Copied):  # braces of an escape are meant
            edits.append((start, end, Text((_left_open(segments[0]),))))
    return (text.replaced(edits), True) if edits else (text, False)


def _left_open(field: Copied) -> Filled:
    return Filled(field.text, Hole(field.source, field.span, field.text.strip("{}$%"), "format", Escaping.UNKNOWN))


@cache
def _roots() -> frozenset[str]:
    return frozenset(get_dialect(name).root for name in dialect_names())


@cache
def _sniffer() -> Sniffer:
    return Sniffer.of(get_dialect(name) for name in dialect_names())


@cache
def _opening() -> re.Pattern[str]:
    return re.compile(rf"{_BEFORE_ROOT}(<(?:{'|'.join(sorted(_roots()))})(?=[\s/>]))")


@cache
def _closing() -> re.Pattern[str]:
    names = "|".join(sorted(_roots()))
    return re.compile(rf"(?:</(?:{names})\s*+>|(?<=/)>){_AFTER_ROOT}\Z")
