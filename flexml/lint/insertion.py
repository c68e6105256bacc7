"""A value that a template or a program puts into a document, and where in the tree it goes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..source import Document, Hole, Node, Span
from ..source.mark import MARK

_CDATA = "<![CDATA["


@dataclass(frozen=True, slots=True)
class Insertion:
    """A hole at `span` of the document: in the value of an `attribute` of the element, else in its text."""

    hole: Hole
    span: Span
    node: Node
    attribute: str | None


def insertions(document: Document) -> Iterator[Insertion]:
    """Yield what is put into attribute values and texts, not what stands for markup itself or in a CDATA section."""
    if document.origins is None:
        return
    for node in document.nodes:
        place = document.place(node)
        for name, attribute in place.attributes.items():
            yield from _within(document, attribute.value, node, name)
        for text in place.texts:
            if not _is_cdata(document.source.text, text):
                yield from _within(document, text, node, None)


def _within(document: Document, span: Span, node: Node, attribute: str | None) -> Iterator[Insertion]:
    for mark in MARK.finditer(document.source.text, span.start, span.end):
        at = Span(*mark.span())
        for hole in document.holes(at):
            yield Insertion(hole, at, node, attribute)


def _is_cdata(text: str, span: Span) -> bool:
    opening = text.rfind(_CDATA, max(0, span.start - 200), span.start)
    return opening >= 0 and not text[opening + len(_CDATA) : span.start].strip()
