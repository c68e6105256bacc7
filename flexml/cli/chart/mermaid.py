"""Draws charts as one Mermaid flowchart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...diagnostics.visible import visible
from .chart import Chart, Lane, Row

# Mermaid reads `#name;` as a character, also in quotes; what could begin markup or end a label becomes one.
_ESCAPES = {character: f"#{ord(character)};" for character in "#\"'`<>[](){}|\\&*_~%;"}


def mermaid(charts: Sequence[Chart]) -> str:
    """Return the flowchart."""
    return "".join(f"{line}\n" for line in ("flowchart TD", *_body(charts)))


def _body(charts: Sequence[Chart]) -> Iterator[str]:
    entries = {chart.page.path: f"d{number}r0" for number, chart in enumerate(charts)}
    ends: list[str] = []
    for number, chart in enumerate(charts):
        name = f"d{number}"
        yield f'  subgraph {name}["{escaped(visible(chart.title))}"]'
        if not chart.rows:
            yield f'    {name}r0["{escaped(chart.end or "nothing")}"]'
        for index, row in enumerate(chart.rows):
            yield f'    {name}r{index}["{"<br/>".join(escaped(line) for line in (row.gist, *row.inside))}"]'
        yield "  end"
        for index, row in enumerate(chart.rows):
            yield from _ways(f"{name}r{index}", row, index, chart, entries, name)
        yield from _streams(name, chart)
        ends += [f"{name}r{index}" for index, row in enumerate(chart.rows) if not row.reached]
    if ends:
        yield "  classDef unreached stroke-dasharray:4 4,opacity:0.5"
        yield f"  class {','.join(ends)} unreached"


def _ways(node: str, row: Row, index: int, chart: Chart, entries: dict[str | None, str], name: str) -> Iterator[str]:
    for number, turn in enumerate(row.turns):
        arrow = "-.->" if turn.beside else "-->"
        label = f'|"{escaped(turn.when)}"|' if turn.when else ""
        known = None if turn.page is None else entries.get(turn.page.path)
        yield f'  {node} {arrow}{label} {known or f"""{node}t{number}["{escaped(turn.where)}"]"""}'
    if row.falls:
        label = '|"else"|' if any(turn.decides for turn in row.turns) else ""
        last = index + 1 == len(chart.rows)
        if not last:
            yield f"  {node} -->{label} {name}r{index + 1}"
        elif chart.end is not None:
            yield f'  {node} -->{label} {name}over(["{escaped(chart.end)}"])'


def _streams(name: str, chart: Chart) -> Iterator[str]:
    for number, lane in enumerate(chart.lanes):
        stream = f"{name}s{number}"
        yield f'  {stream}(["{escaped(_label(lane))}"])'
        if lane.first >= 0:
            yield f'  {name}r{lane.first} -. "opens" .-> {stream}'
        if lane.last is not None and lane.last != lane.first:
            yield f'  {stream} -. "until" .-> {name}r{lane.last}'


def _label(lane: Lane) -> str:
    return f"stream {lane.label}" + (", both ways" if lane.both_ways else "")


def escaped(text: str) -> str:
    """Return a text as it stands between the quotes of a label."""
    return "".join(_ESCAPES.get(character, character) for character in text)
