"""Finds what of two lists of parts belongs together, so that one that was put in between moves nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import TypeAlias

from .outline import Outline, Part

Pair: TypeAlias = tuple[Part | None, Part | None]
"""An expected and an actual part; `None` where one of them has no counterpart."""

_MOST_COMPARED = 40_000  # pairs; beyond, parts belong together by their number


def align(expected: Sequence[Part], actual: Sequence[Part]) -> Iterator[Pair]:
    """Yield both lists as pairs, in order."""
    shorter = min(len(expected), len(actual))
    head = next((at for at in range(shorter) if expected[at] != actual[at]), shorter)
    shorter -= head
    tail = next((at for at in range(shorter) if expected[-1 - at] != actual[-1 - at]), shorter)
    ends = len(expected) - tail, len(actual) - tail
    yield from zip(expected[:head], actual[:head], strict=True)
    yield from _aligned(expected[head : ends[0]], actual[head : ends[1]])
    yield from zip(expected[ends[0] :], actual[ends[1] :], strict=True)


def _aligned(expected: Sequence[Part], actual: Sequence[Part]) -> Iterator[Pair]:
    if len(expected) * len(actual) > _MOST_COMPARED:
        for one, other in zip_longest(expected, actual):
            if one is not None and other is not None and _likeness(one, other):
                yield one, other
                continue
            if one is not None:
                yield one, None
            if other is not None:
                yield None, other
        return
    best = _best(expected, actual)
    row = column = 0
    while row < len(expected) or column < len(actual):
        here, below = best[row], best[min(row + 1, len(expected))]
        if column == len(actual) or (row < len(expected) and here[column] == below[column]):
            yield expected[row], None
            row += 1
        elif row == len(expected) or here[column] == here[column + 1]:
            yield None, actual[column]
            column += 1
        else:
            yield expected[row], actual[column]
            row, column = row + 1, column + 1


def _best(expected: Sequence[Part], actual: Sequence[Part]) -> list[list[float]]:
    """For each row and column, how alike the rests from there are at best; beyond the ends, not at all."""
    best = [[0.0] * (len(actual) + 1) for _ in range(len(expected) + 1)]
    for row in range(len(expected) - 1, -1, -1):
        for column in range(len(actual) - 1, -1, -1):
            together = _likeness(expected[row], actual[column])
            best[row][column] = max(
                together + best[row + 1][column + 1] if together else 0.0,
                best[row + 1][column],
                best[row][column + 1],
            )
    return best


def _likeness(expected: Part, actual: Part) -> float:
    """How much two parts are one that was changed: from 0, not at all, to 1, the same."""
    if isinstance(expected, str) or isinstance(actual, str):
        return 0.0 if type(expected) is not type(actual) else 1.0 if expected == actual else 0.5
    if expected.name != actual.name:
        return 0.0
    if expected == actual:
        return 1.0
    attributes = _share(set(expected.attributes), set(actual.attributes))
    return 0.4 + 0.2 * attributes + 0.3 * _share(set(_words(expected)), set(_words(actual)))


def _words(element: Outline) -> Iterator[str]:
    for part in element.children:
        yield from part.split() if isinstance(part, str) else (part.name,)


def _share(expected: set[object], actual: set[object]) -> float:
    together = len(expected) + len(actual)
    return 2 * len(expected & actual) / together if together else 1.0
