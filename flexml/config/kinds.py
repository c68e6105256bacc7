"""The kinds of values that a configuration has: each checks a value and describes itself as JSON Schema."""

from __future__ import annotations

import os
import re
from abc import ABC, abstractmethod
from collections.abc import Mapping
from typing import Generic, TypeAlias, TypeVar

from ..dialects import dialect_names, get_dialect
from ..dialects.words import nearest, one_of
from ..errors import UsageError
from ..lint.selection import require_rules
from ..version import __version__
from .patterns import Pattern
from .place import Place

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)
K = TypeVar("K")
Schema: TypeAlias = dict[str, object]


class Kind(ABC, Generic[T_co]):
    """What a key takes; `says` are its words for messages and pages."""

    says: str

    @abstractmethod
    def read(self, value: object, place: Place) -> T_co:
        """Return the value that TOML's value stands for.

        Raises:
            ConfigError: it is none of this kind.
        """

    @abstractmethod
    def schema(self) -> Schema:
        """Return the JSON Schema of the kind."""

    def refuse(self, value: object, place: Place, hint: str = "") -> Exception:
        """Return the error for a value that is not of this kind."""
        return place.wrong(f"takes {self.says}, not {shown(value)}" + (f"; {hint}" if hint else ""))


class Flag(Kind[bool]):
    """`true` or `false`."""

    says = "`true` or `false`"

    def read(self, value: object, place: Place) -> bool:
        if not isinstance(value, bool):
            raise self.refuse(value, place)
        return value

    def schema(self) -> Schema:
        return {"type": "boolean"}


class Whole(Kind[int]):
    """A whole number."""

    def __init__(self, minimum: int | None = None) -> None:
        self.minimum = minimum
        self.says = "a whole number" + ("" if minimum is None else f" of at least {minimum}")

    def read(self, value: object, place: Place) -> int:
        if not isinstance(value, int) or isinstance(value, bool) or (self.minimum is not None and value < self.minimum):
            raise self.refuse(value, place)
        return value

    def schema(self) -> Schema:
        return {"type": "integer"} | ({} if self.minimum is None else {"minimum": self.minimum})


class Text(Kind[str]):
    """A text that is not empty, in a certain form where a pattern is given."""

    def __init__(self, says: str = "a text", pattern: str = ".+") -> None:
        self.says = says
        self.pattern = pattern

    def read(self, value: object, place: Place) -> str:
        if not isinstance(value, str) or not re.fullmatch(self.pattern, value):
            raise self.refuse(value, place)
        return value

    def schema(self) -> Schema:
        return {"type": "string", "pattern": f"^{self.pattern}$"}


class Word(Kind[str]):
    """One word of a few."""

    def __init__(self, *words: str) -> None:
        self.words = words
        self.says = one_of(words)

    def read(self, value: object, place: Place) -> str:
        if not isinstance(value, str) or value not in self.words:
            near = nearest(value, self.words) if isinstance(value, str) else None
            raise self.refuse(value, place, f"did you mean `{near}`" if near else "")
        return value

    def schema(self) -> Schema:
        return {"enum": list(self.words)}


class FilePath(Kind[str]):
    """A path of a file, relative to the folder of the configuration."""

    says = "the path of a file"

    def read(self, value: object, place: Place) -> str:
        if not isinstance(value, str) or not value:
            raise self.refuse(value, place)
        return place.path(value)

    def schema(self) -> Schema:
        return {"type": "string", "minLength": 1}


class FolderPath(FilePath):
    """A path of a folder, relative to the folder of the configuration."""

    says = "the path of a folder"


class Answer(FilePath):
    """What answers a URL: a file, or nothing where a program does."""

    says = 'the path of a file, or `""` where a program answers'

    def read(self, value: object, place: Place) -> str:
        return "" if value == "" else super().read(value, place)

    def schema(self) -> Schema:
        return {"type": "string"}


class PathPattern(Kind[Pattern]):
    """A pattern for paths, as `.gitignore` has them."""

    says = "a pattern for paths"

    def read(self, value: object, place: Place) -> Pattern:
        pattern = Pattern(place.base, value) if isinstance(value, str) else None
        if pattern is None or not pattern.is_valid:
            raise self.refuse(value, place)
        return pattern

    def schema(self) -> Schema:
        return {"type": "string", "minLength": 1}


