"""Makes the documents of a family out of parts that several of them have in common."""

from __future__ import annotations

from functools import partial
from itertools import pairwise

from ..source import SourceText
from ..source.mark import FIRST_MARK
from .boundaries import boundaries
from .passages import Passage, Ways
from .segment import Computed, Copied, Filled, Segment
from .variant import Marks, Part, Variant, document_of, make_part

_VALUE = chr(FIRST_MARK)  # any character that stands for a value


def variants_of(ways: Ways, source: SourceText, about: tuple[str, ...]) -> tuple[Variant, ...]:
    """Return the variants that ways through a template lead to; `source` and `about` are as in `make_variant`."""
    units = _units(ways)
    marks = Marks()
    parts: list[dict[tuple[Passage, ...], Part]] = [{} for _ in units]
    variants = []
    for way in ways.ways:
        own: list[Part] = []
        for unit, known in zip(units, parts, strict=True):
            taken = way.passages[unit.ways]
            part = known.get(taken)
            if part is None:
                part = known[taken] = make_part(unit.segments(taken), marks)
            own.append(part)
        choices = tuple(choice for passage in way.passages for choice in passage.choices)
        variants.append(Variant(partial(document_of, source, tuple(own), about), choices, tuple(own)))
    return tuple(variants)


class _Unit:
    """Columns of a template that are one part of its documents; `ways` is where a way has its own passages of them."""

    def __init__(self, columns: list[Passage | None], before: int) -> None:
        self._columns = columns
        self.ways = slice(before, before + columns.count(None))

    def segments(self, taken: tuple[Passage, ...]) -> list[Segment]:
        own = iter(taken)
        return [segment for column in self._columns for segment in (next(own) if column is None else column).segments]


def _units(ways: Ways) -> list[_Unit]:
    columns = ways.columns
    passages = _alternatives(ways)
    texts = [[_text(passage) for passage in those] for those in passages]
    # A part begins where ways part or meet again: the fewer there are, the less is to be put together.
    cuts = [at for at in boundaries(texts) if at < len(columns) and None in columns[at - 1 : at + 1]]
    units, before = [], 0
    for start, end in pairwise((0, *cuts, len(columns))):
        units.append(_Unit(columns[start:end], before))
        before = units[-1].ways.stop
    return units


def _alternatives(ways: Ways) -> list[list[Passage]]:
    """The passages of each column."""
    own = iter(zip(*(way.passages for way in ways.ways), strict=True))
    return [[column] if column is not None else list(dict.fromkeys(next(own))) for column in ways.columns]


def _text(passage: Passage) -> str:
    return "".join(_printed(segment) for segment in passage.segments)


def _printed(segment: Segment) -> str:
    if isinstance(segment, Copied | Computed):
        return segment.text
    return _VALUE if isinstance(segment, Filled) else ""
