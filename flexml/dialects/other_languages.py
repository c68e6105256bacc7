"""Call-control languages of other vendors: known well enough to say whose a document is, and no further."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from functools import cache

from ..record import Record


class OtherLanguage(Record):
    """A language by its names; `own` are the elements and attributes (`Element@name`) that it alone has."""

    title: str
    roots: frozenset[str]
    names: frozenset[str]
    own: frozenset[str]


@cache
def other_languages() -> tuple[OtherLanguage, ...]:
    """Return those that we can tell."""
    from .tables.others import OTHERS  # nearly no document has a name that we do not know

    return tuple(
        OtherLanguage(title, frozenset(roots), frozenset(names), frozenset(own)) for title, roots, names, own in OTHERS
    )


def other_language(root: str, names: AbstractSet[str], attributes: AbstractSet[str]) -> OtherLanguage | None:
    """Return the language that a document is plainly written in, by its root and the names of what stands in it.

    That needs a name which this language alone has, and no element that it does not have: a document that mixes two
    languages, or that misspells one name, is one of ours with mistakes. An attribute's name comes as `Element@name`.
    """
    for language in other_languages():
        fits = root in language.roots and names <= language.names
        if fits and not language.own.isdisjoint(names | attributes):
            return language
    return None
