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
    run: Callable[[Choices], T], most: int = MOST_EXACT, enough: Callable[[], bool] = lambda: False
) -> Exploration[T]:
    """Return what all ways lead to; where there are more than `most`, those of all first outcomes, all last ones,
    and every pair of outcomes that can be reached, of which no more than `most` again.

    The same choices must lead `run` the same way. It is not run again when it says that it has done `enough`.
    """
    ways: list[tuple[tuple[Choice, ...], T]] = []
    script: list[int] | None = []
    while script is not None:
        if ways and enough():
            return Exploration(tuple(ways), exact=False)
        if len(ways) == most:
            return Exploration(tuple(_in_pairs(run, most, enough)), exact=False)
        choices = Choices(script)
        result = run(choices)
        ways.append((tuple(choices.made), result))
        script = _next(choices.made)
    return Exploration(tuple(ways), exact=True)


def _next(made: list[Choice]) -> list[int] | None:
    """The script of the way after this one; none where this is the last."""
    for number in range(len(made) - 1, -1, -1):
        if made[number].taken + 1 < len(made[number].outcomes):
            return [*(choice.taken for choice in made[:number]), made[number].taken + 1]
    return None


_Outcome = tuple[str, int]


class _Pairs:
    """Which outcomes have met each other, and how each was reached first."""

    def __init__(self) -> None:
        self.reached: dict[_Outcome, dict[str, int]] = {}
        self.met: set[tuple[_Outcome, _Outcome]] = set()

    def learn(self, made: Sequence[Choice]) -> None:
        before: dict[str, int] = {}
        outcomes = [(choice.key, choice.taken) for choice in made]
        for choice in made:
            for other in range(len(choice.outcomes)):
                self.reached.setdefault((choice.key, other), dict(before))
            before[choice.key] = choice.taken
        self.met.update((one, other) for one in outcomes for other in outcomes if one < other)

    def missing(self) -> Iterator[tuple[_Outcome, _Outcome]]:
        known = sorted(self.reached)
        return (
            (one, other)
            for index, one in enumerate(known)
            for other in known[index + 1 :]
            if one[0] != other[0] and (one, other) not in self.met
        )

    def way_to(self, pair: tuple[_Outcome, _Outcome]) -> dict[str, int]:
        """What is forced to bring two outcomes together; all else so that as many more pairs as possible meet."""
        forced: dict[str, int] = {}
        for outcome in pair:
            forced |= self.reached[outcome]
        forced |= dict(pair)
        for key, taken in sorted(self.reached):
            if key in forced:
                continue
            others = [outcome for outcome in sorted(self.reached) if outcome[0] == key]
            forced[key] = max(others, key=lambda outcome: (self._new(outcome, forced), outcome == (key, taken)))[1]
        return forced

    def _new(self, outcome: _Outcome, forced: Mapping[str, int]) -> int:
        return sum((min(outcome, other), max(outcome, other)) not in self.met for other in forced.items())


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
    for _ in range(most):
        pair = next(pairs.missing(), None)
        if pair is None or enough():
            return
        yield from along(Choices(forced=pairs.way_to(pair)))
        pairs.met.add(pair)  # also where one of the two rules the other out
