"""Values while a template is rendered without knowing what its application will give to it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, TypeAlias

from .segment import Segment

if TYPE_CHECKING:
    from .scope import Scope
    from .tree import Body, Parameters, Template


@dataclass(frozen=True, slots=True)
class Known:
    """A value that stands in the template or in a declared context; `safe` where it is markup on purpose."""

    value: object
    safe: bool = False


@dataclass(frozen=True, slots=True)
class Unknown:
    """A value that only the application knows.

    Those with the same `key` are equal; `words` are for people, `where` says in which round of a loop it is.
    `filters` are those that it went through.
    """

    key: str
    words: str
    where: str = ""
    filters: tuple[str, ...] = ()
    safe: bool = False
    escaped: bool = False

    @property
    def said(self) -> str:
        """What a message calls it."""
        return f"`{self.words}`{self.where}"

    def part(self, key: str, words: str) -> Unknown:
        """Return an attribute or item of it."""
        return Unknown(f"{self.key}[{key}]", words, self.where)

    def through(self, name: str, words: str, key: str, *, marks: bool, keeps: bool, escapes: bool) -> Unknown:
        """Return what a filter makes of it."""
        return replace(
            self,
            key=key,
            words=words,
            filters=(*self.filters, name),
            safe=(self.safe and keeps) or marks,
            escaped=self.escaped or escapes,
        )


@dataclass(frozen=True, slots=True)
class Printed:
    """What a part of a template has printed: the result of a macro, of a block that is captured."""

    segments: tuple[Segment, ...]
    safe: bool = True


@dataclass(frozen=True, slots=True)
class Joint:
    """Texts one after the other, of which some are unknown."""

    parts: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Items:
    """A list whose length is known."""

    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Record:
    """Values by name: a namespace, an imported template, what a loop says of itself; the template may add some."""

    values: dict[str, Value] = field(default_factory=dict)

    @classmethod
    def of(cls, values: Mapping[str, object]) -> Record:
        """Return the record of values that are known."""
        return cls({name: Known(value) for name, value in values.items()})


@dataclass(frozen=True, slots=True, eq=False)
class Callable:
    """A macro, the body of a `call`, or what a block replaces; `template` is where it is written."""

    template: Template
    body: Body
    scope: Scope
    parameters: Parameters = ()
    escapes: bool | None = True


Value: TypeAlias = Known | Unknown | Printed | Joint | Items | Record | Callable


def as_markup(value: Value) -> Value:
    """Return a value that is printed as it stands."""
    return replace(value, safe=True) if isinstance(value, Known) else value
