"""A key of the configuration: what it takes, what it means, and how layers of it make one value."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Generic, Self, TypeVar, cast, overload

if TYPE_CHECKING:
    from .keys import Keys
    from .kinds import Kind

T = TypeVar("T")
Merge = Callable[[Sequence[object]], object]


class Layer:
    """What one file says, or the command line: checked values by the names of their keys.

    `origin` is what people call it; `file` is `None` for the command line and the arguments of a call.
    """

    __slots__ = ("file", "origin", "values")  # a plain class: each `flexml check` would pay for a dataclass

    def __init__(self, origin: str, values: Mapping[str, object], file: str | None = None) -> None:
        self.origin = origin
        self.values = values
        self.file = file


def last(said: Sequence[object]) -> object:
    """What is said last replaces what was said before."""
    return said[-1]


def chained(said: Sequence[object]) -> object:
    """Each list adds to those before."""
    return tuple(word for words in said for word in cast("tuple[object, ...]", words))  # used by keys of lists


def united(said: Sequence[object]) -> object:
    """Each table adds its entries to those before, or replaces them."""
    return {key: value for table in said for key, value in cast("dict[object, object]", table).items()}  # as above


class Key(Generic[T]):
    """A key: a class attribute of `Keys`, which has the value for whoever asks an instance.

    In a file it is the attribute's name in kebab case. `doc` is a sentence or several, `example` is TOML,
    `option` the option of `flexml check` that says the same. A key `of_the_run` is read from one
    configuration for all files.
    """

    def __init__(
        self,
        kind: Kind[T],
        default: T,
        doc: str,
        example: str,
        *,
        merge: Merge = last,
        option: str = "",
        of_the_run: bool = False,
    ) -> None:
        self.kind = kind
        self.default = default
        self.doc = doc
        self.example = example
        self.merge = merge
        self.option = option
        self.of_the_run = of_the_run
        self.name = self._attribute = ""

    def __set_name__(self, owner: type[Keys], name: str) -> None:
        self.name = name.replace("_", "-")
        self._attribute = name

    @overload
    def __get__(self, settings: None, owner: type[Keys]) -> Self: ...
    @overload
    def __get__(self, settings: Keys, owner: type[Keys]) -> T: ...
    def __get__(self, settings: Keys | None, owner: type[Keys]) -> Self | T:
        if settings is None:
            return self
        value = settings.__dict__[self._attribute] = self.of(settings.layers)  # where it is found the next time
        return value

    def of(self, layers: Sequence[Layer]) -> T:
        """Return the value that layers make, the strongest last."""
        said = [layer.values[self.name] for layer in layers if self.name in layer.values]
        return cast("T", self.merge(said)) if said else self.default  # whoever makes a layer reads it with `kind`
