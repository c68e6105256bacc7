"""What a finding is known by when lines move: its rule, where it stands by names, and what stands there."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from ..source import Document, Node, Span

if TYPE_CHECKING:
    from ..diagnostics import Diagnostic

_DIGITS = 16  # hexadecimal ones; 64 bits tell apart all findings of any one file
_NEAR = 80  # characters; a document may be one line of a million
_LINE_BREAK = re.compile(r"[\r\n]")


class Paths:
    """The way to places in a document, by the names of elements and attributes."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._attributes: dict[Node, tuple[list[int], list[str]]] = {}

    def of(self, span: Span) -> str:
        """Return the names that lead to the innermost element or attribute around a span: `/Response/Say/@voice`.

        There are none where the text is not well-formed, and where the span lies outside of the root.
        """
        node = self._document.around(span) if self._document.well_formed else None
        names = [] if node is None else self._attribute(node, span)
        while node is not None:
            names.append(node.name)
            node = node.parent
        return "".join(f"/{name}" for name in reversed(names))

    def _attribute(self, node: Node, span: Span) -> list[str]:
        known = self._attributes.get(node)
        if known is None:
            places = self._document.place(node).attributes
            known = self._attributes[node] = [place.whole.start for place in places.values()], list(places)
        starts, names = known
        before = bisect_right(starts, span.start) - 1
        if before < 0:
            return []
        whole = self._document.place(node).attributes[names[before]].whole
        return [f"@{names[before]}"] if span.end <= whole.end else []


def fingerprint(diagnostic: Diagnostic) -> str:
    """Return a word for a finding that stays the same when other parts of the file change.

    Two findings of one file share it where the same mistake stands in two like places; neither the file
    nor the message is part of it.
    """
    value = " ".join(diagnostic.span.cut(diagnostic.source.text).split())
    return _digest(diagnostic.code, diagnostic.path, value)


def line_fingerprint(diagnostic: Diagnostic) -> str:
    """Return a word for the line that a finding stands on, which tells apart those that share a fingerprint."""
    text, span = diagnostic.source.text, diagnostic.span
    before = _LINE_BREAK.split(text[max(0, span.start - _NEAR) : span.start])[-1]
    after = _LINE_BREAK.split(text[span.start : span.start + _NEAR])[0]
    return _digest(" ".join((before + after).split()))[: _DIGITS // 2]


def _digest(*words: str) -> str:
    from hashlib import sha256  # only who writes or reads a baseline needs it

    return sha256("\0".join(words).encode("utf-8", "surrogatepass")).hexdigest()[:_DIGITS]
