"""One of the documents that a template or a program can make, with the way back to where each part is written."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

from ..source import Document, Hole, Origins, Piece, Remark, SourceText, Span, parse
from ..source.mark import FIRST_MARK, LAST_MARK, MARK_CLASS
from .choices import Choice
from .segment import Copied, Filled, Said, Segment
from .splicing import Splice, moved_remarks, spliced

_MARKUP = re.compile(
    rf"<!--|<!\[CDATA\[|<\?|<(?P<name>[^\s/>!?{MARK_CLASS}]++)(?:(?P<glued>[{MARK_CLASS}]++)(?=[\s/>]))?+|<[{MARK_CLASS}]"
)
_END_TAG = re.compile(r"</([^\s>]++)")
_CLOSING = {"<!--": "-->", "<![CDATA[": "]]>", "<?": "?>"}
# A run of values is tried at its first character, or where that is glued to a name, at its second.
_IN_TAG = re.compile(
    rf"\"[^\"]*+\"|'[^']*+'|(?:(?<=[\s\"'])|(?<=[^\s{MARK_CLASS}\"'][{MARK_CLASS}]))[{MARK_CLASS}]++(?=[\s/>])(?!\s*+=)|>"
)


class Variant:
    """One document of a family; `choices` are those that lead to it.

    `parts` are what it is put together from, where it has them in common with other variants; the document is then
    made when it is first asked for.
    """

    def __init__(
        self,
        document: Document | Callable[[], Document],
        choices: tuple[Choice, ...] = (),
        parts: tuple[Part, ...] = (),
    ) -> None:
        self._given = document
        self.choices = choices
        self.parts = parts

    @cached_property
    def document(self) -> Document:
        """The document."""
        return self._given if isinstance(self._given, Document) else self._given()

    @property
    def holes(self) -> Iterable[Hole]:
        """All values that are filled in, in any order; no document is made for that."""
        if self.parts:
            return chain.from_iterable(part.holes for part in self.parts)
        return () if self.document.origins is None else self.document.origins.all_holes


@dataclass(frozen=True, slots=True, eq=False)
class Part:
    """A part of a made text, with places from its own beginning; `marks` are the holes in it."""

    text: str
    pieces: Sequence[Piece]
    remarks: tuple[Remark, ...]
    marks: Mapping[str, Hole]
    holes: tuple[Hole, ...]


def make_variant(
    source: SourceText, segments: Iterable[Segment], choices: tuple[Choice, ...] = (), about: tuple[str, ...] = ()
) -> Variant:
    """Return the variant that segments make up; `source` names it, `about` is said of the document as a whole."""
    return Variant(document_of(source, (make_part(segments, Marks()),), about), choices)


def document_of(source: SourceText, parts: tuple[Part, ...], about: tuple[str, ...] = ()) -> Document:
    """Return the document that parts make up; arguments are as for `make_variant`."""
    remarks = [
        remark.moved(start) if start else remark
        for part, start in _starts(parts)
        if part.remarks
        for remark in part.remarks
    ]
    for text in reversed(about):
        if all(remark.text != text for remark in remarks):
            remarks.insert(0, Remark(text, Span(0, 0), Span(0, 0)))

    def pieces() -> list[Piece]:
        made = [piece.moved(start) for part, start in _starts(parts) for piece in part.pieces]
        return made or [Piece(0, 0, source, Span(0, 0), exact=True)]

    marks: dict[str, Hole] = {}
    holes: list[Hole] = []
    for part in parts:
        if part.marks:
            marks = {**part.marks, **marks}  # the first one of each
            holes += part.holes
    text = "".join([part.text for part in parts])
    return parse(SourceText(text, source.path), carried=tuple(remarks), origins=Origins(pieces, marks, holes))


def _starts(parts: Iterable[Part]) -> Iterator[tuple[Part, int]]:
    start = 0
    for part in parts:
        yield part, start
        start += len(part.text)


def make_part(segments: Iterable[Segment], marks: Marks) -> Part:
    """Return the part that segments make up, which begins and ends outside of markup."""
    maker = _Maker(marks)
    for segment in segments:
        maker.add(segment)
    text, pieces, remarks = "".join(maker.parts), maker.pieces, tuple(maker.remarks)
    if maker.marks:
        splices = list(_values(text))
        text, pieces = spliced(text, pieces, splices) if splices else (text, pieces)
        remarks = moved_remarks(remarks, splices)
    holes = tuple([piece.hole for piece in maker.pieces if piece.hole is not None])
    return Part(text, pieces, remarks, maker.marks, holes)


class Marks:
    """The characters that stand for values, each for all that are surely equal."""

    def __init__(self) -> None:
        self._by_key: dict[str, str] = {}

    def of(self, key: str) -> str:
        """Return the character for the values of a key."""
        mark = self._by_key.get(key)
        if mark is None:
            mark = self._by_key[key] = chr(min(FIRST_MARK + len(self._by_key), LAST_MARK))
        return mark


class _Maker:
    def __init__(self, marks: Marks) -> None:
        self.parts: list[str] = []
        self.pieces: list[Piece] = []
        self.remarks: list[Remark] = []
        self.marks: dict[str, Hole] = {}
        self._marks = marks
        self._size = 0

    def add(self, segment: Segment) -> None:
        if isinstance(segment, Said):
            self.remarks.append(Remark(segment.text, Span(self._size, self._size), Span(self._size, self._size)))
        elif isinstance(segment, Filled):
            hole, mark = segment.hole, self._marks.of(segment.key)
            self.marks.setdefault(mark, hole)
            self._add(mark, hole.source, hole.span, hole)
        else:
            self._add(segment.text, segment.source, segment.span, exact=isinstance(segment, Copied))

    def _add(self, text: str, source: SourceText, span: Span, hole: Hole | None = None, *, exact: bool = False) -> None:
        if not text:
            return
        end = self._size + len(text)
        self.parts.append(text)
        self.pieces.append(Piece(self._size, end, source, span, exact, hole))
        self._size = end


def _values(text: str) -> Iterator[Splice]:
    """`=""` after each hole that stands where an attribute goes, as in `<Dial {{ attributes }}>`, and a blank around.

    One that is glued to an element's name brings attributes too, unless the end tag has it as well.
    """
    closed: set[str] | None = None
    position = 0
    while markup := _MARKUP.search(text, position):
        position = markup.end()
        closing = _CLOSING.get(markup[0])
        if closing is not None:
            end = text.find(closing, position)
            position = len(text) if end < 0 else end + len(closing)
            continue
        glued = markup["glued"]
        if glued and closed is None:
            closed = {name[1] for name in _END_TAG.finditer(text)}
        if glued and closed is not None and markup["name"] + glued not in closed:
            for at in range(markup.start("glued"), position):
                yield Splice(Span(at, at), '="" ' if at > markup.start("glued") else " ")
            yield Splice(Span(position, position), '="" ')
        while part := _IN_TAG.search(text, position):
            position = part.end()
            if part[0] == ">":
                break
            if part[0][0] not in "\"'":
                yield from (Splice(Span(at, at), '="" ') for at in range(part.start() + 1, part.end() + 1))
        else:
            return
