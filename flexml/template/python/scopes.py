"""Follows the scopes of a program: the module, its classes and functions, each on all of its ways."""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, count

from ..choices import Choice, Choices, explore
from .escaping import of_annotation
from .evaluation import Evaluator
from .execution import Execution
from .names import Imports, bound_names
from .program import Program
from .relevance import Relevance
from .remarks import Remarks
from .state import Fate, State, Surroundings
from .values import NOTHING, Text, TooMuchError, Unknown, Value

_Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True, slots=True)
class Found:
    """A text that goes somewhere, and the choices that lead to it; not `exact` where there are more ways than taken."""

    text: Text
    choices: tuple[Choice, ...]
    exact: bool


class Scopes:
    """All scopes of one program."""

    def __init__(self, program: Program) -> None:
        self._program = program
        self._imports = Imports(program.tree)
        self._remarks = Remarks(program)
        self._fate = Fate()
        self._changing = {
            name
            for node in ast.walk(program.tree)
            if isinstance(node, ast.Global | ast.Nonlocal)
            for name in node.names
        }
        self._changed_attributes = {
            node.attr
            for node in ast.walk(program.tree)
            if isinstance(node, ast.Attribute) and not isinstance(node.ctx, ast.Load)
        }
        self._lasting: list[tuple[_Way, Value]] = []

    def texts(self) -> Iterator[Found]:
        """Yield the texts that go somewhere; those of a module's or class's names last, when all has been followed."""
        yield from self._scope(self._program.tree.body, Surroundings(), lasting=True)
        for way, value in self._lasting:
            way.state.offered.clear()
            way.state.release(value)
            yield from way.found

    def _scope(
        self,
        statements: Sequence[ast.stmt],
        outer: Surroundings,
        arguments: ast.arguments | None = None,
        *,
        lasting: bool = False,
    ) -> Iterator[Found]:
        own: dict[str, Value] = dict.fromkeys(bound_names(statements), NOTHING)
        own.update(_given(arguments))
        ways = self._ways(statements, outer, own, lasting=lasting)
        for way in ways:
            yield from way.found
        inner = Surroundings(outer)
        inner.constants |= own
        inner.constants |= self._constants(ways, Counter(chain(_names_given(arguments), bound_names(statements))))
        yield from self._nested(statements, inner)

    def _class(self, node: ast.ClassDef, outer: Surroundings) -> Iterator[Found]:
        names = bound_names(node.body)
        ways = self._ways(node.body, outer, dict.fromkeys(names, NOTHING), lasting=True)
        for way in ways:
            yield from way.found
        constants = self._constants(ways, Counter(names))
        outer.attributes |= {
            f"{node.name}.{name}": value for name, value in constants.items() if name not in self._changed_attributes
        }
        yield from self._nested(node.body, Surroundings(outer, node.name))

    def _nested(self, statements: Sequence[ast.stmt], inner: Surroundings) -> Iterator[Found]:
        """What the functions and classes in a scope make; classes first, whose attributes functions may use."""
        for node in sorted(_definitions(statements), key=lambda node: not isinstance(node, ast.ClassDef)):
            if isinstance(node, ast.ClassDef):
                yield from self._class(node, inner)
            else:
                yield from self._scope(node.body, inner, node.args)

    def _ways(
        self, statements: Sequence[ast.stmt], outer: Surroundings, own: Mapping[str, Value], *, lasting: bool
    ) -> list[_Way]:
        relevance = Relevance(statements)
        steps = count()

        def run(choices: Choices) -> State:
            state = State(outer, self._fate, choices, own, steps)
            Execution(Evaluator(self._program, self._imports, self._remarks, state), relevance).block(statements)
            if not lasting:
                for value in [*state.values.values()]:
                    state.release(value)
            return state

        try:
            exploration = explore(run)
        except (TooMuchError, RecursionError):
            return []
        ways = [_Way(choices, state, exploration.exact) for choices, state in exploration.ways]
        if lasting:
            self._lasting += ((way, value) for way in ways for value in way.state.values.values())
        return ways

    def _constants(self, ways: list[_Way], times: Counter[str]) -> dict[str, Value]:
        """The names that are given a value once, and what it is."""
        values = ways[0].state.values if ways else {}
        return {name: value for name, value in values.items() if times[name] == 1 and name not in self._changing}


@dataclass(frozen=True, slots=True)
class _Way:
    """One way through a scope."""

    choices: tuple[Choice, ...]
    state: State
    exact: bool

    @property
    def found(self) -> Iterator[Found]:
        return (Found(text, self.choices, self.exact) for text in self.state.offered)


def _names_given(arguments: ast.arguments | None) -> list[str]:
    return [name for name, _ in _given(arguments)]


def _given(arguments: ast.arguments | None) -> Iterator[tuple[str, Unknown]]:
    if arguments is None:
        return
    for argument in ast.walk(arguments):
        if isinstance(argument, ast.arg):
            yield argument.arg, of_annotation(argument.annotation)


def _definitions(statements: Sequence[ast.stmt]) -> Iterator[_Function | ast.ClassDef]:
    """The functions and classes of a scope, not those inside of them."""
    pending: list[ast.AST] = [*statements]
    while pending:
        node = pending.pop(0)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            yield node
        else:
            pending.extend(ast.iter_child_nodes(node))
