"""What is known of the values that a program computes: texts with the way back to where they are written."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, islice
from typing import TypeAlias

from ...source import MAX_BYTES, Escaping, Span
from ..segment import Computed, Copied, Filled, Said, Segment

UNKNOWN_CHARACTER = "\U0004fffe"  # stands for a value that nobody knows where a text is searched; no mark is this one

MOST_PARTS = 20_000  # of a text or a list; a program that doubles one does it again


class TooMuchError(Exception):
    """A program is not followed any further."""


class Text:
    """A text of which each part is known, or is a hole.

    Raises:
        TooMuchError: it has too many parts, or with `plain`, more characters than a document.
    """

    def __init__(self, segments: Iterable[Segment] = ()) -> None:
        self.segments = tuple(islice(segments, MOST_PARTS + 1))
        if len(self.segments) > MOST_PARTS:
            raise TooMuchError

    @cached_property
    def plain(self) -> str:
        """The characters, with one in place of each hole."""
        parts, size = list[str](), 0
        for part in map(_characters, self.segments):
            parts.append(part)
            size += len(part)
            if size > MAX_BYTES:
                raise TooMuchError
        return "".join(parts)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Text) and self.segments == other.segments

    def __hash__(self) -> int:
        return hash(self.segments)

    @cached_property
    def _ends(self) -> list[int]:
        return list(accumulate(len(_characters(segment)) for segment in self.segments))

    def cut(self, start: int, end: int) -> Text:
        """Return a part of it; `start` and `end` count characters of `plain`."""
        return Text(self._cut(start, end))

    def _cut(self, start: int, end: int) -> Iterator[Segment]:
        first = bisect_left(self._ends, start)
        before = self._ends[first - 1] if first else 0
        for number in range(first, len(self.segments)):
            if before > end:
                return
            segment, after = self.segments[number], self._ends[number]
            if isinstance(segment, Said):
                if start <= before <= end:
                    yield segment
            elif before < end and after > start:
                yield _part(segment, max(start - before, 0), min(end, after) - before)
            before = after

    def replaced(self, edits: Iterable[tuple[int, int, Text]]) -> Text:
        """Return it with other texts in place of parts, which are in order and apart."""
        segments: list[Segment] = []
        position = 0
        for start, end, text in edits:
            segments += self._cut(position, start)
            segments += text.segments
            position = end
        segments += self._cut(position, len(self.plain))
        return Text(segments)


@dataclass(frozen=True, slots=True)
class Plain:
    """A number, a truth value or `None` that stands in the program."""

    value: object
    segment: Computed

    @property
    def text(self) -> Text:
        """What it is printed as."""
        return Text((self.segment,))


@dataclass(frozen=True, slots=True)
class Items:
    """A list of which each item is known, or known to be a value that nobody knows."""

    items: tuple[Value, ...]

    def __post_init__(self) -> None:
        if len(self.items) > MOST_PARTS:
            raise TooMuchError


@dataclass(frozen=True, slots=True)
class Unknown:
    """A value that nobody knows, what becomes of markup in it, and the filters that it went through.

    A `quoted` one brings its own quotes.
    """

    escaping: Escaping = Escaping.NONE
    filters: tuple[str, ...] = ()
    quoted: bool = False


Value: TypeAlias = Text | Plain | Items | Unknown

NOTHING = Unknown()


def text_of(value: Value) -> Text | None:
    """Return what a value is printed as, where that is known."""
    if isinstance(value, Plain):
        return value.text
    return value if isinstance(value, Text) else None


def joined(texts: Iterable[Text]) -> Text:
    """Return texts one after the other."""
    return Text(segment for text in texts for segment in text.segments)


def _characters(segment: Segment) -> str:
    if isinstance(segment, Filled):
        return UNKNOWN_CHARACTER
    return "" if isinstance(segment, Said) else segment.text


def _part(segment: Copied | Computed | Filled, start: int, end: int) -> Segment:
    match segment:
        case Copied(source, span):
            return Copied(source, Span(span.start + start, span.start + end))
        case Computed(text, source, span):
            return segment if len(text) == end - start else Computed(text[start:end], source, span)
    return segment
