"""Runs a target on one input, within the time that an input of its size may take."""

from __future__ import annotations

import time

from tests.fuzz.target import Target


class TooSlowError(AssertionError):
    """An input takes longer than any of its size should."""


def run(target: Target, data: bytes, factor: float = 1.0) -> None:
    """Run a target; `factor` is how much slower it is where it is watched.

    Raises:
        TooSlowError: it took too long, twice.
        Exception: whatever the target raises, which is a broken promise.
    """
    most = target.seconds * factor * max(1.0, len(data) / 4096)
    for _ in range(2):  # the first one may have imported something
        start = time.process_time()
        target.run(data)
        took = time.process_time() - start
        if took <= most:
            return
    raise TooSlowError(f"{took:.1f} seconds for {len(data)} bytes")
