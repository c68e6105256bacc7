"""A value that a template or a program puts into a document, and where in the tree it goes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
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


def insertions(document: Document, wanted: Callable[[Hole], bool]) -> Iterator[Insertion]:
    """Yield what is put into attribute values and texts of the holes that are wanted.

    What stands for markup itself or in a CDATA section is not among them. Most documents have no such hole, and are
    not even located.
    """
    if document.origins is None or not any(map(wanted, document.origins.all_holes)):
        return
    for node in document.nodes:
        place = document.place(node)
        for name, attribute in place.attributes.items():
            yield from _within(document, attribute.value, node, name, wanted)
        for text in place.texts:
            if not _is_cdata(document.source.text, text):
                yield from _within(document, text, node, None, wanted)


def _within(
    document: Document, span: Span, node: Node, attribute: str | None, wanted: Callable[[Hole], bool]
) -> Iterator[Insertion]:
    for mark in MARK.finditer(document.source.text, span.start, span.end):
        at = Span(*mark.span())
        for hole in document.holes(at):
            if wanted(hole):
                yield Insertion(hole, at, node, attribute)


def _is_cdata(text: str, span: Span) -> bool:
    opening = text.rfind(_CDATA, max(0, span.start - 200), span.start)
    return opening >= 0 and not text[opening + len(_CDATA) : span.start].strip()
