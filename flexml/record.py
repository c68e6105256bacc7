"""Frozen values with named fields, like dataclasses, whose classes cost next to nothing to make."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING, Any, ClassVar, Self, TypeVar, dataclass_transform

if TYPE_CHECKING:
    from collections.abc import Callable

    R = TypeVar("R", bound="Record")


class _RecordType(type):
    """Makes slots of the annotated names. `dataclass` compiles six methods for each class: a start pays for 35."""

    def __new__(
        cls,
        name: str,
        bases: tuple[type, ...],
        namespace: dict[str, Any],  # a class has values of any type
        *,
        eq: bool = True,
        order: bool = False,
        cached: bool = False,
        apart: tuple[str, ...] = (),
    ) -> _RecordType:
        fields = tuple(namespace.get("__annotations__", ()))
        defaults = {field: namespace.pop(field) for field in fields if field in namespace}
        namespace.update(__slots__=(*fields, "__dict__") if cached else fields, __match_args__=fields)
        if not eq:
            namespace.update(__eq__=object.__eq__, __hash__=object.__hash__)
        if order:
            namespace.update(__lt__=_lt, __le__=_le, __gt__=_gt, __ge__=_ge)
        made = super().__new__(cls, name, bases, namespace)
        compared = [field for field in fields if field not in apart]
        if compared:
            made._defaults, made._compared, made._key = defaults, compared, attrgetter(*compared)
        return made

    _defaults: dict[str, object]
    _compared: list[str]
    _key: Callable[[object], Any]  # what `attrgetter` returns


@dataclass_transform(frozen_default=True)
class Record(metaclass=_RecordType):
    """A value: its class annotates the fields, and gives those a default that may be left out.

    As keywords of a class, `eq=False` compares instances by identity, `order` lets them be sorted, `cached`
    gives room for cached properties, and fields that stand `apart` count neither for `==` nor for `repr`.
    """

    def __init__(self, *values: object, **named: object) -> None:  # replaced by one that knows its fields
        made = type(self)
        made.__init__ = _initializer(made)  # type: ignore[method-assign]
        made.__init__(self, *values, **named)

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"`{name}` cannot be set: a {type(self).__name__} never changes")

    def __delattr__(self, name: str) -> None:
        raise AttributeError(f"`{name}` cannot be deleted: a {type(self).__name__} never changes")

    def __eq__(self, other: object) -> bool:
        if self.__class__ is not other.__class__:
            return NotImplemented
        key = self.__class__._key
        return bool(key(self) == key(other))

    def __hash__(self) -> int:
        return hash(self.__class__._key(self))

    def __repr__(self) -> str:
        shown = ", ".join(f"{field}={getattr(self, field)!r}" for field in type(self)._compared)
        return f"{type(self).__qualname__}({shown})"

    def __reduce__(self) -> tuple[type[Self], tuple[object, ...]]:
        return type(self), tuple(getattr(self, field) for field in type(self).__match_args__)

    if TYPE_CHECKING:
        __match_args__: tuple[str, ...]
        _key: ClassVar[Callable[[object], Any]]


def replace(record: R, **changes: object) -> R:
    """Return a record like this one but for some fields."""
    return type(record)(**{**as_dict(record), **changes})


def as_dict(record: Record) -> dict[str, Any]:  # whatever its fields hold
    """Return the fields by name."""
    return {field: getattr(record, field) for field in type(record).__match_args__}


def _initializer(made: type[Record]) -> Callable[..., None]:
    """The `__init__` of a class, written when its first instance is made: most are never made in a run."""
    fields, defaults = made.__match_args__, made._defaults
    names = {f"set_{field}": made.__dict__[field].__set__ for field in fields}  # `__setattr__` refuses
    words = ", ".join(f"{field}=defaults[{field!r}]" if field in defaults else field for field in fields)
    lines = [f"def __init__(self, {words}):", *(f" set_{field}(self, {field})" for field in fields)]
    if hasattr(made, "__post_init__"):
        lines.append(" self.__post_init__()")
    namespace: dict[str, Any] = {**names, "defaults": defaults}
    exec("\n".join(lines), namespace)  # noqa: S102 - as `dataclass` does: no loop over fields is as fast
    initializer: Callable[..., None] = namespace["__init__"]
    return initializer


def _lt(self: Record, other: Record) -> bool:
    key = type(self)._key
    return bool(key(self) < key(other)) if type(self) is type(other) else NotImplemented


def _le(self: Record, other: Record) -> bool:
    key = type(self)._key
    return bool(key(self) <= key(other)) if type(self) is type(other) else NotImplemented


def _gt(self: Record, other: Record) -> bool:
    key = type(self)._key
    return bool(key(self) > key(other)) if type(self) is type(other) else NotImplemented


def _ge(self: Record, other: Record) -> bool:
    key = type(self)._key
    return bool(key(self) >= key(other)) if type(self) is type(other) else NotImplemented
