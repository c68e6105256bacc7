"""Explores all ways through a program that asks for choices: exactly while they are few, else by pairs."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

T = TypeVar("T")

MOST_EXACT = 256


@dataclass(frozen=True, slots=True)
class Choice:
    """One choice that was made: `key` says what about, `taken` counts from 0 among the `outcomes`, said in words."""

    key: str
    taken: int
    outcomes: tuple[str, ...] = field(compare=False)

    @property
    def words(self) -> str:
        """What it means: "`vip` is true"."""
        return self.outcomes[self.taken]


class Choices:
    """The choices of one way: as a script has them, then as `forced`, then the first or the last outcome."""

    def __init__(
        self, script: Sequence[int] = (), forced: Mapping[str, int] | None = None, *, prefers_last: bool = False
    ) -> None:
        self.made: list[Choice] = []
        self._script = script
        self._forced = forced or {}
        self._prefers_last = prefers_last

    def take(self, key: str, outcomes: tuple[str, ...]) -> int:
        """Return which of the outcomes is taken; the caller asks once for each key."""
        number = len(self.made)
        if number < len(self._script):
            taken = self._script[number]
        else:
            taken = min(self._forced.get(key, len(outcomes) - 1 if self._prefers_last else 0), len(outcomes) - 1)
        self.made.append(Choice(key, taken, outcomes))
        return taken


@dataclass(frozen=True, slots=True)
class Exploration(Generic[T]):
    """What each way leads to, with its choices; not `exact` where there are more ways than were taken."""

    ways: tuple[tuple[tuple[Choice, ...], T], ...]
    exact: bool


def explore(
    run: Callable[[Choices], T],
    most: int = MOST_EXACT,
    enough: Callable[[], bool] = lambda: False,
    *,
    more: bool = False,
) -> Exploration[T]:
    """Return what all ways lead to; where there are more than `most`, those of all first outcomes, all last ones,
    and every pair of outcomes that can be reached, of which no more than `most` again.

    The same choices must lead `run` the same way. It is not run again when it says that it has done `enough`. Where it
    is known that there are `more` ways, they are not counted.
    """
    if more:
        return Exploration(tuple(_in_pairs(run, most, enough)), exact=False)
    ways: list[tuple[tuple[Choice, ...], T]] = []
    following = each_way(run)
    while not ways or not enough():
        if len(ways) == most and _next(ways[-1][0]) is not None:
            return Exploration(tuple(_in_pairs(run, most, enough)), exact=False)
        way = next(following, None)
        if way is None:
            return Exploration(tuple(ways), exact=True)
        ways.append(way)
    return Exploration(tuple(ways), exact=_next(ways[-1][0]) is None)


def each_way(run: Callable[[Choices], T]) -> Iterator[tuple[tuple[Choice, ...], T]]:
    """Yield what all ways lead to, with their choices, those of the first outcomes first."""
    script: list[int] | None = []
    while script is not None:
        choices = Choices(script)
        result = run(choices)
        yield tuple(choices.made), result
        script = _next(choices.made)


def _next(made: Sequence[Choice]) -> list[int] | None:
    """The script of the way after this one; none where this is the last."""
    for number in range(len(made) - 1, -1, -1):
        if made[number].taken + 1 < len(made[number].outcomes):
            return [*(choice.taken for choice in made[:number]), made[number].taken + 1]
    return None


_Outcome = tuple[str, int]


class _Pairs:
    """Which outcomes have met each other, as bits of numbers, and how each was reached first.

    That is a way and how many of its choices were made before, since thousands of copies of it would be too much.
    """

    def __init__(self) -> None:
        self.reached: dict[_Outcome, tuple[Sequence[Choice], int]] = {}
        self._bits: dict[_Outcome, int] = {}
        self._of_key: dict[str, list[_Outcome]] = {}
        self._met: dict[_Outcome, int] = {}

    def learn(self, made: Sequence[Choice]) -> None:
        for number, choice in enumerate(made):
            for other in range(len(choice.outcomes)):
                self._reach((choice.key, other), made, number)
        outcomes = [(choice.key, choice.taken) for choice in made]
        together = sum({self._bits[outcome] for outcome in outcomes})
        for outcome in outcomes:
            self._met[outcome] |= together

    def apart(self) -> Iterator[dict[str, int]]:
        """Yield what is forced so that all pairs of two keys meet that have two outcomes, and are always asked.

        A key takes the digits of its number one by one, and then the opposite of each: two numbers differ in a digit.
        """
        numbers = {key: number for number, key in enumerate(self._of_key)}
        for digit in range((len(numbers) - 1).bit_length()):
            for opposite in (0, 1):
                yield {key: number >> digit & 1 ^ opposite for key, number in numbers.items()}

    def missing(self) -> tuple[_Outcome, _Outcome] | None:
        """Return the first two outcomes that have not met."""
        known = sorted(self.reached)
        everything = (1 << len(known)) - 1
        for index, one in enumerate(known):
            own = sum(self._bits[outcome] for outcome in self._of_key[one[0]])
            if everything & ~own & ~self._met[one]:
                for other in known[index + 1 :]:
                    if self._bits[other] & ~own & ~self._met[one]:
                        return one, other
        return None

    def meet(self, pair: tuple[_Outcome, _Outcome]) -> None:
        one, other = pair
        self._met[one] |= self._bits[other]
        self._met[other] |= self._bits[one]

    def way_to(self, pair: tuple[_Outcome, _Outcome]) -> dict[str, int]:
        """What is forced to bring two outcomes together; all else so that as many more pairs as possible meet."""
        forced: dict[str, int] = {}
        for outcome in pair:
            made, number = self.reached[outcome]
            forced |= {choice.key: choice.taken for choice in made[:number]}
        forced |= dict(pair)
        bits = sum(self._bits[outcome] for outcome in forced.items())
        for key in sorted(self._of_key):
            if key not in forced:
                outcomes = sorted(self._of_key[key])
                best = max(outcomes, key=lambda outcome: ((bits & ~self._met[outcome]).bit_count(), -outcome[1]))
                forced[key] = best[1]
                bits |= self._bits[best]
        return forced

    def _reach(self, outcome: _Outcome, made: Sequence[Choice], number: int) -> None:
        if outcome not in self.reached:
            self.reached[outcome] = made, number
            self._bits[outcome] = 1 << len(self._bits)
            self._met[outcome] = 0
            self._of_key.setdefault(outcome[0], []).append(outcome)


def _in_pairs(
    run: Callable[[Choices], T], most: int, enough: Callable[[], bool]
) -> Iterator[tuple[tuple[Choice, ...], T]]:
    pairs = _Pairs()
    taken: set[tuple[Choice, ...]] = set()

    def along(choices: Choices) -> Iterator[tuple[tuple[Choice, ...], T]]:
        result = run(choices)
        made = tuple(choices.made)
        pairs.learn(made)
        if made not in taken:
            taken.add(made)
            yield made, result

    yield from along(Choices())
    yield from along(Choices(prefers_last=True))
    for forced in pairs.apart():
        if enough():
            return
        yield from along(Choices(forced=forced))
    for _ in range(most):
        pair = pairs.missing()
        if pair is None or enough():
            return
        yield from along(Choices(forced=pairs.way_to(pair)))
        pairs.meet(pair)  # also where one of the two rules the other out
