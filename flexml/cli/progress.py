"""Shows how far a long run is, on a terminal."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from typing import TypeVar

_MANY = 300  # fewer are done before a person looks

T = TypeVar("T")


def tracked(items: Sequence[T], *, quiet: bool = False, doing: str = "Checking") -> Iterator[T]:
    """Yield the items; a bar on standard error shows how many are left, where there are many."""
    if quiet or len(items) < _MANY or not sys.stderr.isatty():
        yield from items
        return
    from rich.console import Console  # slow to import, and only for a person who waits
    from rich.progress import track

    yield from track(items, doing, console=Console(stderr=True), transient=True)
