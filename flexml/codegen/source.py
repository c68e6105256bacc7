"""Writes a table's objects as the constructor calls that make them again."""

from __future__ import annotations

import inspect

from ..dialects.behaviour import Behaviour, Variant
from ..dialects.relatives import Difference, ForeignAttribute
from ..dialects.role import RoleSpec
from ..dialects.spec import AttributeSpec, Dialect, ElementSpec, TextSpec
from ..dialects.values import ValueType

INDENT = "    "


def _parameters(cls: type) -> tuple[tuple[str, object], ...]:
    """The names and defaults of a constructor's parameters; a new field of a table is thus never forgotten."""
    parameters = inspect.signature(cls).parameters.values()
    return tuple((parameter.name, parameter.default) for parameter in parameters)


def arguments(spec: object) -> list[tuple[str, object]]:
    """Return the arguments that make `spec` again, without those that equal their default."""
    given = []
    for name, default in _parameters(type(spec)):
        value = getattr(spec, name)
        if name in ("attributes", "elements", "roles"):
            value = tuple(value.values())
        if name == "behaviour" and not arguments(value):
            continue
        if value != default and not (default is None and value == {}):
            given.append((name, value))
    return given


def narrows_a_kind(type_: ValueType) -> bool:
    """Tell whether a type has no name of its own, but is a kind (`integer`) with something said on the spot."""
    return type_.name == type_.kind and [name for name, _ in arguments(type_)] not in ([], ["name"], ["name", "says"])


def call(spec: object, names: dict[str, str]) -> str:
    """Return the constructor call in one line; `names` gives the value types that are known by a name."""
    required = [name for name, default in _parameters(type(spec)) if default is inspect.Parameter.empty]
    parts = [
        literal(value, names) if name in required or name == "doc" else f"{name}={literal(value, names)}"
        for name, value in arguments(spec)
    ]
    text = f"{type(spec).__name__}({', '.join(parts)})"
    return names.get(text, text) if isinstance(spec, ValueType) else text


def literal(value: object, names: dict[str, str]) -> str:
    """Return the Python source of a value."""
    match value:
        case str():
            return quoted(value)
        case tuple():
            inner = ", ".join(literal(item, names) for item in value)
            return f"({inner},)" if len(value) == 1 else f"({inner})"
        case (
            AttributeSpec()
            | Behaviour()
            | Dialect()
            | ElementSpec()
            | RoleSpec()
            | TextSpec()
            | Variant()
            | ValueType()
        ):
            return call(value, names)
        case Difference() | ForeignAttribute():
            return call(value, names)
    return repr(value)


def quoted(text: str) -> str:
    """Return a string literal, in double quotes where that needs no escape."""
    plain = repr(text)
    if plain[0] == "'" and '"' not in text and "\\'" not in plain:
        return f'"{plain[1:-1]}"'
    return plain
