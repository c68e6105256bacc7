"""Where a link stands in its document, for findings about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..source import Document, Span

if TYPE_CHECKING:
    from ..flow import Link


def link_span(link: Link, document: Document) -> Span:
    """Return the place of a link's URL, or of its element's name where none is written."""
    place = document.place(link.node)
    if link.attribute is not None:
        return place.value(link.attribute) if link.url else place.attributes[link.attribute].whole
    return place.text if link.url else place.name


def is_told_elsewhere(link: Link) -> bool:
    """Tell whether a link without a URL lacks one, which is a defect of its own."""
    spec = link.step.spec
    return not link.url and link.attribute is None and spec is not None and spec.text is not None and spec.text.required
