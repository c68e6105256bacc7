"""Says in words what tells some variants of a family from others."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import accumulate
from operator import and_

from ..template.choices import Choice
from ..template.variant import Variant

_MOST_TERMS = 4  # in one condition
_MOST_WAYS = 3  # that lead to a finding, each a condition
_MOST_BASES = 16  # variants whose choices are tried as a condition
_LONGEST = 60  # characters of an expression
_EXPRESSION = re.compile(r"`([^`]*)`")


@dataclass(frozen=True, slots=True)
class _Term:
    """What is said of one choice: that it has an outcome, or where it `excludes` it, another one."""

    choice: Choice
    excludes: bool = False

    @property
    def words(self) -> str:
        said = self.choice.words
        if self.excludes:
            said = (
                said.replace(" is ", " is not ", 1) if " is " in said else said.replace(" has ", " does not have ", 1)
            )
        return _EXPRESSION.sub(lambda found: f"`{_short(found[1])}`", said)


_Terms = list[_Term]


class Conditions:
    """The choices of the variants of a family; a set of variants is given as the bits of a number."""

    def __init__(self, variants: Sequence[Variant]) -> None:
        self._choices = [variant.choices for variant in variants]
        self._all = (1 << len(variants)) - 1
        self._known: dict[tuple[int, int], str] = {}
        self._asked: dict[str, int] = {}
        self._taken: dict[tuple[str, int], int] = {}
        for number, choices in enumerate(self._choices):
            bit = 1 << number
            for choice in choices:
                self._asked[choice.key] = self._asked.get(choice.key, 0) | bit
                outcome = choice.key, choice.taken
                self._taken[outcome] = self._taken.get(outcome, 0) | bit
        self._fits = {outcome: self._all & ~self._asked[outcome[0]] | bits for outcome, bits in self._taken.items()}
        self._keys = {key: number for number, key in enumerate(self._asked)}

    def words(self, those: int, others: int) -> str:
        """Return what holds in those variants and in none of the others; nothing where there are no others."""
        key = those, others
        if key not in self._known:
            self._known[key] = self._said(those, others) if others else ""
        return self._known[key]

    def only_without_items(self, those: int, others: int) -> bool:
        """Tell whether those variants have in common that a loop has no items: the application may always have some."""
        ways, left = self._ways(those, others) if others else ([], those)
        return not left and all(any(_is_empty(term) for term in terms) for terms in ways)

    def _ways(self, those: int, others: int) -> tuple[list[_Terms], int]:
        """The shortest conditions that fit those variants and none of the others, and the variants that are left."""
        ways: list[_Terms] = []
        left = those
        while left and len(ways) < _MOST_WAYS:
            terms = self._shortest(left, others)
            ways.append(terms)
            left &= ~self._fitting(terms)
        return ways, left

    def _said(self, those: int, others: int) -> str:
        ways, left = self._ways(those, others)
        words = [_joined(terms) for terms in sorted(ways, key=self._order)]
        if left:
            return f"{words[0]} or in other cases"
        return " or when ".join(words)

    def _shortest(self, those: int, others: int) -> _Terms:
        """The condition with the fewest terms, and of these the one that fits most of the variants."""
        bases = [number for number in range(len(self._choices)) if those >> number & 1]
        bases = sorted(bases, key=lambda number: len(self._choices[number]))[:_MOST_BASES]
        found = [
            self._weakened(self._needed(order, others), those, others)
            for number in bases
            for order in (self._choices[number], self._choices[number][::-1])
        ]
        return min(found, key=lambda terms: (len(terms), -(self._fitting(terms) & those).bit_count()))

    def _needed(self, choices: Iterable[Choice], others: int) -> _Terms:
        """The terms of one variant without those that tell nothing: the first ones of an order go first."""
        made = tuple(choices)
        fitting = [self._fits[choice.key, choice.taken] for choice in made]
        # Without a term, others may fit all of those after it, and those before it that are needed.
        after = [*accumulate(reversed(fitting), and_, initial=self._all)][-2::-1]
        needed, before = list[_Term](), others
        for choice, fits, rest in zip(made, fitting, after, strict=True):
            if before & rest:
                needed.append(_Term(choice))
                before &= fits
        return sorted(needed, key=lambda term: self._keys[term.choice.key])

    def _order(self, terms: _Terms) -> list[int]:
        return [self._keys[term.choice.key] for term in terms]

    def _weakened(self, terms: _Terms, those: int, others: int) -> _Terms:
        """The terms, with "is not empty" for what has one item or several where both are alike."""
        terms = list(terms)
        for index, term in enumerate(terms):
            choice = term.choice
            if len(choice.outcomes) < 3:
                continue
            for taken in range(len(choice.outcomes)):
                weaker = _Term(Choice(choice.key, taken, choice.outcomes), excludes=True)
                tried = [*terms[:index], weaker, *terms[index + 1 :]]
                gained = self._fitting(tried) & ~self._fitting(terms)
                if gained & those and not gained & others:
                    terms = tried
                    break
        return terms

    def _fitting(self, terms: _Terms) -> int:
        """The variants that do not contradict: what nobody asked there may be so."""
        return reduce(and_, map(self._having, terms), self._all)

    def _having(self, term: _Term) -> int:
        """The variants that do not contradict one term."""
        outcome = term.choice.key, term.choice.taken
        if term.excludes:
            return self._all & ~self._taken.get(outcome, 0)
        return self._fits.get(outcome, self._all & ~self._asked[term.choice.key])


def _is_empty(term: _Term) -> bool:
    return len(term.choice.outcomes) > 2 and term.choice.taken == 0 and not term.excludes


def _joined(terms: _Terms) -> str:
    words = [term.words for term in terms]
    if len(words) > _MOST_TERMS:
        words[_MOST_TERMS - 1 :] = [f"{len(words) - _MOST_TERMS + 1} more conditions hold"]
    return " and ".join(words)


def _short(expression: str) -> str:
    words = " ".join(expression.split())
    return words if len(words) <= _LONGEST else words[: _LONGEST - 1] + "…"
