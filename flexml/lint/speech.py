"""What a speaking verb says: its words, the marks around them, and who provides the voice."""

from __future__ import annotations

from collections.abc import Iterator

from ..source import Node

_BASIC = ("man", "woman")


def marks(verb: Node) -> Iterator[Node]:
    """Yield the elements at any depth in a verb, in document order.

    What stands in another verb of that name is left to that one, so that nested verbs cost no more.
    """
    name, waiting = verb.name.lower(), list(verb.elements)[::-1]
    while waiting:
        mark = waiting.pop()
        if mark.name.lower() != name:
            yield mark
            waiting.extend(list(mark.elements)[::-1])


def words(verb: Node) -> str:
    """Return what a verb says: its own text, then that of its marks."""
    if not len(verb):
        return verb.own_text
    return "".join((verb.own_text, *(mark.own_text for mark in marks(verb))))


def provider(voice: str | None) -> str | None:
    """Return whose voice it is: `basic`, what stands before the first point, or `None` where nobody knows."""
    if voice is None or voice in _BASIC:
        return voice and "basic"
    name, point, _ = voice.partition(".")
    return name if point else None
