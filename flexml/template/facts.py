"""What one variant takes for granted of values that nobody knows, so that it does not contradict itself."""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from .choices import Choices
from .value import Unknown

_ORDERS: dict[str, Callable[[float, float], bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}
_OPPOSITE = {"<": ">=", "<=": ">", ">": "<=", ">=": "<"}
_SIZES = ("is empty", "has one item", "has several items")


@dataclass(slots=True)
class Fact:
    """What is taken for granted of one value."""

    defined: bool | None = None
    there: bool = False  # the template has asked, and it is defined
    true: bool | None = None
    value: tuple[object, ...] = ()  # nothing, or the one constant that it is equal to
    excluded: list[object] = field(default_factory=list)
    bounds: list[tuple[str, float]] = field(default_factory=list)
    size: int | None = None

    def copy(self) -> Fact:
        """Return the same, which learns by itself."""
        return replace(self, excluded=[*self.excluded], bounds=[*self.bounds])

    def learn_truth(self, *, true: bool) -> None:
        self.true = true
        if true:
            self.defined = True
        elif self.size is None:
            self.size = 0

    def learn_value(self, value: object) -> None:
        self.value = (value,)
        self.defined = True
        self.true = bool(value)


_UNKNOWN = Fact()
_NOTHING: Mapping[str, Fact] = {}


class Facts:
    """Asks for a choice where nothing that is taken for granted gives the answer; `before` is what was so already."""

    def __init__(self, choices: Choices, before: Mapping[str, Fact] = _NOTHING) -> None:
        self._choices = choices
        self._before = before
        self._facts: dict[str, Fact] = {}

    @property
    def asked(self) -> tuple[str, ...]:
        """The keys of all that was looked at, whether anything is taken for granted of it or not."""
        return tuple(self._facts)

    @property
    def learned(self) -> dict[str, Fact]:
        """What is taken for granted now and was not before."""
        return {key: fact for key, fact in self._facts.items() if fact != self._before.get(key, _UNKNOWN)}

    def known(self, value: Unknown) -> tuple[object, ...]:
        """Return nothing, or the one constant that a value is equal to."""
        return self._fact(value.key).value

    def holds(self, key: str, words: str) -> bool:
        """Tell whether a condition that says nothing about single values is true."""
        atom = self._fact(f"{key}?")  # as no value is called
        if atom.true is None:
            atom.true = self._choose(key, f"`{words}` is true", f"`{words}` is false")
        return atom.true

    def true(self, value: Unknown) -> bool:
        """Tell whether a value counts as true."""
        fact = self._fact(value.key)
        if fact.true is None and not _within(fact.bounds, 0):
            fact.learn_truth(true=True)
        if fact.true is None:
            fact.learn_truth(true=self._choose(value.key, f"{value.said} is true", f"{value.said} is false"))
        assert fact.true is not None
        return fact.true

    def defined(self, value: Unknown) -> bool:
        """Tell whether there is such a value."""
        fact = self._fact(value.key)
        if fact.defined is None:
            fact.defined = self._choose(
                f"{value.key} defined", f"{value.said} is defined", f"{value.said} is not defined"
            )
            if not fact.defined:
                fact.learn_truth(true=False)
        if fact.defined:
            fact.there = True
        return fact.defined

    def is_there(self, key: str) -> bool:
        """Tell whether the template has asked whether there is such a value, and there is; asks for no choice."""
        return self._fact(key).there

    def equal(self, value: Unknown, constant: object) -> bool:
        """Tell whether a value is equal to a constant."""
        fact = self._fact(value.key)
        if fact.value:
            return _same(fact.value[0], constant)
        if fact.true not in (None, bool(constant)) or any(_same(other, constant) for other in fact.excluded):
            return False
        if fact.defined is False or not _within(fact.bounds, constant):
            return False
        shown = _shown(constant)
        said = (f"{value.said} is `{shown}`", f"{value.said} is not `{shown}`")
        equal = self._choose(f"{value.key} == {constant!r}", *said)
        if equal:
            fact.learn_value(constant)
        else:
            fact.excluded.append(constant)
        return equal

    def ordered(self, value: Unknown, order: str, number: float) -> bool:
        """Tell whether a value stands in an order, `<`, `<=`, `>` or `>=`, to a number."""
        fact = self._fact(value.key)
        if fact.value:
            known = fact.value[0]
            return isinstance(known, int | float) and _ORDERS[order](known, number)
        if fact.defined is False or fact.true is False:
            return _ORDERS[order](0, number)
        for other, bound in fact.bounds:
            answer = _implied(other, bound, order, number)
            if answer is not None:
                return answer
        said = f"`{value.words} {order} {number}`{value.where}"
        holds = self._choose(f"{value.key} {order} {number}", f"{said} is true", f"{said} is false")
        fact.bounds.append((order if holds else _OPPOSITE[order], number))
        return holds

    def size(self, value: Unknown) -> int:
        """Return how many items a value has: none, one, or two, which stands for several."""
        fact = self._fact(value.key)
        if fact.size is None:
            sizes = _SIZES if fact.true is None else _SIZES[1:]
            said = tuple(f"{value.said} {size}" for size in sizes)
            fact.size = self._choices.take(f"{value.key} size", said) + len(_SIZES) - len(sizes)
            fact.learn_truth(true=fact.size > 0)
        return fact.size

    def known_size(self, value: Unknown) -> int | None:
        """Return how many items a value is taken to have; asks for no choice."""
        return self._fact(value.key).size

    def _fact(self, key: str) -> Fact:
        fact = self._facts.get(key)
        if fact is None:
            before = self._before.get(key)
            fact = self._facts[key] = Fact() if before is None else before.copy()
        return fact

    def _choose(self, key: str, yes: str, no: str) -> bool:
        return self._choices.take(key, (yes, no)) == 0


def _same(left: object, right: object) -> bool:
    return left == right


def _shown(constant: object) -> str:
    return constant if isinstance(constant, str) else "none" if constant is None else str(constant)


def _within(bounds: list[tuple[str, float]], constant: object) -> bool:
    if isinstance(constant, int | float):
        return all(_ORDERS[order](constant, bound) for order, bound in bounds)
    return True


def _implied(known: str, bound: float, order: str, number: float) -> bool | None:
    """What `value known bound` says of `value order number`; nothing where both may be."""
    rising = known in (">", ">=")
    if rising:
        if order in (">", ">="):
            weaker = number < bound or (number == bound and not (known == ">=" and order == ">"))
            return True if weaker else None
        beyond = number < bound or (number == bound and not (known == ">=" and order == "<="))
        return False if beyond else None
    if order in ("<", "<="):
        weaker = number > bound or (number == bound and not (known == "<=" and order == "<"))
        return True if weaker else None
    beyond = number > bound or (number == bound and not (known == "<=" and order == ">="))
    return False if beyond else None
