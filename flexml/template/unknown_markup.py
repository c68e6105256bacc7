"""Takes a value for an unknown element where only elements may stand: `<Response>{verbs}</Response>`.

The worlds of `lint` silence what is said of a value that may be markup, and of the text around it; this is for Python,
where nothing is escaped by itself and such a value is markup on purpose: stray text beside it is still found
(`<Response>x{verbs}</Response>`), and no rule advises to escape it.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from ..dialects import dialect_names, get_dialect
from ..source import Document, Escaping
from ..source.mark import MARK
from .segment import Computed, Filled, Segment

_MARKUP = (Escaping.NONE, Escaping.UNKNOWN)


def with_unknown_elements(segments: Iterable[Segment], document: Document) -> tuple[Segment, ...] | None:
    """Return the segments of a document with such values in angle brackets; nothing where there are none.

    A value that is escaped is text wherever it stands.
    """
    among_elements = _among_elements(document)
    if not among_elements:
        return None
    changed: list[Segment] = []
    number, found = 0, False
    for segment in segments:
        if not isinstance(segment, Filled):
            changed.append(segment)
            continue
        if number in among_elements and segment.hole.escaping in _MARKUP:
            source, span = segment.hole.source, segment.hole.span
            found = True
            changed += (Computed("<", source, span), segment, Computed("/>", source, span))
        else:
            changed.append(segment)
        number += 1
    return tuple(changed) if found else None


def _among_elements(document: Document) -> set[int]:
    """Which of the marks in a document, by their number, stand where no dialect has text."""
    if not document.well_formed or document.origins is None or not document.origins.marks:
        return set()
    places: set[int] = set()
    text = document.source.text
    for node in document.nodes:
        if node.name in _without_text() and MARK.search(node.own_text):
            for span in document.place(node).texts:
                places.update(mark.start() for mark in MARK.finditer(text, span.start, span.end))
    if not places:
        return places
    return {number for number, mark in enumerate(MARK.finditer(text)) if mark.start() in places}


@cache
def _without_text() -> frozenset[str]:
    """The names of the elements that take no text in any dialect."""
    specs = [spec for name in dialect_names() for spec in get_dialect(name).elements.values()]
    with_text = {spec.name for spec in specs if spec.text is not None or spec.open_content}
    return frozenset(spec.name for spec in specs) - with_text
