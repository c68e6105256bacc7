"""Which dialects a document can be written in, told from the names that it uses."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from ..source import has_hole
from .other_languages import OtherLanguage, other_language
from .registry import dialect_names, get_dialect
from .spec import Dialect

if TYPE_CHECKING:
    from ..source import Document, Node

# How much a name speaks against a dialect. An unknown element weighs more than any row of attributes
# that one element is likely to have wrong; one from a sister language of the same vendor a little less,
# because it stands in a document that mixes the two.
_UNKNOWN_ELEMENT, _SISTERS_ELEMENT, _OTHER_CASE, _MISPLACED, _UNKNOWN_ATTRIBUTE = 12, 11, 2, 3, 1

_MOST_KEPT = 2048  # elements by their names; nearly all are met again and again
_MANY = 32  # attributes of one element, which only a hostile document has


def choose_dialects(document: Document) -> tuple[Dialect, ...]:
    """Return the dialects that a document says or seems to be written in; all of them where it has no tree.

    A comment `flexml: dialect=…` decides, then the names: the dialects that fit them best, several where
    the names do not tell them apart. A document's own mistakes speak against every dialect alike, so the
    best fit need not be a perfect one.
    """
    said = said_dialect(document)
    if said is not None:
        return (said,)
    dialects = _dialects()
    if not document.well_formed:
        return dialects
    costs = [sum(column) for column in zip(*map(_costs_of, document.nodes), strict=True)]
    least = min(costs)
    return tuple([dialect for dialect, cost in zip(dialects, costs, strict=True) if cost == least])


def said_dialect(document: Document) -> Dialect | None:
    """Return the dialect that a comment `flexml: dialect=…` in a document names."""
    for pragma in document.pragmas:
        if pragma.key == "dialect" and pragma.value in dialect_names():
            return get_dialect(pragma.value)
    return None


def other_language_of(document: Document) -> OtherLanguage | None:
    """Return the language of another vendor that a document is plainly written in, unless it says what it is."""
    if not document.well_formed or said_dialect(document) is not None:
        return None
    root, *others = document.nodes
    if all(map(_is_known_node, others)):
        return None  # nearly every document
    names = {node.name for node in others if not has_hole(node.name)}
    attributes = {(node.name, attribute) for node in others for attribute in node.attributes}
    return other_language(root.name, names, {f"{name}@{attribute}" for name, attribute in attributes})


def fits_other_language(document: Document, language: OtherLanguage) -> bool:
    """Tell whether a document may be in another vendor's language, and in none of ours without mistakes."""
    if not document.well_formed or said_dialect(document) is not None:
        return False
    root, *others = document.nodes
    names = {node.name for node in others if not has_hole(node.name)}
    return root.name in language.roots and names <= language.names and not names <= _all_names()


@cache
def _all_names() -> frozenset[str]:
    return frozenset(name for dialect in dialect_names() for name in get_dialect(dialect).names)


@cache
def _all_attributes() -> frozenset[str]:
    specs = (spec for dialect in dialect_names() for spec in get_dialect(dialect).elements.values())
    return frozenset(attribute for spec in specs for attribute in spec.attributes)


def _names_in(node: Node) -> tuple[str | None, str, tuple[str, ...]]:
    """The names of what an element stands in, of the element, and of its attributes."""
    parent = node.parent
    return None if parent is None else parent.name, node.name, tuple(node.attributes)


def _costs_of(node: Node) -> tuple[int, ...]:
    row = _names_in(node)
    return _costs(*row) if len(row[2]) < _MANY else _costs.__wrapped__(*row)


def _is_known_node(node: Node) -> bool:
    name, attributes = node.name, tuple(node.attributes)
    return _is_known(name, attributes) if len(attributes) < _MANY else _is_known.__wrapped__(name, attributes)


@lru_cache(_MOST_KEPT)
def _is_known(name: str, attributes: tuple[str, ...]) -> bool:
    return (name in _all_names() or has_hole(name)) and _all_attributes().issuperset(attributes)


@lru_cache(_MOST_KEPT)
def _costs(parent: str | None, name: str, attributes: tuple[str, ...]) -> tuple[int, ...]:
    """What an element speaks against each of the dialects."""
    return tuple([_cost(dialect, parent, name, attributes) for dialect in _dialects()])


@cache
def _dialects() -> tuple[Dialect, ...]:
    return tuple(get_dialect(name) for name in dialect_names())


def _cost(dialect: Dialect, parent: str | None, name: str, attributes: Iterable[str]) -> int:
    spec = dialect.element(name, parent)
    if spec is None:
        folded = name.lower()
        if any(known.lower() == folded for known in dialect.names):
            return _OTHER_CASE // 2 if dialect.ignores_case else _OTHER_CASE
        return _SISTERS_ELEMENT if name in _names_of(dialect.vendor) else _UNKNOWN_ELEMENT
    cost = 0
    if parent is None:
        cost = 0 if name == dialect.root else _MISPLACED
    elif parent in dialect.names and parent not in spec.parents:
        cost = _MISPLACED
    if spec.open_content:
        return cost
    return cost + sum(_UNKNOWN_ATTRIBUTE for attribute in attributes if attribute not in spec.attributes)


@cache
def _names_of(vendor: str) -> frozenset[str]:
    """The element names of all languages of a vendor."""
    dialects = (get_dialect(name) for name in dialect_names())
    return frozenset(name for dialect in dialects if dialect.vendor == vendor for name in dialect.names)
