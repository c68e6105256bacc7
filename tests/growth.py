"""How the time that some work takes grows with what it is given, on a machine of any speed, busy or idle."""

from __future__ import annotations

import time
from collections.abc import Callable
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


def _seconds(work: Callable[[_Given], object], given: _Given) -> float:
    start = time.process_time()
    work(given)
    return time.process_time() - start
