"""Reads a configuration file into layers; what is wrong in it is refused with file, line, key and reason."""

from __future__ import annotations

import os
import re

from ..dialects.words import nearest
from ..errors import ConfigError, reason
from ..source.reading import read_whole
from .key import Layer
from .keys import Keys
from .place import Place

PYPROJECT = "pyproject.toml"
_TABLE = ("tool", "flexml")


def read_layers(file: str, base: str | None = None) -> tuple[Layer, ...] | None:
    """Return what a file says, after what the files say that it extends; `None` where it is no configuration.

    Patterns and paths in it are relative to `base`, by default the file's folder. A `pyproject.toml` without
    our table is no configuration, and neither is a dialect's table, which may bear the name `flexml.toml`.

    Raises:
        ConfigError: the file cannot be read, or says something that makes no sense.
    """
    return _layers(file, base, (), None)


def _layers(
    file: str, base: str | None, extended_by: tuple[str, ...], named_at: Place | None
) -> tuple[Layer, ...] | None:
    file = os.path.abspath(file)  # noqa: PTH100 - links stay as they are
    text = _text(file, named_at)
    if text is None:
        return None
    table, keys = _table(file, text)
    if table is None:
        return None
    folder = os.path.dirname(file)  # noqa: PTH120
    place = Place(base or folder, shown_path(file), keys, text)
    values = _values(table, place)
    layer = Layer(place.file or file, values, file)
    outer = values.get("extend")
    if outer is None:
        return (layer,)
    outer = Place(folder).path(str(table["extend"]))  # relative to the file itself, whatever the rest is relative to
    named_at = place.inside("extend")
    if outer in (*extended_by, file):
        raise named_at.wrong("the files extend each other in a circle")
    below = _layers(outer, None, (*extended_by, file), named_at)
    if below is None:
        raise named_at.wrong(f"{table['extend']} has no table `[tool.flexml]`")
    return (*below, layer)


def _values(table: dict[str, object], place: Place) -> dict[str, object]:
    known = Keys.by_name()
    values: dict[str, object] = {}
    # Before all others: a newer version may have keys that this one does not know.
    for name in sorted(table, key=lambda name: name != "required-version"):
        if name not in known:
            near = nearest(name.replace("_", "-"), tuple(known))
            raise place.inside(name).wrong("there is no such key" + (f"; did you mean `{near}`" if near else ""))
        values[name] = known[name].kind.read(table[name], place.inside(name))
    return values


def _table(file: str, text: str) -> tuple[dict[str, object] | None, tuple[str, ...]]:
    """Our table of a file, and the keys that lead to it."""
    import tomllib  # there is a configuration

    try:
        tree: dict[str, object] = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        reason, line = _split(str(error), text)
        raise ConfigError(f"{shown_path(file)}:{line}: not TOML: {reason}") from error
    if os.path.basename(file) != PYPROJECT:  # noqa: PTH119
        return (None if {"name", "elements"} <= tree.keys() else tree), ()
    for depth, key in enumerate(_TABLE, 1):
        if key not in tree:
            return None, _TABLE
        inner = tree[key]
        if not isinstance(inner, dict):
            raise Place("", shown_path(file), _TABLE[:depth], text).wrong("takes a table")
        tree = inner
    return tree, _TABLE


def _text(file: str, named_at: Place | None) -> str | None:
    try:
        data = read_whole(file)
    except (OSError, ValueError) as error:
        if named_at is not None:  # the file at fault is the one that says so
            raise named_at.wrong(f"cannot read {shown_path(file)}: {reason(error)}") from error
        raise ConfigError(f"cannot read the configuration {shown_path(file)}: {reason(error)}") from error
    if os.path.basename(file) == PYPROJECT and b"flexml" not in data:  # noqa: PTH119
        return None  # most projects have such a file, and reading TOML costs more than a check
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise ConfigError(f"{shown_path(file)}:{line}: not TOML: the text is not in UTF-8") from error


def shown_path(file: str) -> str:
    """Return a path for people: relative to the current folder where it lies in there."""
    return file.removeprefix(os.getcwd().rstrip(os.sep) + os.sep)  # noqa: PTH109


def _split(message: str, text: str) -> tuple[str, int]:
    """The reason that TOML's reader gives, and the line that it gives with it."""
    reason, _, where = message.partition(" (at ")
    line = re.match(r"line (\d+)", where)
    return reason[:1].lower() + reason[1:], int(line[1]) if line else text.count("\n") + 1
