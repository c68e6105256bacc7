"""One thing that is measured: how it is timed beside its peer, and what came out."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeAlias

Work: TypeAlias = Callable[[], Any]

RUNS = 9  # pairs


@dataclass(frozen=True)
class Result:
    """What was measured, beside what, and the goal that it is held against.

    `value` is a ratio of times where `unit` is empty, or else an exponent or a time in that unit. What has no `goal` is
    told for comparison.
    """

    workload: str
    measure: str
    ours: str
    beside: str
    peer: str
    value: float
    goal: float | None
    unit: str = ""

    @property
    def reached(self) -> bool:
        """Whether the goal is met, as far as two digits tell."""
        return self.goal is None or round(self.value, 2) <= self.goal


@dataclass(frozen=True)
class Pair:
    """The times of two works that were run in turns, in seconds."""

    ours: tuple[float, ...]
    peer: tuple[float, ...]

    @property
    def ratio(self) -> float:
        """The median of the ratios of each pair of runs."""
        return statistics.median(mine / theirs for mine, theirs in zip(self.ours, self.peer, strict=True))

    def result(self, workload: str, measure: str, beside: str, goal: float | None, per: int = 1) -> Result:
        """Return the ratio with both medians, for one of `per` things that a run works through."""
        mine, theirs = (shown(statistics.median(times) / per) for times in (self.ours, self.peer))
        return Result(workload, measure, mine, beside, theirs, self.ratio, goal)


def paired(ours: Work, peer: Work, *, before: Work | None = None, runs: int = RUNS) -> Pair:
    """Run both in turns, so that the machine's moods meet both alike; `before` prepares each run of ours."""
    prepare = before or (lambda: None)
    prepare(), ours(), peer()  # warm up
    mine, theirs = list[float](), list[float]()
    for _ in range(runs):
        prepare()
        mine.append(timed(ours))
        theirs.append(timed(peer))
    return Pair(tuple(mine), tuple(theirs))


def timed(work: Work) -> float:
    """Return the seconds that something takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def shown(seconds: float) -> str:
    """Return a time with three digits, in the unit that suits it."""
    for unit, size in (("s", 1.0), ("ms", 1e-3)):
        if seconds >= size:
            return f"{seconds / size:.3g} {unit}"
    return f"{seconds / 1e-6:.3g} µs"
