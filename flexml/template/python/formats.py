"""The fields of texts that are filled in later: `{name}`, `%(name)s`, `$name`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..size import is_wide

_BRACES = re.compile(
    r"\{\{|\}\}|\{(?P<name>[^{}!:\[\].]*+)(?P<path>(?:\.\w+|\[[^\[\]{}]*+\])*+)(?:!(?P<conversion>[rsa]))?+(?::(?P<spec>[^{}]*+))?+\}"
)
_PERCENT = re.compile(
    r"%%|%(?:\((?P<name>[^()]*+)\))?+(?P<flags>[-+ #0]*+)(?P<width>\d*+)(?:\.(?P<precision>\d++))?+(?P<kind>[a-zA-Z])"
)
_DOLLAR = re.compile(r"\$(?:\$|(?P<name>[A-Za-z_]\w*+)|\{(?P<braced>[A-Za-z_]\w*+)\})", re.ASCII)

_LEFT_OPEN = re.compile(
    r"\{\{(?:(?!\{\{|\}\}).)*+\}\}|\$?\{[A-Za-z_][\w.]*+(?:\[[^\[\]{}]*+\])*+(?:![rsa])?+(?::[^{}<>\"']*+)?+\}|\{\d*+\}"
    r"|%\([A-Za-z_][\w.]*+\)[sdrif]|%s|%d(?![0-9A-Fa-f])|\$[A-Za-z_]\w*+|<%(?:(?!<%|%>).)*+%>",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class FormatField:
    """One field, from `start` to `end`: the value of an argument by `name` or number, or a `text` that it stands for.

    `numeric` says that its format takes numbers alone; a `plain` one prints the value as it is. `path` leads to a
    part of the value, and `specification` is how it is printed.
    """

    start: int
    end: int
    name: str | int = ""
    text: str | None = None
    plain: bool = True
    numeric: bool = False
    path: str = ""
    specification: str = ""

    def printed(self, value: object) -> str | None:
        """Return what a value is printed as, where that can be told."""
        return None if self.path else printed_as(value, self.specification)


def printed_as(value: object, specification: str) -> str | None:
    """Return what a value is printed as by a specification, of `%` where it begins with that."""
    if is_wide(specification):
        return None
    try:
        return specification % (value,) if specification.startswith("%") else format(value, specification)
    except (TypeError, ValueError):
        return None


def fields_of_format(text: str) -> Iterator[FormatField] | None:
    """Return the fields of `str.format`, or nothing where the text is not written for it."""
    return _fields_of_format(text) if _is_whole(text, _BRACES, "{}") else None


def _fields_of_format(text: str) -> Iterator[FormatField]:
    number = 0
    for found in _BRACES.finditer(text):
        if found["name"] is None:
            yield FormatField(*found.span(), text=found[0][0])
            continue
        name: str | int = found["name"]
        if name == "":
            name, number = number, number + 1
        elif found["name"].isdecimal():
            name = int(found["name"])
        path, specification, converted = found["path"], found["spec"] or "", (found["conversion"] or "s") != "s"
        plain = not (path or specification or converted)
        numeric = is_numeric(specification)
        yield FormatField(
            *found.span(), name, None, plain, numeric, path + f"!{found['conversion']}" * converted, specification
        )


def fields_of_percent(text: str) -> Iterator[FormatField] | None:
    """Return the fields of the operator `%`, or nothing where the text is not written for it."""
    return _fields_of_percent(text) if _is_whole(text, _PERCENT, "%") else None


def _fields_of_percent(text: str) -> Iterator[FormatField]:
    number = 0
    for found in _PERCENT.finditer(text):
        if found["kind"] is None:
            yield FormatField(*found.span(), text="%")
            continue
        name: str | int = found["name"] or ""
        if found["name"] is None:
            name, number = number, number + 1
        plain = found["kind"] == "s" and not (found["flags"] or found["width"] or found["precision"])
        size = found["width"] + (f".{found['precision']}" if found["precision"] else "")
        specification = f"%{found['flags']}{size}{found['kind']}"
        numeric = found["kind"] in "dioxXeEfFgG"
        yield FormatField(*found.span(), name, None, plain, numeric, "", specification)


def fields_of_template(text: str) -> Iterator[FormatField]:
    """Return the fields of `string.Template`."""
    for found in _DOLLAR.finditer(text):
        name = found["name"] or found["braced"]
        yield FormatField(*found.span(), name or "", None if name else "$")


def fields_left_open(text: str) -> Iterator[tuple[int, int]]:
    """Yield what looks like a field in a text that nothing is known to fill."""
    for found in _LEFT_OPEN.finditer(text):
        yield found.span()


def is_numeric(specification: str) -> bool:
    """Tell whether a format specification is one for numbers, which print no markup."""
    return specification[-1:] in tuple("bdeEfFgGnoxX%") and not re.search("[<>&\"']", specification)


def _is_whole(text: str, pattern: re.Pattern[str], signs: str) -> bool:
    rest = pattern.sub("", text)
    return not any(sign in rest for sign in signs)
