"""The way to a place in a document by names, which stays the same when lines move."""

from __future__ import annotations

from bisect import bisect_right

from ..source import Document, Node, Span


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
