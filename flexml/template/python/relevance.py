"""Which names of a scope make up markup, and so which branches decide what a document holds."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence

from .shapes import holds_markup, is_textual

_CHANGING = frozenset({"append", "extend", "insert"})


class Relevance:
    """The names of one scope that are given markup, or stand in an expression with it."""

    def __init__(self, statements: Sequence[ast.stmt]) -> None:
        self._names: set[str] = set()
        self._known: dict[ast.AST, bool] = {}
        given = [change for statement in statements for change in _changes(statement)]
        pending = [name for name, value in given if holds_markup(value)]
        for statement in statements:
            for node in _inside(statement):
                if isinstance(node, ast.BinOp | ast.JoinedStr | ast.Call) and holds_markup(node):
                    pending += _loaded(node)
        while pending:
            name = pending.pop()
            if name not in self._names:
                self._names.add(name)
                pending += (part for other, value in given if other == name for part in _loaded(value))

    def decides(self, node: ast.stmt) -> bool:
        """Tell whether a branch or a loop gives one of the names a text."""
        if node not in self._known:
            self._known[node] = any(
                name in self._names and (is_textual(value) or extends) for name, value, extends in self._within(node)
            )
        return self._known[node]

    def _within(self, node: ast.stmt) -> Iterator[tuple[str, ast.expr, bool]]:
        for inner in _inside(node):
            for name, value in _own_changes(inner):
                yield name, value, isinstance(inner, ast.AugAssign | ast.Call) and name in self._names


def _changes(statement: ast.stmt) -> Iterator[tuple[str, ast.expr]]:
    for inner in _inside(statement):
        yield from _own_changes(inner)


def _own_changes(node: ast.AST) -> Iterator[tuple[str, ast.expr]]:
    match node:
        case ast.Assign(targets=goals, value=value):
            yield from ((goal.id, value) for goal in goals if isinstance(goal, ast.Name))
        case (
            ast.AnnAssign(target=ast.Name(id=name), value=ast.expr() as value)
            | ast.AugAssign(target=ast.Name(id=name), value=value)
            | ast.NamedExpr(target=ast.Name(id=name), value=value)
        ):
            yield name, value
        case ast.Call(func=ast.Attribute(value=ast.Name(id=name), attr=method), args=[*_, last]) if method in _CHANGING:
            yield name, last


def _inside(node: ast.AST) -> Iterator[ast.AST]:
    """A statement with all that runs with it."""
    pending = [node]
    while pending:
        inner = pending.pop()
        if isinstance(inner, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef | ast.Lambda):
            continue
        yield inner
        pending.extend(ast.iter_child_nodes(inner))


def _loaded(node: ast.AST) -> list[str]:
    return [inner.id for inner in ast.walk(node) if isinstance(inner, ast.Name)]
