"""The least and the most that a document may hold where a template leaves open what stands in it.

An expression between tags may print nothing, a text, or markup; one in a tag may bring any attribute. Rules see a
document in which none of this is, and then one in which all of it is: what they say of both is sure.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from ..dialects import Dialect, ElementSpec
from ..source import Document, Escaping, Hole, Node, Span, has_hole
from ..source.mark import FIRST_MARK, LAST_MARK, MARK
from ..template.splicing import Splice, respliced

_BLANK = "\N{REPLACEMENT CHARACTER}"
_DEPTH = 3  # of markup that an expression may print: a verb, its nouns, their parameters
_MOST_PLACES = 100  # that are filled to the brim; more only cost time


def other_worlds(document: Document, candidates: tuple[Dialect, ...]) -> Iterator[Document]:
    """Yield the least and the most that a document may be, each where that is another document."""
    if document.origins is None or not document.well_formed or not has_hole(document.source.text):
        return
    world = _World(document, candidates)
    places = world.open_places()
    if places:
        yield respliced(document, [Splice(place.span, "") for place in places])
    most = list(world.most(places))
    if most:
        yield respliced(document, most)


def open_holes(document: Document, candidates: tuple[Dialect, ...]) -> Iterator[Hole]:
    """Yield the holes of a document that may bring elements or attributes; all others bring text."""
    if not document.well_formed or not has_hole(document.source.text):
        return
    world = _World(document, candidates)
    for place in world.open_places():
        if place.kind == "attribute" or world.may_be_markup(place):
            yield from document.holes(place.span)


@dataclass(frozen=True, slots=True)
class _Place:
    """Where something stands that nobody knows: an attribute of `node`, or a text or an element in it."""

    span: Span
    node: Node
    kind: str


class _World:
    def __init__(self, document: Document, candidates: tuple[Dialect, ...]) -> None:
        self._document = document
        self._text = document.source.text
        self._specs: dict[Dialect, dict[Node, ElementSpec | None]] = {dialect: {} for dialect in candidates}

    def open_places(self) -> list[_Place]:
        """Return the places in order, none inside another."""
        found: list[_Place] = []
        end = 0
        for node in self._document.nodes:
            place, parent = self._document.place(node), node.parent
            if place.tag.start < end:
                continue
            if has_hole(node.name) and parent is not None:
                found.append(_Place(place.element, parent, "element"))
                end = place.element.end
                continue
            found += [
                _Place(attribute.whole, node, "attribute")
                for name, attribute in place.attributes.items()
                if has_hole(name)
            ]
            found += [
                _Place(Span(text.start + mark.start(), text.start + mark.end()), node, "text")
                for text in place.texts
                for mark in MARK.finditer(text.cut(self._text))
            ]
        return sorted(found, key=lambda place: place.span)

    def most(self, places: Iterable[_Place]) -> Iterator[Splice]:
        """Yield all that may stand in the places."""
        values, full = _Values(), 0
        for place in places:
            if place.kind == "attribute":
                yield Splice(place.span, self._attributes(place.node, values))
            elif full < _MOST_PLACES and self.may_be_markup(place):
                yield Splice(place.span, place.span.cut(self._text) + self._content(place.node, values))
                full += 1

    def may_be_markup(self, place: _Place) -> bool:
        """Tell whether elements may stand where a hole is."""
        if place.kind == "element" or all(spec.text is None for _, spec in self._pairs(place.node)):
            return True
        holes = self._document.holes(place.span)
        return any(hole.escaping in (Escaping.NONE, Escaping.UNKNOWN) for hole in holes)

    def _attributes(self, node: Node, values: _Values) -> str:
        """All attributes that an element may have, and that are not written."""
        names = dict.fromkeys(name for _, spec in self._pairs(node) for name in spec.attributes)
        written = {name.lower() for name in node.attributes}
        return values.attributes(node, (name for name in names if name.lower() not in written))

    def _content(self, node: Node, values: _Values) -> str:
        """All markup that an element may hold."""
        return "".join(values.filled(_content(dialect, spec.key)) for dialect, spec in self._pairs(node))

    def _pairs(self, node: Node) -> Iterator[tuple[Dialect, ElementSpec]]:
        for dialect, specs in self._specs.items():
            spec = _spec(dialect, specs, node)
            if spec is not None:
                yield dialect, spec


class _Values:
    """Makes values that nobody knows, each another one."""

    def __init__(self) -> None:
        self._last = LAST_MARK + 1
        self._filled: set[Node] = set()

    def attributes(self, node: Node, names: Iterable[str]) -> str:
        """Return attributes of an element; none where it has got them already."""
        if node in self._filled:
            return ""
        self._filled.add(node)
        return " ".join(f'{name}="{self._next()}"' for name in names)

    def filled(self, content: str) -> str:
        """Return markup with a value for each blank."""
        return re.sub(_BLANK, lambda _: self._next(), content)

    def _next(self) -> str:
        self._last = max(self._last - 1, FIRST_MARK)
        return chr(self._last)


def _spec(dialect: Dialect, specs: dict[Node, ElementSpec | None], node: Node) -> ElementSpec | None:
    if node not in specs:
        parent = node.parent
        outer = None if parent is None else _spec(dialect, specs, parent)
        name = None if parent is None else parent.name if outer is None else outer.name
        specs[node] = dialect.resolve(node.name, name)
    return specs[node]


@lru_cache(maxsize=256)
def _content(dialect: Dialect, key: str, depth: int = _DEPTH) -> str:
    """All markup that an element of a table may hold, with a blank for each value."""
    spec = dialect.elements[key]
    if not depth or spec.open_content:
        return ""
    children = (dialect.element(name, spec.name) for name in spec.children)
    return "".join(_element(dialect, child, depth - 1) for child in children if child is not None)


def _element(dialect: Dialect, spec: ElementSpec, depth: int) -> str:
    attributes = "".join(f' {name}="{_BLANK}"' for name in spec.attributes)
    text = "" if spec.text is None else _BLANK
    return f"<{spec.name}{attributes}>{text}{_content(dialect, spec.key, depth)}</{spec.name}>"
