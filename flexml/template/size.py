"""How large a value may be that is computed for a template or a program: `"x"|center(10 ** 9)` costs nothing."""

from __future__ import annotations

import re
from collections.abc import Iterable

LONGEST = 10_000  # of a text, a list or a number
_MOST_VALUES = 1_000
_WIDE = re.compile(r"\d{4}")
_PRINTS_WIDE = re.compile(r"%(?:\([^()]*+\))?+[-+ #0]*+(?:\d{4}|\d*+\.\d{4})")


def is_small(value: object) -> bool:
    """Tell whether a value may be given to what computes another one of it."""
    match value:
        case int() | float():
            return abs(value) <= LONGEST
        case str() | list() | tuple() | dict():
            return len(value) <= LONGEST
    return True


def has_few(items: Iterable[object]) -> bool:
    """Tell whether a list holds no more than a thousand values, those in its lists included."""
    pending, count = [*items], 0
    while pending and count <= _MOST_VALUES:
        each = pending.pop()
        count += 1
        if isinstance(each, list | tuple):
            pending += each
    return count <= _MOST_VALUES


def is_wide(specification: str) -> bool:
    """Tell whether a format specification asks for a thousand characters or more."""
    return _WIDE.search(specification) is not None


def prints_wide(text: str) -> bool:
    """Tell whether a text for the operator `%` asks for that many in one of its fields."""
    return _PRINTS_WIDE.search(text) is not None
