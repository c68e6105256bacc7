"""A range of characters in a text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from itertools import accumulate

from ..record import Record


class Span(Record, order=True):
    """Characters `start` up to, not including, `end`, counted from 0 in the decoded text.

    A byte-order mark is not part of the text, and a line break counts as it is written.
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not a span: {self.start}..{self.end}")

    def __len__(self) -> int:
        return self.end - self.start

    def cut(self, text: str) -> str:
        """Return the characters of `text` that the span names."""
        return text[self.start : self.end]


class Spans:
    """Many spans, asked whether one of them touches another; a question costs a binary search."""

    def __init__(self, spans: Iterable[Span]) -> None:
        ordered = sorted(spans)
        self._starts = [span.start for span in ordered]
        self._furthest = list(accumulate((span.end for span in ordered), max))

    def touch(self, span: Span) -> bool:
        """Tell whether one of the spans overlaps this one; an empty span touches what it stands in or beside."""
        before = bisect_right(self._starts, span.end)
        return before > 0 and self._furthest[before - 1] >= span.start
