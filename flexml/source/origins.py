"""Where the characters of a text come from that was made of others: a template's variant, a string of a program."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property

from ..record import Record
from .hole import Hole
from .mark import MARK
from .span import Span
from .text import SourceText


class Piece(Record):
    """Characters `start` up to `end` of the made text, which come from a span of a source.

    Those of an `exact` piece are copied, character for character; all others stand for the whole of the span.
    """

    start: int
    end: int
    source: SourceText
    span: Span
    exact: bool
    hole: Hole | None = None

    def moved(self, by: int) -> Piece:
        """Return the piece so many characters further on."""
        return Piece(self.start + by, self.end + by, self.source, self.span, self.exact, self.hole) if by else self


class Origins:
    """The pieces of one made text, in order and without gaps; `marks` has the holes by the character that is there.

    Pieces may be made when they are first asked for: most texts have nothing to be told of.
    """

    def __init__(
        self,
        pieces: Sequence[Piece] | Callable[[], Sequence[Piece]],
        marks: Mapping[str, Hole] | None = None,
        holes: Sequence[Hole] | None = None,
    ) -> None:
        self._given = pieces
        self._holes = holes
        self.marks = marks or {}

    @cached_property
    def pieces(self) -> Sequence[Piece]:
        """The pieces."""
        return self._given() if callable(self._given) else self._given

    @cached_property
    def all_holes(self) -> Sequence[Hole]:
        """All holes, in any order; one may be among them more than once."""
        return (
            [piece.hole for piece in self._with_hole if piece.hole is not None] if self._holes is None else self._holes
        )

    def along(self, pieces: Sequence[Piece]) -> Origins:
        """Return other pieces with the same marks."""
        return Origins(pieces, self.marks)

    def place(self, span: Span) -> tuple[SourceText, Span]:
        """Return the source and the span that a span of the made text comes from.

        Where its ends come from different sources, or the other way around, it is the place where it begins.
        """
        first = self._at(span.start)
        if not len(span):
            at = self._start(first, span.start)
            return first.source, Span(at, at)
        last = self._at(span.end - 1)
        start = self._start(first, span.start)
        end = last.span.end if not last.exact else last.span.start + (span.end - last.start)
        if last.source is not first.source or end < start:
            end = first.span.end
        return first.source, Span(start, max(start, end))

    def spans_from(self, source: SourceText, offset: int) -> Iterator[Span]:
        """Yield where in the made text stands what comes from a place of a source."""
        for piece in self.pieces:
            if piece.source is source and piece.span.start <= offset < piece.span.end:
                start = piece.start + (offset - piece.span.start if piece.exact else 0)
                yield Span(start, min(start + 1, piece.end))

    def holes(self, span: Span) -> list[Hole]:
        """Return the holes in a span of the made text, in order."""
        first = bisect_right(self._hole_ends, span.start)
        found: list[Hole] = []
        for piece in self._with_hole[first:]:
            if piece.start >= span.end:
                break
            assert piece.hole is not None
            found.append(piece.hole)
        return found

    def unmasked(self, text: str) -> str:
        """Return words about the made text, with the holes as they are written in place of their marks."""
        if not self.marks:
            return text
        return MARK.sub(lambda mark: self.marks[mark[0]].written if mark[0] in self.marks else "…", text)

    def comes_from_one_copy(self, span: Span) -> bool:
        """Tell whether a span was copied in one piece."""
        piece = self._at(span.start)
        return piece.exact and span.end <= piece.end

    def _at(self, offset: int) -> Piece:
        return self.pieces[max(bisect_right(self._starts, offset) - 1, 0)]

    def _start(self, piece: Piece, offset: int) -> int:
        if not piece.exact:
            return piece.span.end if offset >= piece.end else piece.span.start
        return min(piece.span.start + (offset - piece.start), piece.span.end)

    @cached_property
    def _starts(self) -> list[int]:
        return [piece.start for piece in self.pieces]

    @cached_property
    def _with_hole(self) -> list[Piece]:
        return [piece for piece in self.pieces if piece.hole is not None]

    @cached_property
    def _hole_ends(self) -> list[int]:
        return [piece.end for piece in self._with_hole]
