"""Says what the regular expressions are that are no constants where the package compiles or applies them."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from flexml.cli.ignored import _any_of, _spec
from flexml.config.kinds import Requirement, Text
from flexml.dialects import dialect_names, get_dialect
from flexml.dialects.values import Number, String, Url, ValueType
from flexml.flow.project.routes import Route
from flexml.lint.calls import Calls
from flexml.lint.plain import _PATTERNS, _PLAIN_TEXT, _plain_url
from flexml.lint.rules.security.secret_in_document import _FORMS
from flexml.lint.selection import Selection
from flexml.template import foreign
from flexml.template.python import recognition

PACKAGE = Path(__file__).parents[2] / "flexml"


def _types() -> Iterator[ValueType]:
    """Yield the types of the values of all dialects."""
    for dialect in map(get_dialect, dialect_names()):
        for element in dialect.elements.values():
            yield from (row.type for row in element.attributes.values())
            if element.text is not None:
                yield element.text.type


def _of_tables() -> Iterator[str]:
    """Yield the patterns of the value types."""
    for type_ in _types():
        pattern = type_.pattern() if isinstance(type_, Number) else type_.pattern if isinstance(type_, String) else None
        if pattern is not None:
            yield pattern


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
    """Yield what is made of lines that somebody may well have in a `.gitignore`, or do harm with."""
    lines = ["*.pyc", "build/", "/dist", "a/**/b", "**/c/*.xml", "![a-z]?", "d*e*f*g", "**/a*b*c/**/d/**/*e*f"]
    for line in lines:
        yield _any_of(_spec([line])).pattern
    yield _any_of(_spec(lines)).pattern


def _of_plain_texts() -> Iterator[str]:
    """Yield what tells plain texts, by kind and by type."""
    yield from _PATTERNS.values()
    yield from (f"{_PLAIN_TEXT}{{0,{most}}}+" for most in ("", 64))
    for type_ in {type_ for type_ in _types() if isinstance(type_, Url)}:
        pattern: re.Pattern[str] = getattr(_plain_url(type_), "__self__")  # noqa: B009 - of a method, which is not in its type
        yield pattern.pattern


def _of_calls() -> Iterator[bytes]:
    """Yield what looks for the texts that rules are about."""
    for name in dialect_names():
        yield b"|".join(map(re.escape, Calls(Selection(), get_dialect(name), ())._texts))


def _of_literals() -> Iterator[str]:
    """Yield what looks for the end of a string in Python, and for what is special in it."""
    for quote in ("'", '"', "'''", '"""'):
        yield from (rf"{quote}|\\|[{{}}]", rf"{quote}|\\")


# By module, whose functions come and go: where it comes from what is compiled there.
INDIRECT: dict[str, Callable[[], Iterable[str | bytes]]] = {
    "cli/ignored.py": _of_ignored_files,
    "codegen/xsd_types.py": _of_tables,
    "config/kinds.py": lambda: [Requirement._FORM, *_of_keys()],
    "dialects/loader.py": tuple,  # those of the tables, which others apply
    "dialects/values.py": _of_tables,
    "flow/project/routes.py": _of_routes,
    "late.py": tuple,  # those that it is given, which are found where they are written
    "lint/calls.py": _of_calls,
    "lint/plain.py": _of_plain_texts,
    "lint/rules/portability/dialect_unsupported_element.py": lambda: [
        f"^{get_dialect(name).title}( and [A-Za-z]+)?: " for name in dialect_names()
    ],
    "lint/rules/security/secret_in_document.py": lambda: [pattern for _, pattern in _FORMS],
    "template/foreign.py": lambda: [each.pattern for each in foreign._patterns().values()],
    "template/jinja/failure.py": lambda: [rf"(?<!\w){name}(?!\w)" for name in ("a", r"a\.a", "\\ ")],
    "template/python/literal.py": _of_literals,
    "template/python/recognition.py": lambda: [recognition._closing().pattern],
}
