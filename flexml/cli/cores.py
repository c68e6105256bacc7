"""How many processes can run at once."""

from __future__ import annotations

import os

_QUOTA = "/sys/fs/cgroup/cpu.max"


def available_cores() -> int:
    """Return the number of cores that this process may use: those it is bound to, or what its container is allowed."""
    try:
        bound = len(os.sched_getaffinity(0))
    except AttributeError:  # not on macOS and Windows
        bound = os.cpu_count() or 1
    return max(1, min(bound, _allowed() or bound))


def _allowed() -> int | None:
    """The quota of the control group, rounded up; `None` where there is none."""
    try:
        with open(_QUOTA, encoding="ascii") as file:  # noqa: PTH123 - nothing else here needs `pathlib`
            quota, period = file.read().split()
        return None if quota == "max" else -(-int(quota) // int(period))
    except (OSError, ValueError):
        return None
