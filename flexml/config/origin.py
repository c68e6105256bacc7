"""Where each value that is in force comes from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple, cast

from .file import shown_path
from .key import Key, chained, united
from .keys import Keys
from .patterns import Pattern

DEFAULT = "default"


class Said(NamedTuple):
    """A key, or an entry of a table, with the value that it has and who says so."""

    keys: tuple[str, ...]
    value: object
    origin: str


def origins(settings: Keys) -> list[Said]:
    """Return what is in force, key by key; a table has as many rows as entries."""
    return [said for key in Keys.by_name().values() for said in _of_key(key, settings)]


def _of_key(key: Key[object], settings: Keys) -> Iterator[Said]:
    layers = [layer for layer in settings.layers if key.name in layer.values]
    if not layers:
        yield Said((key.name,), _plain(key.default), DEFAULT)
    elif key.merge is united:
        entries = {
            entry: Said((key.name, *_words(entry)), _plain(value), layer.origin)
            for layer in layers
            for entry, value in cast("Mapping[object, object]", layer.values[key.name]).items()  # `united` takes tables
        }
        yield from entries.values()
    else:
        for layer in layers if key.merge is chained else layers[-1:]:
            yield Said((key.name,), _plain(layer.values[key.name]), layer.origin)


def _words(entry: object) -> tuple[str, ...]:
    """The keys of an entry in a table."""
    if isinstance(entry, Pattern):
        return (entry.text,)
    return tuple(str(word) for word in entry) if isinstance(entry, tuple) else (str(entry),)


def _plain(value: object) -> object:
    """A value as the file has it; paths are relative to the current folder."""
    match value:
        case Pattern():
            return value.text
        case tuple():
            return [_plain(item) for item in value]
        case str():
            return shown_path(value)
    return value
