"""Changes a made text, and keeps the way back to where each part is written."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ..record import replace
from ..source import Document, Piece, Remark, SourceText, Span, parse


@dataclass(frozen=True, slots=True)
class Splice:
    """What stands instead of a span of a made text; it comes from where the span comes from."""

    span: Span
    text: str


def spliced(text: str, pieces: Sequence[Piece], splices: Sequence[Splice]) -> tuple[str, list[Piece]]:
    """Return the text with the splices in it, and its pieces; splices are in order and do not overlap."""
    parts: list[str] = []
    made: list[Piece] = []
    starts = [piece.start for piece in pieces]
    size = 0
    ends = Splice(Span(0, 0), ""), Splice(Span(len(text), len(text)), "")
    for before, after in pairwise((ends[0], *splices, ends[1])):
        if before.text:
            at = (
                before.span.start if len(before.span) else before.span.start - 1
            )  # an insertion belongs to what it follows
            origin = pieces[max(bisect_right(starts, at) - 1, 0)]
            whole = _whole(origin, before.span)
            made.append(replace(origin, start=size, end=size + len(before.text), span=whole, exact=False))
            parts.append(before.text)
            size += len(before.text)
        kept = Span(before.span.end, after.span.start)
        first = max(bisect_right(starts, kept.start) - 1, 0)
        made += _moved(pieces, first, kept, size - kept.start)
        parts.append(kept.cut(text))
        size += len(kept)
    return "".join(parts), made


def respliced(document: Document, splices: Sequence[Splice]) -> Document:
    """Return a document with splices in its text."""
    assert document.origins is not None
    text, pieces = spliced(document.source.text, document.origins.pieces, splices)
    return parse(
        SourceText(text, document.source.path),
        carried=moved_remarks(document.carried, splices),
        origins=document.origins.along(pieces),
    )


def moved_remarks(remarks: Iterable[Remark], splices: Sequence[Splice]) -> tuple[Remark, ...]:
    """Return remarks of a text where they are after the splices."""
    return tuple(
        replace(remark, span=_moved_span(remark.span, splices), words=_moved_span(remark.words, splices))
        for remark in remarks
    )


def _whole(piece: Piece, span: Span) -> Span:
    """Where in its source a span comes from that begins in a piece."""
    if not piece.exact:
        return piece.span
    start = min(piece.span.start + (span.start - piece.start), piece.span.end)
    return Span(start, min(start + len(span), piece.span.end))


def _moved(pieces: Sequence[Piece], first: int, kept: Span, by: int) -> Iterator[Piece]:
    """The parts of pieces that lie in a span, so far from where they were."""
    for index in range(first, len(pieces)):
        piece = pieces[index]
        if piece.start >= kept.end:
            return
        start, end = max(piece.start, kept.start), min(piece.end, kept.end)
        if start < end:
            span = piece.span
            if piece.exact:
                span = Span(span.start + (start - piece.start), span.start + (end - piece.start))
            yield replace(piece, start=start + by, end=end + by, span=span)


def _moved_span(span: Span, splices: Sequence[Splice]) -> Span:
    return Span(_moved_offset(span.start, splices), _moved_offset(span.end, splices))


def _moved_offset(offset: int, splices: Sequence[Splice]) -> int:
    by = 0
    for splice in splices:
        if splice.span.start >= offset:
            break
        by += len(splice.text) - (min(splice.span.end, offset) - splice.span.start)
    return offset + by
