"""Chooses few and small inputs that together take every branch that all of them take."""

from __future__ import annotations

import time
from collections.abc import Iterable
from contextlib import suppress

from coverage import Coverage

from tests.fuzz.target import ROOT, Target

Branch = tuple[str, int, int]

_QUICK = 0.05  # seconds


def fewest(target: Target, inputs: Iterable[bytes], seeds: Iterable[bytes]) -> list[bytes]:
    """Return inputs that take the branches which no seed takes, the smallest first where several do."""
    coverage = Coverage(source=[str(ROOT / "flexml")], branch=True, data_file=None, config_file=False, messages=False)
    taken = set[Branch]()
    for seed in seeds:
        if _is_quick(target, seed):
            taken |= _branches(coverage, target, seed)
    chosen: list[bytes] = []
    for data in sorted(set(inputs), key=lambda data: (len(data), data)):
        new = _branches(coverage, target, data) - taken if _is_quick(target, data) else None
        if new:
            taken |= new
            chosen.append(data)
    return chosen


def _is_quick(target: Target, data: bytes) -> bool:
    """Whether an input is one that every run of the tests may try again."""
    start = time.process_time()
    with suppress(Exception):
        target.run(data)
    return time.process_time() - start < _QUICK


def _branches(coverage: Coverage, target: Target, data: bytes) -> set[Branch]:
    coverage.erase()
    coverage.start()
    try:
        target.run(data)
    except Exception:
        return set()
    finally:
        coverage.stop()
    found = coverage.get_data()
    return {(file, *arc) for file in found.measured_files() for arc in found.arcs(file) or ()}
