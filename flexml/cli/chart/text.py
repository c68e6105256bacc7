"""Draws a chart as text, with a column for each stream."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from ...diagnostics.paint import Paint
from ...diagnostics.visible import visible, width
from .chart import Chart, Lane, Row, Turn

_WIDEST = 92  # of the left part, where most lines are shorter
_ONE_WAY = ("┌", "│", "└", "╶", "┊")
_BOTH_WAYS = ("╔", "║", "╚", "═", "┊")


@dataclass(slots=True)
class _Line:
    """A line of the left part, and the row that it belongs to."""

    text: str
    row: int
    faint: bool = False
    marks: dict[int, str] = field(default_factory=dict)
    labels: list[str] = field(default_factory=list)


def text(charts: Sequence[Chart], paint: Paint) -> str:
    """Return the charts below each other."""
    return "\n".join("".join(f"{line}\n" for line in _chart(chart, paint)) for chart in charts)


def _chart(chart: Chart, paint: Paint) -> Iterator[str]:
    yield paint.strong(visible(chart.title))
    for note in chart.notes:
        yield f"  {note}"
    lines = list(_lines(chart))
    columns = _place(chart.lanes, lines, len(chart.rows))
    widest = min(_WIDEST, max((width(line.text) for line in lines if line.marks or line.labels), default=0))
    for line in lines:
        left = paint.faint(line.text) if line.faint else line.text
        if not line.marks:
            yield left.rstrip()
            continue
        gap = " " * max(0, widest - width(line.text))
        drawn = " ".join(line.marks.get(column, " ") for column in range(columns))
        yield f"{left}{gap}  {paint.frame(drawn)}  {', '.join(line.labels)}".rstrip()


def _lines(chart: Chart) -> Iterator[_Line]:
    if any(lane.first < 0 for lane in chart.lanes):
        yield _Line("", -1)
    numbers = len(str(len(chart.rows)))
    inner = " " * (numbers + 6)
    for index, row in enumerate(chart.rows):
        first, *rest = _row(row)
        yield _Line(f"  {row.number:>{numbers}}  {first}", index, faint=not row.reached)
        for line in rest:
            yield _Line(f"{inner}{line}", index, faint=not row.reached)
    if chart.end is not None:
        yield _Line(f"{inner[:-2]}{chart.end}", len(chart.rows))


def _row(row: Row) -> Iterator[str]:
    never = "" if row.reached else "   ✗ never reached"
    at_once = [turn for turn in row.turns if not turn.when]
    yield row.gist + "".join(f" → {turn.where}" for turn in at_once) + never
    yield from row.inside
    turns = [turn for turn in row.turns if turn.when]
    yield from dict.fromkeys(map(_turn, turns))  # three parties may ask for the same
    if row.falls and any(turn.decides for turn in turns):
        yield "else ↓"


def _turn(turn: Turn) -> str:
    return f"{turn.when} → {turn.where}"


def _place(lanes: Sequence[Lane], lines: list[_Line], rows: int) -> int:
    """Mark on each line which streams are open there, and return how many columns that takes."""
    taken: list[int] = []  # for each column, the line that it is free after
    for lane in lanes:
        inside = [
            number
            for number, line in enumerate(lines)
            if lane.first <= line.row <= (rows if lane.last is None else lane.last) and not line.faint
        ]
        if not inside:
            continue
        start, end = inside[0], inside[-1]
        column = next((column for column, last in enumerate(taken) if last < start), len(taken))
        taken[column : column + 1] = [end]
        begin, middle, close, alone, on = _BOTH_WAYS if lane.both_ways else _ONE_WAY
        for number in range(start, end + 1):
            lines[number].marks[column] = middle
        if lane.first >= 0:
            lines[start].marks[column] = begin
        if lane.last is None and lane.goes_on:
            lines[end].marks[column] = on if end > start else begin
        else:
            lines[end].marks[column] = close if end > start else alone
        lines[start].labels.append(lane.label + (" (both ways)" if lane.both_ways else ""))
    return len(taken)
