"""Exact places: pairs the start tags of a text with the nodes of its tree, in document order."""

from __future__ import annotations

from collections.abc import Iterator

from ..late import late_pattern
from ..record import Record
from .blank import strip_span
from .doctype import OPENING, read_doctype
from .span import Span

_ATTRIBUTE = late_pattern(r"[ \t\r\n]*+([^ \t\r\n=/>]++)[ \t\r\n]*+=[ \t\r\n]*+(?:\"([^\"]*+)\"|'([^']*+)')")
_START_TAG = late_pattern(
    r"<([^ \t\r\n/>]++)"
    r"(?:[ \t\r\n]*+[^ \t\r\n=/>]++[ \t\r\n]*+=[ \t\r\n]*+(?:\"[^\"]*+\"|'[^']*+'))*+"
    r"[ \t\r\n]*+(/?+)>"
)


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


def locate(text: str) -> Places:
    """Return the places of all elements of a well-formed text, in document order.

    In a text that is not well-formed, the places end where the first fault is.
    """
    places = Places(text)
    places.read()
    return places


class Places:
    """Where all elements of a text stand: as numbers, until somebody asks for one.

    A large document has a hundred thousand elements and findings in few of them, and objects for each would cost
    more than to check them. A missing number is -1.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self.starts: list[int] = []
        self._name_ends: list[int] = []
        self._tag_ends: list[int] = []
        self._end_tags: list[int] = []
        self._ends: list[int] = []
        # Each run of character data has a number too: an element knows its last one, and each run the one before it.
        self._last_runs: list[int] = []
        self._runs_before: list[int] = []
        self._run_starts: list[int] = []
        self._run_ends: list[int] = []
        self._made: dict[int, Place] = {}

    def __len__(self) -> int:
        return len(self.starts)

    def __iter__(self) -> Iterator[Place]:
        return map(self.__getitem__, range(len(self)))

    def __getitem__(self, number: int) -> Place:
        place = self._made.get(number)
        if place is None:
            place = self._made[number] = self._make(number)
        return place

    def _make(self, number: int) -> Place:
        start, name_end = self.starts[number], self._name_ends[number]
        place = Place(Span(start, self._tag_ends[number]), Span(start + 1, name_end), _attributes(self._text, name_end))
        if self._end_tags[number] >= 0:
            place.end_tag = Span(self._end_tags[number], self._ends[number])
        run = self._last_runs[number]
        while run >= 0:
            first, last = strip_span(self._text, self._run_starts[run], self._run_ends[run])
            if first < last:
                place.texts.append(Span(first, last))
            run = self._runs_before[run]
        place.texts.reverse()
        return place

    def read(self) -> None:
        """Find all elements, in one pass over the text."""
        text, opened, position = self._text, list[int](), 0
        while (at := text.find("<", position)) >= 0:
            if opened and position < at:
                self._add_run(opened[-1], position, at)
            sign = text[at + 1 : at + 2]
            if sign == "/":
                end = self._after(">", at)
                if opened and end >= 0:
                    number = opened.pop()
                    self._end_tags[number], self._ends[number] = at, end
            elif sign in ("!", "?"):
                end = self._other_markup(at, opened)
            elif tag := _START_TAG.match(text, at):
                end = tag.end()
                if not tag[2]:
                    opened.append(len(self.starts))
                self._add(at, tag.end(1), end)
            else:
                return
            if end < 0:
                return
            position = end

    def _add(self, start: int, name_end: int, tag_end: int) -> None:
        self.starts.append(start)
        self._name_ends.append(name_end)
        self._tag_ends.append(tag_end)
        self._end_tags.append(-1)
        self._ends.append(-1)
        self._last_runs.append(-1)

    def _add_run(self, number: int, start: int, end: int) -> None:
        self._runs_before.append(self._last_runs[number])
        self._last_runs[number] = len(self._run_starts)
        self._run_starts.append(start)
        self._run_ends.append(end)

    def _other_markup(self, at: int, opened: list[int]) -> int:
        """Return where a comment or the like ends that begins at `at`, or -1 where it does not."""
        text = self._text
        if text.startswith("<?", at):
            return self._after("?>", at + 2)
        if text.startswith("<!--", at):
            return self._after("-->", at + 4)
        if text.startswith("<![CDATA[", at):
            end = self._after("]]>", at + 9)
            if opened and end >= 0:
                self._add_run(opened[-1], at + 9, end - 3)
            return end
        doctype_end = read_doctype(text, at).end if text.startswith(OPENING, at) else None
        return -1 if doctype_end is None else doctype_end

    def _after(self, mark: str, position: int) -> int:
        found = self._text.find(mark, position)
        return found if found < 0 else found + len(mark)


def _attributes(text: str, position: int) -> dict[str, AttributePlace]:
    """The attributes that are written from there on."""
    attributes: dict[str, AttributePlace] = {}
    while found := _ATTRIBUTE.match(text, position):
        value = Span(*found.span(2 if found[2] is not None else 3))
        attributes[found[1]] = AttributePlace(Span(*found.span(1)), value, Span(found.start(1), found.end()))
        position = found.end()
    return attributes
