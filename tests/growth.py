"""How some work grows with what it is given, by calls or by time, on a machine of any speed, busy or idle."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from types import FrameType
from typing import TypeVar

_Given = TypeVar("_Given")

TIMES = 8
IN_STEP = 24  # so many times as long may take what is eight times as large; the square of it takes 64
_TOO_SHORT = 1e-4  # seconds that say nothing


def grows_in_step(given: Callable[[int], _Given], work: Callable[[_Given], object], size: int) -> bool:
    """Tell whether the processor works in step with the size; a slow moment of the machine does not count."""
    small, large = given(size // TIMES), given(size)
    first = _seconds(work, large)
    if first < IN_STEP * _TOO_SHORT:
        return True
    return min(first, *(_seconds(work, large) for _ in range(2))) <= IN_STEP * max(
        min(_seconds(work, small) for _ in range(3)), _TOO_SHORT
    )


def calls_in(work: Callable[[], object]) -> int:
    """Return how many functions some work calls, Python's own and those of C among them."""
    count = 0

    def counting(frame: FrameType, event: str, argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(counting)
    try:
        work()
    finally:
        sys.setprofile(before)
    return count


def _seconds(work: Callable[[_Given], object], given: _Given) -> float:
    start = time.process_time()
    work(given)
    return time.process_time() - start
