"""Says which white space in a document means something."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import IntEnum

from ..dialects import Dialect, ElementSpec
from ..source import Document, Node
from ..source.blank import SPACE


class Content(IntEnum):
    """What may be done to the inside of an element."""

    BLOCK = 0  # elements alone: they are laid out anew
    INLINE = 1  # characters that mean something: all of them stay, and tags are written anew
    RAW = 2  # nobody knows: nothing is touched


def contents(document: Document, dialects: Iterable[Dialect]) -> Mapping[Node, Content]:
    """Return what may be done to each element; where several dialects fit, the most careful one decides."""
    found: dict[Node, Content] = {}
    for dialect in dialects:
        specs: dict[Node, ElementSpec | None] = {}
        for node in document.nodes:
            parent = node.parent
            outer = None if parent is None else specs[parent]
            name = None if parent is None else parent.name if outer is None else outer.name
            specs[node] = dialect.resolve(node.name, name)
            found[node] = max(found.get(node, Content.BLOCK), _own(document, node, specs[node]))
    for node in document.nodes:  # what is around an element decides for it, too
        if node.parent is not None:
            found[node] = max(found[node], found[node.parent])
    return found


def _own(document: Document, node: Node, spec: ElementSpec | None) -> Content:
    if spec is None or spec.open_content:
        return Content.RAW
    if node.get(_XML_SPACE) is not None:
        return Content.INLINE
    if spec.text is not None and not (spec.text.alone and next(node.elements, None) is not None):
        return Content.INLINE
    return Content.INLINE if _has_characters(document, node) else Content.BLOCK


_XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_CDATA = "<![CDATA["


def _has_characters(document: Document, node: Node) -> bool:
    """Whether something stands directly inside that is more than white space between tags, as written."""
    place, text = document.place(node), document.source.text
    if node.own_text.strip(SPACE) or place.texts:  # the second: `&#32;`, which somebody wrote on purpose
        return True
    if _CDATA not in text:
        return False
    start = place.tag.end
    for child in node.elements:
        element = document.place(child).element
        if text.find(_CDATA, start, element.start) >= 0:
            return True
        start = element.end
    return text.find(_CDATA, start, place.content.end) >= 0
