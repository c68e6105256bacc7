"""One of the documents that a template or a program can make, with the way back to where each part is written."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

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
_IN_TAG = re.compile(rf"\"[^\"]*+\"|'[^']*+'|(?<=[\s{MARK_CLASS}\"'])[{MARK_CLASS}]++(?=[\s/>{MARK_CLASS}])(?!\s*+=)|>")


@dataclass(frozen=True, slots=True)
class Variant:
    """One document of a family; `choices` are those that lead to it."""

    document: Document
    choices: tuple[Choice, ...] = ()


def make_variant(
    source: SourceText, segments: Iterable[Segment], choices: tuple[Choice, ...] = (), about: tuple[str, ...] = ()
) -> Variant:
    """Return the variant that segments make up; `source` names it, `about` is said of the document as a whole."""
    maker = _Maker()
    for segment in segments:
        maker.add(segment)
    for text in reversed(about):
        if all(remark.text != text for remark in maker.remarks):
            maker.remarks.insert(0, Remark(text, Span(0, 0), Span(0, 0)))
    text, pieces, remarks = "".join(maker.parts), maker.pieces, tuple(maker.remarks)
    if maker.marks:
        splices = list(_values(text))
        text, pieces = spliced(text, pieces, splices) if splices else (text, pieces)
        remarks = moved_remarks(remarks, splices)
    made = SourceText(text, source.path)
    origins = Origins(pieces or [Piece(0, 0, source, Span(0, 0), exact=True)], maker.marks)
    return Variant(parse(made, carried=remarks, origins=origins), choices)


class _Maker:
    def __init__(self) -> None:
        self.parts: list[str] = []
        self.pieces: list[Piece] = []
        self.remarks: list[Remark] = []
        self.marks: dict[str, Hole] = {}
        self._by_key: dict[str, str] = {}
        self._size = 0

    def add(self, segment: Segment) -> None:
        if isinstance(segment, Said):
            self.remarks.append(Remark(segment.text, Span(self._size, self._size), Span(self._size, self._size)))
        elif isinstance(segment, Filled):
            hole = segment.hole
            self._add(self._mark(segment), hole.source, hole.span, hole)
        else:
            self._add(segment.text, segment.source, segment.span, exact=isinstance(segment, Copied))

    def _mark(self, segment: Filled) -> str:
        mark = self._by_key.get(segment.key)
        if mark is None:
            mark = chr(min(FIRST_MARK + len(self._by_key), LAST_MARK))
            self._by_key[segment.key] = mark
            self.marks[mark] = segment.hole
        return mark

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
