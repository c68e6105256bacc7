"""Properties that are computed once."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, TypeVar, overload

_Value = TypeVar("_Value")


class lazy(Generic[_Value]):  # noqa: N801 - it is used as `property` is
    """A property that is computed when it is first asked for, and kept.

    `functools.cached_property` takes a lock in Python 3.11, which costs more than what most of ours compute. Two
    threads may compute one of these at the same time; both get the value of the one that is done first.
    """

    def __init__(self, compute: Callable[[Any], _Value]) -> None:  # whatever class it stands in
        self._compute = compute
        self._name = compute.__name__
        self.__doc__ = compute.__doc__

    @overload
    def __get__(self, instance: None, owner: type) -> lazy[_Value]: ...

    @overload
    def __get__(self, instance: object, owner: type) -> _Value: ...

    def __get__(self, instance: object | None, owner: type) -> lazy[_Value] | _Value:
        if instance is None:
            return self
        kept: _Value = instance.__dict__.setdefault(self._name, self._compute(instance))
        return kept
