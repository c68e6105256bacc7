"""Where a value stands in a configuration, for messages."""

from __future__ import annotations

import os
from collections.abc import Iterator

from ..errors import ConfigError, FlexmlError, UsageError


class Place:
    """A key of a file; without a `file`, something that was said on the command line or in a call.

    `base` is the absolute folder that paths and patterns are relative to. `keys` lead from the top of the
    file to the value.
    """

    __slots__ = ("base", "file", "keys", "text")  # a plain class: each `flexml check` would pay for a dataclass

    def __init__(self, base: str, file: str | None = None, keys: tuple[str, ...] = (), text: str = "") -> None:
        self.base = base
        self.file = file
        self.keys = keys
        self.text = text

    def inside(self, key: str) -> Place:
        """Return the place of a key in this table."""
        return Place(self.base, self.file, (*self.keys, key), self.text)

    def path(self, relative: str) -> str:
        """Return a path that stands here as an absolute one."""
        return os.path.normpath(os.path.join(self.base, relative))  # noqa: PTH118 - `pathlib` does not normalise

    def wrong(self, reason: str) -> FlexmlError:
        """Return the error that says what is wrong here: file, line, key and reason."""
        if self.file is None:
            return UsageError(reason)
        line = line_of(self.text, self.keys)
        where = f"{self.file}:{line}" if line else self.file
        return ConfigError(f"{where}: {dotted(self.keys)}: {reason}" if self.keys else f"{where}: {reason}")


def dotted(keys: tuple[str, ...]) -> str:
    """Return keys as TOML writes them: `per-file-ignores."calls/**"`."""
    return ".".join(key if key.replace("-", "").replace("_", "").isalnum() else f'"{key}"' for key in keys)


def line_of(text: str, keys: tuple[str, ...]) -> int | None:
    """Return the number of the line where a key stands, or of the table around it; only for messages.

    TOML's own reader does not tell: lines are read for themselves, so that a key inside of a list or a
    text of several lines may be missed.
    """
    best, number = 0, None
    for line, found in _keys(text):
        if len(found) > best and found == keys[: len(found)]:
            best, number = len(found), line
    return number


def _keys(text: str) -> Iterator[tuple[int, tuple[str, ...]]]:
    """The keys that lines of a TOML file begin with, each with the number of its line."""
    import tomllib

    table: tuple[str, ...] = ()
    for number, line in enumerate(text.splitlines(), 1):
        head = line.strip()
        name, sign, _ = line.partition("=")
        try:
            if head.startswith("["):
                table = _path(tomllib.loads(line))
                yield number, table
            elif sign:
                yield number, (*table, *_path(tomllib.loads(f"{name} = 0")))
        except tomllib.TOMLDecodeError:
            continue


def _path(tree: object) -> tuple[str, ...]:
    keys: list[str] = []
    while isinstance(tree, dict) and tree:
        key, tree = next(iter(tree.items()))
        keys.append(key)
    return tuple(keys)
