"""Takes white space out of what a part of a template prints: at its ends, and between two tags."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ..source import Span
from .segment import Computed, Copied, Segment

_VALUE = "\N{OBJECT REPLACEMENT CHARACTER}"  # what stands here for a value that nobody knows: no white space
_IDLE = re.compile(r"(?<=>)\s++(?=<)|\A\s++|\s++\Z")


def squeezed(segments: Sequence[Segment]) -> Iterator[Segment]:
    """Yield segments without the white space that means nothing to XML."""
    texts = [each.text if isinstance(each, Copied | Computed) else _VALUE for each in segments]
    idle = [found.span() for found in _IDLE.finditer("".join(texts))]
    position = number = 0
    for segment, text in zip(segments, texts, strict=True):
        end = position + len(text)
        if not isinstance(segment, Copied | Computed):
            yield segment
        else:
            start = position
            while number < len(idle) and idle[number][0] < end:
                yield from _cut(segment, start - position, max(idle[number][0] - position, start - position))
                start = min(idle[number][1], end)
                if idle[number][1] > end:
                    break
                number += 1
            yield from _cut(segment, start - position, len(text))
        position = end


def _cut(segment: Copied | Computed, start: int, end: int) -> Iterator[Segment]:
    if start >= end:
        return
    if isinstance(segment, Copied):
        yield Copied(segment.source, Span(segment.span.start + start, segment.span.start + end))
    else:
        yield Computed(segment.text[start:end], segment.source, segment.span)
