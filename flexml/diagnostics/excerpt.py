"""Draws lines of a source with marks under them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from ..source import SourceText, Span
from .paint import Paint
from .severity import Severity
from .visible import visible, width

_ELLIPSIS = "…"


@dataclass(frozen=True, slots=True)
class Mark:
    """A span to be marked: with `^` in the colour of a severity, or with `-` where that is `None`."""

    span: Span
    label: str = ""
    severity: Severity | None = None


@dataclass(frozen=True, slots=True)
class _Placed:
    """A mark on the line that it starts on; `end` is that of the line where the span goes on."""

    mark: Mark
    line: int
    start: int
    end: int


def draw(source: SourceText, marks: Sequence[Mark], paint: Paint, columns: int = 100) -> Iterator[str]:
    """Yield the lines of an excerpt: each marked line once, its marks below it.

    Lines of more than `columns` columns are cut around the marks. Carets stand below what they mark on
    a terminal, where a tab, an ideograph or an accent does not take one column.
    """
    placed = sorted((_place(source, mark) for mark in marks), key=lambda place: (place.line, place.start))
    margin = gutter(source, marks)
    bar = paint.frame(f"{' ' * margin} |")
    yield bar
    previous = None
    for number, group in groupby(placed, key=lambda place: place.line):
        if previous is not None and number == previous + 2:
            yield _numbered(previous + 1, margin, _Window.around(source.line(previous + 1), [], columns).text, paint)
        elif previous is not None and number > previous + 2:
            yield paint.frame("...")
        previous = number
        line = source.line(number)
        for together in _sharing(list(group), columns):
            window = _Window.around(line, together, columns)
            yield _numbered(number, margin, window.text, paint)
            for place in together:
                yield f"{bar} {window.underline(place, paint)}"


def gutter(source: SourceText, marks: Sequence[Mark]) -> int:
    """Return how many columns the line numbers of an excerpt take."""
    return len(str(max(source.position(mark.span.start).line for mark in marks)))


def _place(source: SourceText, mark: Mark) -> _Placed:
    position = source.position(mark.span.start)
    start = position.column - 1
    return _Placed(mark, position.line, start, min(start + len(mark.span), len(source.line(position.line))))


def _sharing(placed: list[_Placed], columns: int) -> Iterator[list[_Placed]]:
    """Yield the marks of one line in groups that lie near enough to share a drawing of it."""
    group = [placed[0]]
    for place in placed[1:]:
        if place.start - group[0].start > columns // 4:  # so near that even wide characters leave both in sight
            yield group
            group = []
        group.append(place)
    yield group


def _numbered(number: int, margin: int, text: str, paint: Paint) -> str:
    return f"{paint.frame(f'{number:>{margin}} |')} {text}".rstrip()


@dataclass(frozen=True, slots=True)
class _Window:
    """The part of a line that is shown: `line[start:end]`."""

    line: str
    start: int
    end: int

    @classmethod
    def around(cls, line: str, placed: Sequence[_Placed], columns: int) -> _Window:
        if len(line) <= columns and width(visible(line)) <= columns:
            return cls(line, 0, len(line))
        first = placed[0].start if placed else 0
        start = max(0, min(first - columns // 8, len(line) - columns // 2))
        end, room = start, columns - 2 * len(_ELLIPSIS)
        while end < len(line) and (room := room - width(visible(line[end]))) >= 0:
            end += 1
        return cls(line, start, end)

    @property
    def text(self) -> str:
        before = _ELLIPSIS if self.start else ""
        after = _ELLIPSIS if self.end < len(self.line) else ""
        return f"{before}{visible(self.line[self.start : self.end])}{after}"

    def underline(self, place: _Placed, paint: Paint) -> str:
        start, end = max(place.start, self.start), min(place.end, self.end)
        indent = width(visible(self.line[self.start : start])) + (len(_ELLIPSIS) if self.start else 0)
        length = max(1, width(visible(self.line[start:end])))
        severity, label = place.mark.severity, visible(place.mark.label)
        words = f"{('-' if severity is None else '^') * length} {label}".rstrip()
        return " " * indent + (paint.frame(words) if severity is None else paint.severity(severity, words))