class Selector(Kind[str]):
    """What names rules."""

    says = "a rule's name, a code, the beginning of a code, a category or `all`"

    def read(self, value: object, place: Place) -> str:
        if not isinstance(value, str):
            raise self.refuse(value, place)
        try:
            require_rules(value)
        except UsageError as error:
            raise place.wrong(str(error)) from None
        return value

    def schema(self) -> Schema:
        return {"$ref": "#/definitions/selector"}


class DialectName(Kind[str]):
    """The name of a dialect; with `files`, also the TOML file of one of the user's own."""

    def __init__(self, *, files: bool = False) -> None:
        self.files = files
        self.says = "the name of a dialect" + (", or the path of its TOML file" if files else "")

    def read(self, value: object, place: Place) -> str:
        if not isinstance(value, str):
            raise self.refuse(value, place)
        if self.files and value.endswith(".toml"):
            if not os.path.isfile(path := place.path(value)):  # noqa: PTH113 - paths are texts here
                raise place.wrong(f"there is no file {value}")
            return path
        try:
            return get_dialect(value).name
        except UsageError as error:
            raise place.wrong(str(error)) from None

    def schema(self) -> Schema:
        names: Schema = {"enum": list(dialect_names())}
        return {"anyOf": [names, {"type": "string", "pattern": r"\.toml$"}]} if self.files else names


class Requirement(Kind[str]):
    """A version of this package, or several conditions for one; it is refused where this one does not fit."""

    says = 'a version, or conditions such as `">=0.2, <1"`'
    _FORM = r"(==|!=|<=|>=|<|>)?\s*([0-9]+(?:\.[0-9]+)*)"

    def read(self, value: object, place: Place) -> str:
        if not isinstance(value, str):
            raise self.refuse(value, place)
        for word in value.split(","):
            form = re.fullmatch(self._FORM, word.strip())
            if form is None:
                raise self.refuse(value, place)
            if not self._holds(form[1] or "==", _version(__version__), _version(form[2])):
                raise place.wrong(f"asks for flexml {value}, and this is {__version__}")
        return value

    def schema(self) -> Schema:
        return {"type": "string"}

    @staticmethod
    def _holds(sign: str, ours: tuple[int, ...], theirs: tuple[int, ...]) -> bool:
        return {
            "==": ours == theirs,
            "!=": ours != theirs,
            "<=": ours <= theirs,
            ">=": ours >= theirs,
            "<": ours < theirs,
            ">": ours > theirs,
        }[sign]


class ListOf(Kind[tuple[T, ...]]):
    """A list of values of one kind."""

    def __init__(self, item: Kind[T], says: str) -> None:
        self.item = item
        self.says = says

    def read(self, value: object, place: Place) -> tuple[T, ...]:
        if not isinstance(value, list | tuple):
            raise self.refuse(value, place, f"write `[{shown(value)[1:-1]}]`" if isinstance(value, str) else "")
        return tuple(self.item.read(item, place) for item in value)

    def schema(self) -> Schema:
        return {"type": "array", "items": self.item.schema()}


class TableOf(Kind[Mapping[K, T]]):
    """A table with keys of one kind and values of another."""

    def __init__(self, key: Kind[K], value: Kind[T], says: str) -> None:
        self.key = key
        self.value = value
        self.says = says

    def read(self, value: object, place: Place) -> Mapping[K, T]:
        if not isinstance(value, dict):
            raise self.refuse(value, place)
        return {
            self.key.read(word, place.inside(word)): self.value.read(inner, place.inside(word))
            for word, inner in value.items()
        }

    def schema(self) -> Schema:
        return {"type": "object", "propertyNames": self.key.schema(), "additionalProperties": self.value.schema()}


def shown(value: object) -> str:
    """Return a value for a message, as TOML writes it."""
    match value:
        case bool():
            return f"`{str(value).lower()}`"
        case str():
            return f'`"{value}"`'
        case int() | float():
            return f"`{value}`"
        case list() | tuple():
            return "a list"
        case dict():
            return "a table"
    return "a date or a time"


def _version(text: str) -> tuple[int, ...]:
    """The numbers of a version without the zeros at its end: 1.0 is 1."""
    numbers = [int(number) for number in text.split(".")]
    while numbers and not numbers[-1]:
        numbers.pop()
    return tuple(numbers)
