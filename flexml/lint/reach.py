"""Which variants of a family a place of a template gets into."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from ..source import SourceText
from ..template.variant import Variant

_MOST_BEFORE = 16  # parts of a source that begin before a place and may hold it


class Reach:
    """The parts of the sources, each with the variants that have it as the bits of a number."""

    def __init__(self, variants: Sequence[Variant]) -> None:
        parts: dict[str | None, dict[tuple[int, int], int]] = {}
        for number, variant in enumerate(variants):
            origins, bit = variant.document.origins, 1 << number
            for piece in () if origins is None else origins.pieces:
                of_source = parts.setdefault(piece.source.path, {})
                part = piece.span.start, piece.span.end
                of_source[part] = of_source.get(part, 0) | bit
        self._parts = {path: sorted((*part, bits) for part, bits in those.items()) for path, those in parts.items()}
        self._all = (1 << len(variants)) - 1

    def of(self, source: SourceText, offset: int) -> int:
        """Return the variants that have what stands at an offset; all of them where none is known to."""
        parts = self._parts.get(source.path, [])
        end = bisect_right(parts, offset, key=lambda part: part[0])
        bits = 0
        for start, stop, those in parts[max(end - _MOST_BEFORE, 0) : end]:
            if offset < stop or start == stop == offset:
                bits |= those
        return bits or self._all
