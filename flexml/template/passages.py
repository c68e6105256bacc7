"""All ways through a template, statement by statement: what several of them have in common is rendered once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice

from ..source import MAX_BYTES, Span
from .choices import Choice, Choices, each_way
from .evaluating import Evaluator
from .facts import Fact, Facts
from .rendering import MOST_STEPS, Full, Left, Rendering
from .scope import Scope
from .segment import Segment
from .tree import Assign, Capture, Cycle, Extends, Import, Load, Macro, Statement, Template

# Of all variants together: a template of the usual size has a thousandth of it.
MOST_CHARACTERS = 4 * 1024 * 1024
MOST_STEPS_OF_ALL = 300_000

_LASTING = (Assign, Capture, Cycle, Extends, Import, Macro)  # statements that those after them may depend on


@dataclass(frozen=True, slots=True, eq=False)
class Passage:
    """One way through one statement: its choices, what it prints, and what is taken for granted after it."""

    choices: tuple[Choice, ...]
    segments: tuple[Segment, ...]
    learned: dict[str, Fact]
    missing: tuple[tuple[str, Span], ...]
    size: int
    steps: int


@dataclass(slots=True)
class Way:
    """One way through a template: its passages through those statements that are passed in several ways."""

    facts: dict[str, Fact] = field(default_factory=dict)
    passages: tuple[Passage, ...] = ()

    def along(self, passage: Passage) -> Way:
        """Return the way that goes on by a passage."""
        facts = self.facts | passage.learned if passage.learned else self.facts
        return Way(facts, (*self.passages, passage))


@dataclass(frozen=True, slots=True)
class Ways:
    """All ways through a template, in the order of their choices.

    `columns` has each statement's one passage, or nothing where there are several: then each way has its own.
    """

    ways: list[Way]
    columns: list[Passage | None]

    @property
    def are_too_large(self) -> bool:
        """Whether one of the documents is larger than any vendor reads, or all of them are than anybody waits for."""
        sure = [column for column in self.columns if column is not None]
        size, steps = sum(each.size for each in sure), sum(each.steps for each in sure)
        sizes = [size + sum(each.size for each in way.passages) for way in self.ways]
        taken = [steps + sum(each.steps for each in way.passages) for way in self.ways]
        one_is = max(sizes) > MAX_BYTES or max(taken) > MOST_STEPS
        return one_is or sum(sizes) > MOST_CHARACTERS or sum(taken) > MOST_STEPS_OF_ALL

    @property
    def missing(self) -> tuple[tuple[str, Span], ...]:
        """The names of the templates that are not found, each with the tag that asks, those of the first way first."""
        return tuple(dict.fromkeys(pair for way in self.ways for each in self.passages(way) for pair in each.missing))

    def passages(self, way: Way) -> Iterator[Passage]:
        """Yield all passages of a way, in order."""
        own = iter(way.passages)
        for column in self.columns:
            yield next(own) if column is None else column


def ways_through(template: Template, load: Load, context: Mapping[str, object] | None, most: int) -> Ways | None:
    """Return all ways through a template, or nothing where its statements cannot be taken one by one.

    They can where none of them depends on another one but by what is taken for granted.

    Raises:
        TooMany: there are more than `most`.
    """
    steps = _Steps(template, load, context)
    try:
        return _ways(steps, template, most)
    except (Full, Left, _Dependent, RecursionError):
        return None


def _ways(steps: _Steps, template: Template, most: int) -> Ways | None:
    ways, columns = [Way()], list[Passage | None]()
    learned: set[str] = set()  # on any of the ways
    for statement in template.body:
        reached = _Reached(steps, statement, most)
        passages = reached.passages(ways[0].facts)
        if len(passages) == 1 and not passages[0].learned and learned.isdisjoint(reached.keys[0]):
            columns.append(passages[0])
            continue
        columns.append(None)
        following = list[Way]()
        for way in ways:
            following += map(way.along, reached.passages(way.facts))
            if len(following) > most:
                raise TooMany
        ways = following
        learned.update(key for way in ways for key in way.passages[-1].learned)
    made = Ways(ways, columns)
    return None if made.are_too_large else made


class _Reached:
    """One statement, with the ways through it that are known: they are the same where the same is taken for granted."""

    def __init__(self, steps: _Steps, statement: Statement, most: int) -> None:
        self.keys: list[tuple[str, ...]] = []  # of all that the ways through it looked at
        self._known: dict[tuple[tuple[str, ...], tuple[str, ...]], list[Passage]] = {}
        self._steps = steps
        self._statement = statement
        self._most = most

    def passages(self, facts: Mapping[str, Fact]) -> list[Passage]:
        """Return the ways through the statement where so much is taken for granted."""
        for keys in self.keys:
            known = self._known.get((keys, _said(facts, keys)))
            if known is not None:
                return known
        asked: dict[str, None] = {}

        def through(choices: Choices) -> Passage:
            return self._steps.through(self._statement, facts, choices, asked)

        made = [passage for _, passage in islice(each_way(through), self._most + 1)]
        keys = tuple(asked)
        if keys not in self.keys:
            self.keys.append(keys)
        self._known[keys, _said(facts, keys)] = made
        return made


def _said(facts: Mapping[str, Fact], keys: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(repr(facts[key]) if key in facts else "" for key in keys)


class TooMany(Exception):
    """There are more ways than are taken."""


class _Dependent(Exception):
    """What a statement leaves to others depends on choices."""


class _Steps(Rendering):
    """Renders statements of a template one by one, each as often as it must be."""

    def __init__(self, template: Template, load: Load, context: Mapping[str, object] | None) -> None:
        super().__init__(template, load, Choices(), context)
        self._scope = Scope(values=self._context)
        self._lasting = False
        self._blocks = {name: [(template, block)] for name, block in template.blocks.items()}

    def through(
        self, statement: Statement, before: Mapping[str, Fact], choices: Choices, asked: dict[str, None]
    ) -> Passage:
        """Return one way through a statement; all that it looked at goes to `asked`."""
        facts = self._facts = Facts(choices, before)
        self._evaluator = Evaluator(facts, self)
        self.segments, self.missing = [], []
        self.size = self.steps = 0
        self._lasting = False
        with self._elsewhere(self._template, self._template.escapes):
            self._statement(statement, self._scope)
        asked.update(dict.fromkeys(facts.asked))
        if self._parent is not None or (self._lasting and asked):
            raise _Dependent
        made, missing = tuple(choices.made), tuple(self.missing)
        return Passage(made, tuple(self.segments), facts.learned, missing, self.size, self.steps)

    def _statement(self, statement: Statement, scope: Scope) -> None:
        self._lasting = self._lasting or isinstance(statement, _LASTING)
        super()._statement(statement, scope)
