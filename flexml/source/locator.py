"""Exact places: pairs the start tags of a text with the nodes of its tree, in document order."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from .span import Span

_SPACE = " \t\r\n"
# Alternatives in the order of their first characters; each is linear on a well-formed text.
_TOKEN = re.compile(
    r"<!--.*?-->"
    r"|<!\[CDATA\[(?P<cdata>.*?)\]\]>"
    r"|<\?.*?\?>"
    r"|(?P<doctype><!DOCTYPE)"
    r"|</(?P<end>[^\s>]+)\s*>"
    r"|<(?P<name>[^\s/>!?]+)(?P<attributes>(?:\s+[^\s=/>]+\s*=\s*(?:\"[^\"]*\"|'[^']*'))*)\s*(?P<empty>/?)>",
    re.DOTALL,
)
_ATTRIBUTE = re.compile(r"([^\s=]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
_DOCTYPE_PART = re.compile(r"\[|\]|>|\"[^\"]*\"|'[^']*'|<!--.*?-->|<\?.*?\?>", re.DOTALL)


@dataclass(frozen=True, slots=True)
class AttributePlace:
    """Where an attribute stands: `name`, `value` (without its quotes) and the `whole` of it."""

    name: Span
    value: Span
    whole: Span


@dataclass(slots=True)
class Place:
    """Where an element stands.

    `element` runs from `<` of the start tag to `>` of the end tag; `tag` is the start tag, `name` the
    name in it, `end_tag` is missing for `<Hangup/>`, `content` lies between the two tags, and `texts`
    are the runs of character data directly inside that are not blank, without the white space around.
    """

    tag: Span
    name: Span
    end_tag: Span | None = None
    attributes: dict[str, AttributePlace] = field(default_factory=dict)
    texts: list[Span] = field(default_factory=list)

    @property
    def element(self) -> Span:
        return Span(self.tag.start, (self.end_tag or self.tag).end)

    @property
    def content(self) -> Span:
        return Span(self.tag.end, self.end_tag.start if self.end_tag else self.tag.end)

    @property
    def end_name(self) -> Span:
        """The name in the end tag, or in the start tag where there is no other."""
        return (
            self.name if self.end_tag is None else Span(self.end_tag.start + 2, self.end_tag.start + 2 + len(self.name))
        )

    @property
    def text(self) -> Span:
        """From the first run of character data to the last one, or the name where there is none."""
        return Span(self.texts[0].start, self.texts[-1].end) if self.texts else self.name

    def value(self, attribute: str) -> Span:
        """The value of an attribute, or the element's name where the attribute is not written."""
        place = self.attributes.get(attribute)
        return self.name if place is None else place.value

    def attribute(self, attribute: str) -> Span:
        """The name of an attribute, or the element's name where the attribute is not written."""
        place = self.attributes.get(attribute)
        return self.name if place is None else place.name


def locate(text: str) -> list[Place]:
    """Return the places of all elements of a well-formed text, in document order."""
    places: list[Place] = []
    opened: list[Place] = []
    position = 0
    while True:
        match = _TOKEN.search(text, position)
        end = match.start() if match else len(text)
        if opened:
            _add_text(opened[-1], text, position, end)
        if match is None:
            return places
        position = match.end()
        if match["doctype"]:
            position = _after_doctype(text, position)
        elif match["cdata"] is not None:
            if opened:
                _add_text(opened[-1], text, match.start("cdata"), match.end("cdata"))
        elif match["end"]:
            if opened:
                opened.pop().end_tag = Span(*match.span())
        elif match["name"]:
            place = Place(Span(*match.span()), Span(*match.span("name")), attributes=_attributes(match))
            places.append(place)
            if not match["empty"]:
                opened.append(place)


def _add_text(place: Place, text: str, start: int, end: int) -> None:
    run = text[start:end]
    stripped = run.strip(_SPACE)
    if stripped:
        begin = start + run.index(stripped[0])
        place.texts.append(Span(begin, begin + len(stripped)))


def _attributes(match: re.Match[str]) -> dict[str, AttributePlace]:
    places: dict[str, AttributePlace] = {}
    base = match.start("attributes")
    for found in _ATTRIBUTE.finditer(match["attributes"]):
        group = 2 if found[2] is not None else 3
        places[found[1]] = AttributePlace(
            Span(base + found.start(1), base + found.end(1)),
            Span(base + found.start(group), base + found.end(group)),
            Span(base + found.start(), base + found.end()),
        )
    return places


def _after_doctype(text: str, position: int) -> int:
    depth = 0
    for match in _DOCTYPE_PART.finditer(text, position):
        if match[0] == "[":
            depth += 1
        elif match[0] == "]":
            depth -= 1
        elif match[0] == ">" and depth == 0:
            return match.end()
    return len(text)
