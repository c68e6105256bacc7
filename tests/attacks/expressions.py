"""Finds every regular expression of the package and how it is used, in the modules and in the tables."""

from __future__ import annotations

import ast
import importlib
import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from tests.attacks.indirect import INDIRECT, PACKAGE

_SCANS = {"finditer", "findall", "sub", "subn", "split"}
_USES = {"match", "fullmatch", "search", *_SCANS}


class Expression(NamedTuple):
    """A regular expression, and the ways that it is applied to a text."""

    where: str
    pattern: re.Pattern[str] | re.Pattern[bytes]
    uses: frozenset[str]


def of_modules() -> Iterator[Expression]:
    """Yield those that are written in the package."""
    trees = {path: ast.parse(path.read_text(encoding="utf-8")) for path in sorted(PACKAGE.rglob("*.py"))}
    used = _methods(trees.values())
    for path, tree in trees.items():
        yield from _of_module(path.relative_to(PACKAGE).as_posix(), tree, used | _methods([tree]))


def _methods(trees: Iterable[ast.Module]) -> dict[str, set[str]]:
    """By the name of a constant, an attribute or a function that returns it: the methods that are called on it."""
    used: dict[str, set[str]] = {}
    for tree in trees:
        for node in ast.walk(tree):
            if isinstance(node, ast.Attribute) and node.attr in _USES:
                used.setdefault(_name(node.value), set()).add(node.attr)
    return used


def _hardest(uses: set[str]) -> frozenset[str]:
    """The uses that take at least as long as the others: who looks for all matches has looked for the first."""
    if uses & _SCANS:
        return frozenset({"finditer"} | uses & {"fullmatch"})
    return frozenset(uses - {"match"} if "search" in uses else uses)


def _name(node: ast.AST) -> str:
    """The name under which a value is had; none where it has none."""
    match node:
        case ast.Name(id=name) | ast.Attribute(attr=name) | ast.FunctionDef(name=name):
            return name
        case ast.Call(func=function):
            return _name(function)
    return ""


def _of_module(where: str, tree: ast.Module, used: dict[str, set[str]]) -> Iterator[Expression]:
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call) and _is_re(node.func)]
    if not calls:
        return
    names = vars(importlib.import_module(f"flexml.{where.removesuffix('.py').replace('/', '.')}"))
    owners = _owners(tree)
    asked = {node.value: node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute) and node.attr in _USES}
    for call in calls:
        place = f"{where}:{call.lineno}"
        method = call.func.attr if isinstance(call.func, ast.Attribute) else "compile"
        flags = next((one.value for one in call.keywords if one.arg == "flags"), None)
        if flags is None and method == "compile" and len(call.args) > 1:
            flags = call.args[1]
        try:
            patterns = [eval(compile(ast.Expression(call.args[0]), "<pattern>", "eval"), names)]
        except NameError:
            indirect = INDIRECT.get(where)
            assert indirect is not None, f"{place}: say in `INDIRECT` where `{ast.unparse(call.args[0])}` comes from"
            patterns = list(indirect())
        if method == "compile":
            method = asked.get(call, method)
        # A pattern that has no name of its own, or goes through other hands, is attacked every way.
        uses = _hardest({method} if method != "compile" else used.get(owners.get(call, ""), _USES))
        for pattern in patterns:
            given = 0 if flags is None else eval(compile(ast.Expression(flags), "<flags>", "eval"), names)
            compiled = re.compile(pattern, given) if isinstance(pattern, str | bytes) else pattern
            assert isinstance(compiled, re.Pattern), place
            yield Expression(place, compiled, uses)


def _is_re(function: ast.expr) -> bool:
    match function:
        case ast.Name(id="late_pattern"):
            return True
        case ast.Attribute(value=ast.Name(id="re"), attr=method):
            return method in {*_USES, "compile"}
    return False


def _owners(tree: ast.Module) -> dict[ast.AST, str]:
    """By each node that a value is made of, the name under which it is had, or the method that is asked of it at once.

    The innermost one counts, which `ast.walk` reaches last.
    """
    owners: dict[ast.AST, str] = {}
    for node in ast.walk(tree):
        match node:
            case ast.FunctionDef():
                made: list[tuple[str, ast.AST]] = [
                    (node.name, each) for each in ast.walk(node) if isinstance(each, ast.Return)
                ]
            case ast.Assign(targets=[target], value=value) | ast.AnnAssign(target=target, value=ast.expr() as value):
                made = [(_name(target), value)]
            case _:
                continue
        owners |= {inner: name for name, value in made for inner in ast.walk(value)}
    return owners
