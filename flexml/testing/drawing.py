"""Draws two documents as one tree: `-` is expected, `+` is there, and what is the same is left short."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from ..builder.escape import attribute_piece, escape_text
from .alignment import Pair, align
from .contrast import contrast
from .outline import Outline, Part

_COLUMNS = 100
_MOST_LINES = 200
_AROUND = 1  # how many neighbours of a difference are shown
_SAME, _EXPECTED, _ACTUAL = " -+"


def drawing(expected: Outline, actual: Outline) -> str:
    """Return the lines of the tree, each with a line break."""
    lines = list(islice(_pair(expected, actual, 0), _MOST_LINES + 1))
    if len(lines) > _MOST_LINES:
        lines[-1] = _line(_SAME, 0, "…")
    return "".join(lines)


def _pair(expected: Part | None, actual: Part | None, depth: int) -> Iterator[str]:
    if expected is None or actual is None:
        sign = _ACTUAL if expected is None else _EXPECTED
        part = expected if actual is None else actual
        assert part is not None, "one of a pair is there"
        for inner, text in _whole(part, depth):
            yield _line(sign, inner, contrast(text, text, _COLUMNS)[0])
    elif expected == actual:
        yield from _both(_short(expected), _short(actual), depth)
    elif not _has_elements(expected) and not _has_elements(actual):
        yield from _both(_one_line(expected), _one_line(actual), depth)
    else:
        assert isinstance(expected, Outline)
        assert isinstance(actual, Outline)
        yield from _opened(expected, actual, depth)


def _opened(expected: Outline, actual: Outline, depth: int) -> Iterator[str]:
    """Two elements that differ, on lines of their own for their tags and for what is in them."""
    yield from _both(_tag(expected), _tag(actual), depth)
    pairs = list(align(expected.children, actual.children))
    shown = _near_differences(pairs)
    for index, (one, other) in enumerate(pairs):
        if index in shown:
            yield from _pair(one, other, depth + 1)
        elif index == 0 or index - 1 in shown:
            yield _line(_SAME, depth + 1, "…")
    yield from _both(f"</{expected.name}>", f"</{actual.name}>", depth)


def _near_differences(pairs: Sequence[Pair]) -> set[int]:
    different = (index for index, (one, other) in enumerate(pairs) if one != other)
    return {near for index in different for near in range(index - _AROUND, index + _AROUND + 1)}


def _both(expected: str, actual: str, depth: int) -> Iterator[str]:
    """One line where both are the same, else two."""
    here, there = contrast(expected, actual, _COLUMNS)
    if expected == actual:
        yield _line(_SAME, depth, here)
    else:
        yield _line(_EXPECTED, depth, here)
        yield _line(_ACTUAL, depth, there)


def _whole(part: Part, depth: int) -> Iterator[tuple[int, str]]:
    """The lines of all that stands in a part, each with its depth."""
    if isinstance(part, str) or not part.elements:
        yield depth, _one_line(part)
        return
    yield depth, _tag(part)
    for child in part.children:
        yield from _whole(child, depth + 1)
    yield depth, f"</{part.name}>"


def _short(part: Part) -> str:
    """A part on one line, without the elements in it."""
    if isinstance(part, str) or not part.elements:
        return _one_line(part)
    return f"{_tag(part)}…</{part.name}>"


def _one_line(part: Part) -> str:
    """Text, or an element without elements in it, as it is written."""
    if isinstance(part, str):
        return escape_text(part)
    text = "".join(escape_text(child) for child in part.children if isinstance(child, str))
    return f"{_tag(part)}{text}</{part.name}>" if text else f"{_tag(part)[:-1]}/>"


def _tag(element: Outline) -> str:
    return f"<{element.name}{''.join(attribute_piece(*attribute) for attribute in element.attributes)}>"


def _has_elements(part: Part) -> bool:
    return isinstance(part, Outline) and bool(part.elements)


def _line(sign: str, depth: int, text: str) -> str:
    return f"{sign} {'  ' * depth}{text}\n"
