"""Says in words where two documents differ: by the path of the element, with what is there and what is expected."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from .alignment import align
from .contrast import contrast, first_difference, look_alike
from .outline import Outline

_COLUMNS = 60  # of a value


@dataclass(frozen=True, slots=True)
class Difference:
    """One difference: the path of the element, by names, and a sentence without a period."""

    path: str
    words: str

    def __str__(self) -> str:
        return f"{self.path}: {self.words}"


def differences(expected: Outline, actual: Outline) -> Iterator[Difference]:
    """Yield what is different, in the order of the documents."""
    if expected.name != actual.name:
        yield Difference(actual.name, f"the root is `{actual.name}`, not `{expected.name}`")
        return
    yield from _between(expected, actual, expected.name)


def _between(expected: Outline, actual: Outline, path: str) -> Iterator[Difference]:
    if expected == actual:
        return
    yield from (Difference(path, words) for words in _of_attributes(dict(expected.attributes), dict(actual.attributes)))
    places, others = _Places(expected), _Places(actual)
    for one, other in align(expected.children, actual.children):
        own, its = places.next(one), others.next(other)
        if isinstance(one, Outline) and isinstance(other, Outline):
            yield from _between(one, other, f"{path} > {its}")
        elif isinstance(one, Outline):
            yield Difference(f"{path} > {own}", "it is missing")
        elif isinstance(other, Outline):
            yield Difference(f"{path} > {its}", "it is not expected")
        elif one != other:
            yield Difference(path, _of_value("the text", one, other))


class _Places:
    """Numbers the children of an element: `Say`, or `Say[2]` where it has several of the name."""

    def __init__(self, element: Outline) -> None:
        names = [child.name for child in element.elements]
        self._repeated = {name for name in names if names.count(name) > 1} if len(names) < 1000 else set(names)
        self._numbers: dict[str, int] = {}

    def next(self, part: Outline | str | None) -> str:
        """Return what the next child is called."""
        if not isinstance(part, Outline):
            return ""
        number = self._numbers[part.name] = self._numbers.get(part.name, 0) + 1
        return f"{part.name}[{number}]" if part.name in self._repeated else part.name


def _of_attributes(expected: dict[str, str], actual: dict[str, str]) -> Iterator[str]:
    for name in sorted({*expected, *actual}):
        if expected.get(name) != actual.get(name):
            yield _of_value(f"`{name}`", expected.get(name), actual.get(name))


def _of_value(subject: str, expected: str | None, actual: str | None) -> str:
    if expected is None or actual is None:
        value = ((expected if actual is None else actual) or "").replace("`", "'")
        return f"{subject} `{contrast(value, value, _COLUMNS)[0]}` is {'missing' if actual is None else 'not expected'}"
    here, there = contrast(expected.replace("`", "'"), actual.replace("`", "'"), _COLUMNS)
    words = f"{subject} is `{there}`, not `{here}`"
    return f"{words}: {first_difference(expected, actual)}" if look_alike(expected, actual) else words
