"""Finds every regular expression of the package and how it is used, in the modules and in the tables."""

from __future__ import annotations

import ast
import importlib
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

import pathspec

from flexml.cli.ignored import _any_of
from flexml.config.kinds import Requirement, Text
from flexml.dialects import dialect_names, get_dialect
from flexml.dialects.values import Number, String, ValueType
from flexml.flow.project.routes import Route
from flexml.lint.rules.security.secret_in_document import _FORMS

PACKAGE = Path(__file__).parents[2] / "flexml"

_USES = {"match", "fullmatch", "search", "finditer", "findall", "sub", "subn", "split"}


def _of_tables() -> Iterator[str]:
    """Yield the patterns of the value types of all dialects."""
    for dialect in map(get_dialect, dialect_names()):
        for element in dialect.elements.values():
            types = [row.type for row in element.attributes.values()]
            for type_ in types if element.text is None else [*types, element.text.type]:
                pattern = _of_type(type_)
                if pattern is not None:
                    yield pattern


def _of_type(type_: ValueType) -> str | None:
    if isinstance(type_, Number):
        return type_.pattern()
    return type_.pattern if isinstance(type_, String) else None


def _of_routes() -> Iterator[str]:
    """Yield what is made of routes that somebody may well configure."""
    for pattern in ("/{a}", "/calls/{a}/{b}", "/{a}-{b}", "/{a}/{b}.{c}"):
        route = Route(pattern, pattern[1:] + ".xml")
        yield from (route.paths.pattern, route.files.pattern)


def _of_keys() -> Iterator[str]:
    """Yield the forms of texts in the configuration."""
    yield Text().pattern
    for node in ast.walk(ast.parse((PACKAGE / "config" / "keys.py").read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Text":
            pattern = ast.literal_eval(node.args[1])
            assert isinstance(pattern, str)
            yield pattern


def _of_ignored_files() -> Iterator[str]:
    """Yield what is made of lines that somebody may well have in a `.gitignore`."""
    lines = ["*.pyc", "build/", "/dist", "a/**/b", "**/c/*.xml", "![a-z]?", "d*e*f*g"]
    yield _any_of(pathspec.GitIgnoreSpec.from_lines(lines)).pattern


_ANY_OF = """'|'.join((f"(?:{_NAME_OF_GROUP.sub('(', str(each))})" for each in expressions)) or '(?!)'"""

# What is no constant where it is compiled or applied, and where it comes from.
INDIRECT: dict[tuple[str, str], Callable[[], Iterable[str]]] = {
    ("cli/ignored.py", _ANY_OF): _of_ignored_files,
    ("codegen/xsd_types.py", "type_.pattern"): _of_tables,
    ("dialects/loader.py", "pattern"): _of_tables,
    ("dialects/values.py", "self.pattern"): _of_tables,
    ("dialects/values.py", "self.pattern()"): _of_tables,
    ("flow/project/routes.py", "_expression(self.pattern)"): _of_routes,
    ("flow/project/routes.py", "_expression(self.file)"): _of_routes,
    ("config/kinds.py", "self._FORM"): lambda: [Requirement._FORM],
    ("config/kinds.py", "self.pattern"): _of_keys,
    ("late.py", "pattern"): tuple,  # those that it is given, which are found where they are written
    ("lint/rules/portability/dialect_unsupported_element.py", "f'^{ctx.dialect.title}( and [A-Za-z]+)?: '"): lambda: [
        f"^{get_dialect(name).title}( and [A-Za-z]+)?: " for name in dialect_names()
    ],
    ("lint/rules/security/secret_in_document.py", "pattern"): lambda: [pattern for _, pattern in _FORMS],
}


class Expression(NamedTuple):
    """A regular expression, and the ways that it is applied to a text."""

    where: str
    pattern: re.Pattern[str] | re.Pattern[bytes]
    uses: frozenset[str]


def of_modules() -> Iterator[Expression]:
    """Yield those that are written in the package, `template` aside."""
    paths = sorted(path for path in PACKAGE.rglob("*.py") if "template" not in path.relative_to(PACKAGE).parts[:1])
    trees = {path: ast.parse(path.read_text(encoding="utf-8")) for path in paths}
    used = _methods(trees.values())
    for path, tree in trees.items():
        yield from _of_module(path.relative_to(PACKAGE).as_posix(), tree, used | _methods([tree]))


def _methods(trees: Iterable[ast.Module]) -> dict[str, set[str]]:
    """By the name of a constant, the methods of a pattern that are called on it."""
    used: dict[str, set[str]] = {}
    for tree in trees:
        for node in ast.walk(tree):
            if isinstance(node, ast.Attribute) and node.attr in _USES and isinstance(node.value, ast.Name):
                used.setdefault(node.value.id, set()).add(node.attr)
    return used


def _of_module(where: str, tree: ast.Module, used: dict[str, set[str]]) -> Iterator[Expression]:
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call) and _is_re(node.func)]
    if not calls:
        return
    names = vars(importlib.import_module(f"flexml.{where.removesuffix('.py').replace('/', '.')}"))
    targets = {
        call: target.id
        for node in ast.walk(tree)
        if isinstance(node, ast.Assign | ast.AnnAssign)
        for target in (node.targets if isinstance(node, ast.Assign) else [node.target])
        if isinstance(target, ast.Name)
        for call in ast.walk(node)
        if isinstance(call, ast.Call)
    }
    for call in calls:
        written = ast.unparse(call.args[0])
        place = f"{where}:{call.lineno}"
        function = call.func.attr if isinstance(call.func, ast.Attribute) else "compile"
        flags = next((one.value for one in call.keywords if one.arg == "flags"), None)
        if flags is None and function == "compile" and len(call.args) > 1:
            flags = call.args[1]
        # A pattern that has no name of its own, or goes through other hands, is attacked every way.
        uses = {function} if function != "compile" else used.get(targets.get(call, ""), _USES)
        uses = (
            {"fullmatch"}
            if where.startswith(("codegen/", "dialects/", "flow/")) and (where, written) in INDIRECT
            else uses
        )
        for pattern in (
            INDIRECT[where, written]() if (where, written) in INDIRECT else [_value(call.args[0], names, place)]
        ):
            given = 0 if flags is None else _value(flags, names, place)
            assert isinstance(given, int)
            compiled = re.compile(pattern, given) if isinstance(pattern, str | bytes) else pattern
            assert isinstance(compiled, re.Pattern), place
            yield Expression(place, compiled, frozenset(uses))


def _is_re(function: ast.expr) -> bool:
    if isinstance(function, ast.Name):
        return function.id == "late_pattern"
    return (
        isinstance(function, ast.Attribute)
        and isinstance(function.value, ast.Name)
        and function.value.id == "re"
        and function.attr in {*_USES, "compile"}
    )


def _value(expression: ast.expr, names: dict[str, object], place: str) -> object:
    try:
        return eval(compile(ast.Expression(expression), "<pattern>", "eval"), names)
    except NameError as error:
        raise AssertionError(f"{place}: say in `INDIRECT` where `{ast.unparse(expression)}` comes from") from error
