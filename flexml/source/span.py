"""A range of characters in a text."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
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

    def touches(self, other: Span) -> bool:
        """Tell whether the two overlap; an empty span touches what it stands in or beside."""
        return self.start <= other.end and other.start <= self.end
