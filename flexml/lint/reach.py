"""Which variants of a family a place of a template gets into."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from ..source import Document, Piece, SourceText
from ..template.variant import Part, Variant

_MOST_BEFORE = 16  # parts of a source that begin before a place and may hold it


class Reach:
    """The parts of the sources, each with the variants that have it as the bits of a number."""

    def __init__(self, variants: Sequence[Variant]) -> None:
        having: dict[Part | Document, int] = {}
        for number, variant in enumerate(variants):
            for part in variant.parts or (variant.document,):
                having[part] = having.get(part, 0) | 1 << number
        parts: dict[str | None, dict[tuple[int, int], int]] = {}
        for made, bits in having.items():
            for piece in _pieces(made):
                of_source = parts.setdefault(piece.source.path, {})
                span = piece.span.start, piece.span.end
                of_source[span] = of_source.get(span, 0) | bits
        self._parts = {path: sorted((*part, bits) for part, bits in those.items()) for path, those in parts.items()}
        self.all = (1 << len(variants)) - 1

    def of(self, source: SourceText, offset: int) -> int:
        """Return the variants that have what stands at an offset; all of them where none is known to."""
        parts = self._parts.get(source.path, [])
        end = bisect_right(parts, offset, key=lambda part: part[0])
        bits = 0
        for start, stop, those in parts[max(end - _MOST_BEFORE, 0) : end]:
            if offset < stop or start == stop == offset:
                bits |= those
        return bits or self.all


def _pieces(made: Part | Document) -> Sequence[Piece]:
    if isinstance(made, Part):
        return made.pieces
    return () if made.origins is None else made.origins.pieces
