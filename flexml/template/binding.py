"""Which values names get: from an assignment, and in each round of a loop."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from .facts import Facts
from .scope import Scope
from .value import Items, Known, Record, Unknown, Value

_MOST_ROUNDS = 100  # of a loop over a list that is known


def rounds_of(iterable: Value, facts: Facts) -> tuple[list[Value], int | None]:
    """Return the items of a loop, and how many they are; several that nobody can count are two of them."""
    match iterable:
        case Items(values=values):
            return list(values[:_MOST_ROUNDS]), len(values)
        case Known(value=known):
            items = [Known(item) for item in known][:_MOST_ROUNDS] if isinstance(known, Iterable) else []
            return list(items), len(items)
        case Unknown(key=key, words=words, where=where):
            size = facts.size(iterable)
            said = [f"{where} in round {number + 1}" if size > 1 else where for number in range(size)]
            rounds: list[Value] = [Unknown(f"{key}#{number}", words, each) for number, each in enumerate(said)]
            return rounds, size if size < 2 else None
    return [Unknown("items#0", "…")], None


def bind(targets: tuple[str, ...], value: Value, scope: Scope, *, renames: bool = False) -> None:
    """Give names their values; an unknown one `renames` to the name that it gets, as an item of a loop does."""
    if len(targets) > 1:
        for target, part in zip(targets, _parts(value, targets), strict=True):
            scope.values[target] = _named(part, target) if renames else part
        return
    space, _, name = targets[0].partition(".")
    record = scope.find(space) if name else None
    if isinstance(record, Record):
        record.values[name] = value
    elif not name:
        scope.values[space] = _named(value, space) if renames else value


def _parts(value: Value, targets: tuple[str, ...]) -> list[Value]:
    """The items of a value, one for each target."""
    parts: list[Value] = []
    match value:
        case Items(values=values):
            parts = list(values)
        case Known(value=list() | tuple() as known):
            parts = [Known(each) for each in known]
        case Unknown():
            parts = [value.part(str(number), target) for number, target in enumerate(targets)]
    missing: list[Value] = [Unknown(target, target) for target in targets[len(parts) :]]
    return [*parts[: len(targets)], *missing]


def _named(value: Value, name: str) -> Value:
    """A value under the name that the template gives to it."""
    return replace(value, words=name) if isinstance(value, Unknown) else value
