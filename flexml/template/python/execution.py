"""Follows the statements of a program: what texts they put together, and where those go."""

from __future__ import annotations

import ast
from collections.abc import Sequence
from enum import Enum

from .evaluation import Evaluator
from .names import bound_names
from .relevance import Relevance
from .shapes import targets
from .state import State
from .values import NOTHING, Items, Value


class End(Enum):
    """How a block of statements ends."""

    GOES_ON = "with what follows"
    LEAVES_ROUND = "with the next round of the loop"
    LEAVES_LOOP = "with what follows the loop"
    LEAVES_ALL = "with nothing more"


class Execution:
    """Follows one way through the statements of one scope."""

    def __init__(self, evaluator: Evaluator, relevance: Relevance) -> None:
        self._evaluator = evaluator
        self._relevance = relevance

    @property
    def _state(self) -> State:
        return self._evaluator.state

    def block(self, statements: Sequence[ast.stmt]) -> End:
        """Follow statements in order."""
        for statement in statements:
            self._state.step()
            end = self._statement(statement)
            if end is not End.GOES_ON:
                return end
        return End.GOES_ON

    def _statement(self, node: ast.stmt) -> End:
        match node:
            case ast.Assign(targets=goals, value=value):
                self._assign(goals, value)
            case ast.AnnAssign(target=goal, value=ast.expr() as value):
                self._assign([goal], value)
            case ast.AugAssign():
                self._extend(node)
            case ast.Expr(value=ast.Constant()):
                pass  # a docstring, or as good as one
            case ast.Expr(value=value):
                if not self._mutates(value):
                    self._evaluator.visit(value)
            case ast.Return(value=value):
                self._evaluator.visit(value)
                return End.LEAVES_ALL
            case ast.Raise():
                with self._state.muted():
                    self._evaluator.visit(node)
                return End.LEAVES_ALL
            case ast.Assert():
                with self._state.muted():
                    self._evaluator.visit(node)
            case ast.Break():
                return End.LEAVES_LOOP
            case ast.Continue():
                return End.LEAVES_ROUND
            case ast.If(test=test, body=body, orelse=orelse):
                with self._state.muted():
                    self._evaluator.visit(test)
                if self._relevance.decides(node):
                    return self.block(body if self._state.condition(test) else orelse)
                self._apart(body, orelse)
            case ast.For(iter=iterable) | ast.AsyncFor(iter=iterable):
                self._evaluator.visit(iterable)
                return self._loop(node, iterable, node.target)
            case ast.While(test=test):
                with self._state.muted():
                    self._evaluator.visit(test)
                return self._loop(node, test, None)
            case ast.With(items=items, body=body) | ast.AsyncWith(items=items, body=body):
                for item in items:
                    self._evaluator.visit(item.context_expr)
                    self._forget(targets(item.optional_vars) if item.optional_vars is not None else [])
                return self.block(body)
            case ast.Try():
                return self._try(node)
            case ast.Match(subject=subject):
                self._evaluator.visit(subject)
                return self._match(node)
            case ast.FunctionDef() | ast.AsyncFunctionDef() | ast.ClassDef():
                for outer in (*node.decorator_list, *(node.bases if isinstance(node, ast.ClassDef) else [node.args])):
                    self._evaluator.visit(outer)
                self._forget([node.name])
            case ast.Global() | ast.Nonlocal() | ast.Import() | ast.ImportFrom() | ast.Pass() | ast.Delete():
                pass
            case _:
                self._forget(bound_names([node]))
        return End.GOES_ON

    def _assign(self, goals: list[ast.expr], node: ast.expr) -> None:
        names = [goal.id for goal in goals if isinstance(goal, ast.Name)]
        value = self._evaluator.value(node)
        if len(names) != len(goals):
            self._state.offer(value)  # it goes into an attribute, an item or several names
        for goal in goals:
            if not isinstance(goal, ast.Name):
                self._evaluator.visit(goal)
                self._forget(targets(goal))
        for name in names:
            self._state.bind(name, value)

    def _extend(self, node: ast.AugAssign) -> None:
        value = self._evaluator.value(node.value)
        if not (isinstance(node.target, ast.Name) and isinstance(node.op, ast.Add)):
            self._state.offer(value)
            self._forget(targets(node.target))
            return
        name = node.target.id
        before = self._state.value(name)
        read = ast.copy_location(ast.Name(name, ast.Load()), node.target)
        after = self._evaluator.added([read, node.value], [before, value])
        self._state.bind(name, after or NOTHING)

    def _mutates(self, node: ast.expr) -> bool:
        """Follow a call that changes a list, such as `parts.append(…)`; tell whether it is one."""
        match node:
            case ast.Call(func=ast.Attribute(value=ast.Name(id=name), attr=method), args=[*others, last], keywords=[]):
                items = self._state.value(name)
            case _:
                return False
        if not isinstance(items, Items):
            return False
        if method == "append" and not others:
            self._state.bind(name, Items((*items.items, self._evaluator.item(last))))
        elif method == "extend" and not others and isinstance(more := self._evaluator.value(last), Items):
            self._state.bind(name, Items((*items.items, *more.items)))
        elif method == "insert" and len(others) == 1 and isinstance(others[0], ast.Constant) and others[0].value == 0:
            self._state.bind(name, Items((self._evaluator.item(last), *items.items)))
        else:
            for argument in (*others, last):
                self._evaluator.visit(argument)
            self._state.bind(name, NOTHING)
        return True

    def _apart(self, *blocks: Sequence[ast.stmt]) -> bool:
        """Follow blocks of which one runs, where nothing depends on which; tell whether one goes on."""
        before = dict(self._state.values)
        after: list[dict[str, Value]] = []
        for block in blocks:
            end = self.block(block)
            if end is End.GOES_ON:
                after.append(dict(self._state.values))
            self._leave_for(before)
        for name in bound_names([statement for block in blocks for statement in block]):
            values = [values.get(name, NOTHING) for values in after]
            self._state.values[name] = _same(values)
            self._state.touch(name)
        return bool(after)

    def _leave_for(self, before: dict[str, Value]) -> None:
        """Go back to what was known before; what names hold now goes nowhere any more."""
        for name, value in self._state.values.items():
            if before.get(name) is not value:
                self._state.release(value)
        self._state.values.clear()
        self._state.values.update(before)

    def _loop(self, node: ast.For | ast.AsyncFor | ast.While, subject: ast.expr, goal: ast.expr | None) -> End:
        names = bound_names(node.body) + ([] if goal is None else targets(goal))
        if not self._relevance.decides(node):
            self._forget(names)
            self._apart([*node.body], [])
            self._apart([*node.orelse], [])
            return End.GOES_ON
        known = self._evaluator.value(subject) if goal is not None else NOTHING
        rounds: Sequence[Value] = known.items if isinstance(known, Items) else ()
        for number in self._evaluator.rounds(subject) if not rounds else range(len(rounds)):
            if goal is not None:
                self._forget(targets(goal))
                if rounds and isinstance(goal, ast.Name):
                    self._state.bind(goal.id, rounds[number])
            end = self.block(node.body)
            if end is End.LEAVES_ALL:
                return end
            if end is End.LEAVES_LOOP:
                return End.GOES_ON
        return self.block(node.orelse)

    def _try(self, node: ast.Try) -> End:
        line = f"line {node.lineno}"
        if not self._relevance.decides(node):
            end = self.block([*node.body, *node.orelse])
            goes_on = self._apart(*(handler.body for handler in node.handlers))
            self._forget(bound_names([*node.handlers]))
            last = self.block(node.finalbody)
            return End.GOES_ON if goes_on and last is End.GOES_ON else max(end, last, key=list(End).index)
        exceptions = [ast.unparse(handler.type) if handler.type else "something" for handler in node.handlers]
        outcomes = (f"nothing is raised in {line}", *(f"`{each}` is raised in {line}" for each in exceptions))
        taken = self._state.choose(f"try@{node.lineno}:{node.col_offset}{self._state.round}", outcomes)
        if taken == 0:
            end = self.block([*node.body, *node.orelse])
        else:
            self._forget(bound_names(node.body))
            end = self.block(node.handlers[taken - 1].body)
        last = self.block(node.finalbody)
        return end if last is End.GOES_ON else last

    def _match(self, node: ast.Match) -> End:
        if not self._relevance.decides(node):
            self._apart(*(case.body for case in node.cases), [])
            return End.GOES_ON
        subject = ast.unparse(node.subject)
        outcomes = [f"`{subject}` is `{ast.unparse(case.pattern)}`".replace("\n", " ") for case in node.cases]
        taken = self._state.choose(
            f"match@{node.lineno}:{node.col_offset}{self._state.round}", (*outcomes, f"`{subject}` is something else")
        )
        if taken == len(node.cases):
            return End.GOES_ON
        self._forget(bound_names([node.cases[taken]]))
        return self.block(node.cases[taken].body)

    def _forget(self, names: list[str]) -> None:
        for name in names:
            self._state.bind(name, NOTHING)


def _same(values: list[Value]) -> Value:
    """What a name holds after one of several ways, where they agree."""
    agree = values and all(value is values[0] or value == values[0] for value in values)
    return values[0] if agree else NOTHING
