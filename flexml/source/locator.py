"""Exact places: pairs the start tags of a text with the nodes of its tree, in document order."""

from __future__ import annotations

from ..late import late_pattern
from ..record import Record
from .blank import strip_span
from .doctype import OPENING, read_doctype
from .span import Span

_NAME = late_pattern(r"[^ \t\r\n/>]++")
_ATTRIBUTE = late_pattern(r"[ \t\r\n]*+([^ \t\r\n=/>]++)[ \t\r\n]*+=[ \t\r\n]*+(?:\"([^\"]*+)\"|'([^']*+)')")
_TAG_END = late_pattern(r"[ \t\r\n]*+(/?+)>")


class AttributePlace(Record):
    """Where an attribute stands: `name`, `value` (without its quotes) and the `whole` of it."""

    name: Span
    value: Span
    whole: Span


class Place:
    """Where an element stands.

    `element` runs from `<` of the start tag to `>` of the end tag; `tag` is the start tag, `name` the
    name in it, `end_tag` is missing for `<Hangup/>`, `content` lies between the two tags, and `texts`
    are the runs of character data directly inside that are not blank, without the white space around.
    """

    __slots__ = ("attributes", "end_tag", "name", "tag", "texts")

    def __init__(self, tag: Span, name: Span, attributes: dict[str, AttributePlace] | None = None) -> None:
        self.tag = tag
        self.name = name
        self.end_tag: Span | None = None
        self.attributes = {} if attributes is None else attributes
        self.texts: list[Span] = []

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
    """Return the places of all elements of a well-formed text, in document order.

    In a text that is not well-formed, the places end where the first fault is.
    """
    return _Locator(text).places()


class _Locator:
    def __init__(self, text: str) -> None:
        self.text = text
        self.found: list[Place] = []
        self.opened: list[Place] = []

    def places(self) -> list[Place]:
        text, position = self.text, 0
        while (at := text.find("<", position)) >= 0:
            self._add_text(position, at)
            end = self._markup(at)
            if end is None:
                break
            position = end
        return self.found

    def _markup(self, at: int) -> int | None:
        """Read what begins at `at`; return where it ends, or nothing where it does not."""
        text = self.text
        match text[at + 1 : at + 2]:
            case "/":
                end = self._after(">", at)
                if end is not None and self.opened:
                    self.opened.pop().end_tag = Span(at, end)
                return end
            case "?":
                return self._after("?>", at + 2)
            case "!" if text.startswith("<!--", at):
                return self._after("-->", at + 4)
            case "!" if text.startswith("<![CDATA[", at):
                end = self._after("]]>", at + 9)
                if end is not None:
                    self._add_text(at + 9, end - 3)
                return end
            case "!" if text.startswith(OPENING, at):
                return read_doctype(text, at).end
        return self._start_tag(at)

    def _after(self, mark: str, position: int) -> int | None:
        found = self.text.find(mark, position)
        return None if found < 0 else found + len(mark)

    def _start_tag(self, at: int) -> int | None:
        name = _NAME.match(self.text, at + 1)
        if name is None:
            return None
        position = name.end()
        attributes: dict[str, AttributePlace] = {}
        while found := _ATTRIBUTE.match(self.text, position):
            value = Span(*found.span(2 if found[2] is not None else 3))
            attributes[found[1]] = AttributePlace(Span(*found.span(1)), value, Span(found.start(1), found.end()))
            position = found.end()
        close = _TAG_END.match(self.text, position)
        if close is None:
            return None
        place = Place(Span(at, close.end()), Span(*name.span()), attributes=attributes)
        self.found.append(place)
        if not close[1]:
            self.opened.append(place)
        return close.end()

    def _add_text(self, start: int, end: int) -> None:
        if not self.opened or start == end:
            return
        start, end = strip_span(self.text, start, end)
        if start < end:
            self.opened[-1].texts.append(Span(start, end))
