"""What is known while a program is followed: values of names, choices that were made, texts that go somewhere."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field

from ...source.shown import shown
from ..choices import Choices
from .names import dotted
from .values import NOTHING, Items, Text, TooMuchError, Unknown, Value

MOST_STEPS = 50_000  # statements and expressions of one way; nested loops double each other
MOST_IN_ALL = 500_000  # of all ways through one scope


@dataclass(slots=True)
class Fate:
    """What becomes of texts: those that are part of others, or only looked at, are no documents by themselves."""

    _used: dict[int, Text] = field(default_factory=dict)  # held, so that no other object gets its identity

    def use(self, value: Value) -> None:
        """Note that a text became part of another one, or is only looked at."""
        if isinstance(value, Text):
            self._used[id(value)] = value

    def is_used(self, text: Text) -> bool:
        """Tell whether it did."""
        return id(text) in self._used


class Surroundings:
    """What the names around a function stand for: the constants of its module, its class, the functions around it."""

    def __init__(self, outer: Surroundings | None = None, owner: str = "") -> None:
        self.constants: dict[str, Value] = {}
        self.attributes: dict[str, Value] = {} if outer is None else outer.attributes
        self.owner: str = owner or ("" if outer is None else outer.owner)
        self._outer = outer

    def value(self, name: str) -> Value | None:
        """Return the value of a name."""
        if name in self.constants:
            return self.constants[name]
        return None if self._outer is None else self._outer.value(name)

    def attribute(self, node: ast.Attribute) -> Value | None:
        """Return what `self.NAME`, `cls.NAME` or `Class.NAME` stands for."""
        owner, _, name = dotted(node).rpartition(".")
        return self.attributes.get(f"{self.owner if owner in ('self', 'cls') else owner}.{name}")


class State:
    """What is known on one way through one scope; `own` are the names that it gives values to."""

    def __init__(
        self,
        surroundings: Surroundings,
        fate: Fate,
        choices: Choices,
        own: Mapping[str, Value],
        in_all: Iterator[int],
    ) -> None:
        self.surroundings = surroundings
        self.fate = fate
        self.values: dict[str, Value] = {}
        self.offered: list[Text] = []
        self.round = ""
        self._own = own
        self._choices = choices
        self._versions: dict[str, int] = {}
        self._taken: dict[str, int] = {}
        self._equal: dict[str, object] = {}
        self._muted = 0
        self._in_all = in_all
        self._steps = 0

    def step(self) -> None:
        """Count what is followed, up to a bound."""
        self._steps += 1
        if self._steps > MOST_STEPS or next(self._in_all) > MOST_IN_ALL:
            raise TooMuchError

    def value(self, name: str) -> Value:
        """Return what is known of a name."""
        if name in self.values:
            return self.values[name]
        if name in self._own:
            return self._own[name]
        return self.surroundings.value(name) or NOTHING

    def bind(self, name: str, value: Value) -> None:
        """Give a name a value; that before goes nowhere any more."""
        self.release(self.values.get(name, NOTHING))
        self.values[name] = value
        self.touch(name)

    def touch(self, name: str) -> None:
        """Note that a name stands for something else from here on."""
        self._versions[name] = self._versions.get(name, 0) + 1

    def unknown(self, name: str) -> Unknown | None:
        """Return what can be said of the value of a name that nobody knows."""
        value = self.value(name)
        return value if isinstance(value, Unknown) else None

    def offer(self, value: Value) -> None:
        """Take a text that goes somewhere, and may be a document."""
        if isinstance(value, Items):
            for item in value.items:
                self.offer(item)
        if isinstance(value, Text):
            self.fate.use(value)
            if not self._muted:
                self.offered.append(value)

    def release(self, value: Value) -> None:
        """Take a text out of a name that nothing else will read; what was part of another text is none by itself."""
        if isinstance(value, Items):
            for item in value.items:
                self.release(item)
        if isinstance(value, Text) and not self.fate.is_used(value):
            self.offer(value)

    @contextmanager
    def muted(self) -> Iterator[None]:
        """Take no text for a document inside of it."""
        self._muted += 1
        try:
            yield
        finally:
            self._muted -= 1

    def key(self, node: ast.expr) -> str:
        """Return a key that two expressions share which are surely equal, or nothing."""
        inner = node
        while isinstance(inner, ast.Attribute | ast.Subscript):
            if isinstance(inner, ast.Subscript) and not isinstance(inner.slice, ast.Constant):
                return ""
            inner = inner.value
        if not isinstance(inner, ast.Name):
            return ""
        return f"{ast.unparse(node)}#{self._versions.get(inner.id, 0)}"

    def choose(self, key: str, outcomes: tuple[str, ...]) -> int:
        """Return which outcome is taken; for one key always the same."""
        if key not in self._taken:
            self._taken[key] = self._choices.take(key, outcomes)
        return self._taken[key]

    def condition(self, node: ast.expr) -> bool:
        """Return whether a condition holds on this way."""
        self.step()
        match node:
            case ast.Constant(value=value):
                return bool(value)
            case ast.UnaryOp(op=ast.Not(), operand=operand):
                return not self.condition(operand)
            case ast.BoolOp(op=ast.And(), values=values):
                return all(self.condition(value) for value in values)
            case ast.BoolOp(values=values):
                return any(self.condition(value) for value in values)
            case ast.Compare(left=left, ops=[ast.NotEq() | ast.IsNot() | ast.NotIn() as operator], comparators=right):
                return not self._comparison(left, _POSITIVE[type(operator)](), right)
            case ast.Compare(left=left, ops=[operator], comparators=right):
                return self._comparison(left, operator, right)
        return self._holds(node)

    def _comparison(self, left: ast.expr, operator: ast.cmpop, right: list[ast.expr]) -> bool:
        comparison = ast.Compare(left, [operator], right)
        subject = self.key(left)
        if not (subject and isinstance(operator, ast.Eq) and isinstance(right[0], ast.Constant)):
            return self._holds(comparison)
        if subject in self._equal:
            return self._equal[subject] == right[0].value
        holds = self._holds(comparison)
        if holds:
            self._equal[subject] = right[0].value
        return holds

    def _holds(self, node: ast.expr) -> bool:
        written = " ".join(ast.unparse(node).split())
        versions = [f"{name}#{self._versions[name]}" for name in sorted(_names(node)) if self._versions.get(name, 0)]
        words = shown(written)
        key = " ".join((written, *versions)) + (self.round if _calls(node) else "")
        return self.choose(key, (f"`{words}` is true", f"`{words}` is false")) == 0


_POSITIVE: dict[type[ast.cmpop], type[ast.cmpop]] = {ast.NotEq: ast.Eq, ast.IsNot: ast.Is, ast.NotIn: ast.In}


def _names(node: ast.expr) -> set[str]:
    return {inner.id for inner in ast.walk(node) if isinstance(inner, ast.Name)}


def _calls(node: ast.expr) -> bool:
    return any(isinstance(inner, ast.Call | ast.Await) for inner in ast.walk(node))
