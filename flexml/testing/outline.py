"""What of a document counts when it is compared with another one: names, attributes and text, in order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

from lxml import etree

from ..dialects.detect import choose_dialects
from ..source import Document, Node
from ..source.blank import SPACE

_BLANKS = re.compile(f"[{SPACE}]+")
_XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_SENT = {"twiml-messaging"}  # a message is read with its line breaks; in what is spoken, nobody hears them


@dataclass(frozen=True, slots=True)
class Outline:
    """An element: its name, its attributes in the order of their names, and its text and children."""

    name: str
    attributes: tuple[tuple[str, str], ...] = ()
    children: tuple[Outline | str, ...] = ()

    @property
    def elements(self) -> tuple[Outline, ...]:
        """The children that are elements."""
        return tuple(child for child in self.children if isinstance(child, Outline))


Part: TypeAlias = Outline | str


def outline(document: Document) -> Outline:
    """Return the outline of a well-formed document.

    Comments, processing instructions and white space between tags are nothing; white space at the edges of
    a text and how much of it stands between two words count only where `xml:space` preserves it. The line
    breaks of a message that is sent count.
    """
    sent = _SENT.issuperset(dialect.name for dialect in choose_dialects(document))
    done: dict[Node, Outline] = {}
    keeps: dict[Node, bool] = {}
    for node in document.nodes:
        outer = False if node.parent is None else keeps[node.parent]
        keeps[node] = {"preserve": True, "default": False}.get(node.get(_XML_SPACE, ""), outer)
    for node in reversed(document.nodes):  # from the inside out, for a document may be deep
        parts = _joined(_parts(node, done))
        children = parts if keeps[node] else tuple(_without_blanks(parts, lines=sent))
        done[node] = Outline(node.name, tuple(sorted(node.attributes.items())), children)
    return done[document.root]


def _parts(node: Node, done: dict[Node, Outline]) -> Iterator[Part]:
    yield node.text or ""
    for child in node:
        if isinstance(child, Node):
            yield done[child]
        elif child.tag is etree.Entity:  # one that a DOCTYPE declares, and that nobody expands
            yield child.text or ""
        yield child.tail or ""


def _joined(parts: Iterator[Part]) -> tuple[Part, ...]:
    """The parts, with text that a comment or a CDATA section divides in one."""
    joined: list[Part] = []
    for part in parts:
        if isinstance(part, str) and joined and isinstance(joined[-1], str):
            joined[-1] += part
        elif part != "":
            joined.append(part)
    return tuple(joined)


def _without_blanks(parts: tuple[Part, ...], *, lines: bool) -> Iterator[Part]:
    """The parts without white space that means nothing; where `lines` count, line breaks stay inside of a text."""
    spoken = any(isinstance(part, str) and part.strip(SPACE) for part in parts)
    for index, part in enumerate(parts):
        if not isinstance(part, str):
            yield part
            continue
        text = part if lines else _BLANKS.sub(" ", part)
        text = text.lstrip(SPACE) if index == 0 else text
        text = text.rstrip(SPACE) if index == len(parts) - 1 else text
        if text and spoken:
            yield text
