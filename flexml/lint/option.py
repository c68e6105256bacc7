"""What a rule lets its user set."""

from __future__ import annotations

from typing import Generic, Protocol, TypeVar

Value = TypeVar("Value", bool, int, str, tuple[str, ...])


class _Rule(Protocol):
    @classmethod
    def name(cls) -> str: ...


class Option(Generic[Value]):
    """A setting of one rule: a class attribute of it, read with `ctx.option`.

    In a configuration it is the attribute's name in kebab case below the rule's name. `doc` is one
    sentence; `minimum` is the least number that makes sense.
    """

    def __init__(self, default: Value, doc: str, *, minimum: int | None = None) -> None:
        self.default: Value = default
        self.doc = doc
        self.minimum = minimum
        self.name = self.rule = ""

    def __set_name__(self, owner: type[_Rule], name: str) -> None:
        self.rule = owner.name()
        self.name = name.replace("_", "-")
