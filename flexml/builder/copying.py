"""Copies an element with all that it holds, however deep that is."""

from __future__ import annotations

from .parts import children_of

TYPE_CHECKING = False  # `typing` is not imported at run time: it costs more than the builder
if TYPE_CHECKING:
    from .element import Element


def copy_below(element: Element, memo: dict[int, object]) -> None:
    """Put a copy of each element inside `element` into `memo`, the deepest first, so that `copy` never goes deep."""
    from copy import deepcopy

    waiting = [element]
    while waiting:
        outer = waiting[-1]
        missing = [child for child in children_of(outer._parts) if not isinstance(child, str) and id(child) not in memo]
        waiting += missing
        if not missing:
            waiting.pop()
            if outer is not element and id(outer) not in memo:
                deepcopy(outer, memo)
