"""Which names a template knows where."""

from __future__ import annotations

from collections.abc import Mapping

from .value import Unknown, Value


class Scope:
    """Names with their values; those that are not here are looked up outside."""

    def __init__(self, outer: Scope | None = None, values: Mapping[str, Value] | None = None) -> None:
        self.outer = outer
        self.values: dict[str, Value] = dict(values or {})

    def find(self, name: str) -> Value | None:
        """Return the value of a name, where the template or its declared context gives it one."""
        scope: Scope | None = self
        while scope is not None:
            value = scope.values.get(name)
            if value is not None:
                return value
            scope = scope.outer
        return None

    def get(self, name: str) -> Value:
        """Return the value of a name; one that is set nowhere is the application's."""
        return self.find(name) or Unknown(name, name)

    def inside(self, values: Mapping[str, Value] | None = None) -> Scope:
        """Return a scope inside of this one."""
        return Scope(self, values)

    @property
    def outermost(self) -> Scope:
        """The names of the whole template."""
        scope = self
        while scope.outer is not None:
            scope = scope.outer
        return scope
