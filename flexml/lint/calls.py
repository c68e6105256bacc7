"""Tells which rules a document calls for, from the generated index alone; a rule is a bit of a number."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import TYPE_CHECKING

from ..dialects import Dialect, dialect_names, get_dialect
from .registry import RuleEntry, all_rules
from .selection import Selection

if TYPE_CHECKING:
    from .context import Context

_ABOUT_TREES = ("element", "document", "target")


class Calls:
    """The rules that are wanted and true for a dialect, and what a document must have to call for each.

    A rule that only refines a wanted one takes part unseen. The index knows what the tables mark for a rule
    only for dialects that are `shipped`.
    """

    def __init__(self, selection: Selection, dialect: str, shipped: bool) -> None:
        self.taking_part = taking_part(selection, dialect)
        self._trees = self._those(lambda entry: entry.kind in _ABOUT_TREES)
        self._targets = self._those(lambda entry: entry.kind == "target")
        self._decided = self._those(lambda entry: entry.schema_decides)
        self._needs = self._by_name(lambda entry: [entry.needs] if entry.needs else [])
        del self._needs["*"]
        self._elements = self._by_name(_elements)
        self._marks = self._by_name(lambda entry: entry.marks if shipped else ())
        self._chosen: dict[int, tuple[RuleEntry, ...]] = {}

    def of(self, ctx: Context, accepted: bool) -> tuple[RuleEntry, ...]:
        """Return the rules that a well-formed document can break; `accepted` where the XSD has no objection."""
        bits = self._trees & _called(self._elements, ctx.names) & _called(self._marks, ctx.marks)
        if accepted:
            bits &= ~self._decided
        if not ctx.targets:
            bits &= ~self._targets
        for need, those in self._needs.items():
            if bits & those and not getattr(ctx, need):
                bits &= ~those
        chosen = self._chosen.get(bits)
        if chosen is None:
            chosen = self._chosen[bits] = tuple(
                entry for number, entry in enumerate(self.taking_part) if bits >> number & 1
            )
        return chosen

    def _those(self, test: Callable[[RuleEntry], bool]) -> int:
        return sum(1 << number for number, entry in enumerate(self.taking_part) if test(entry))

    def _by_name(self, names_of: Callable[[RuleEntry], Iterable[str]]) -> dict[str, int]:
        """The rules that ask for a name, and under `*` those that ask for none."""
        by_name = {"*": 0}
        for number, entry in enumerate(self.taking_part):
            for name in names_of(entry) or ("*",):
                by_name[name] = by_name.get(name, 0) | 1 << number
        return by_name


def _called(by_name: dict[str, int], names: Iterable[str]) -> int:
    bits = by_name["*"]
    for name in names:
        bits |= by_name.get(name, 0)
    return bits


def _elements(entry: RuleEntry) -> list[str]:
    return [name.rpartition("/")[2] for name in entry.subjects] if entry.kind == "element" else []


@lru_cache(maxsize=64)
def taking_part(selection: Selection, dialect: str) -> tuple[RuleEntry, ...]:
    """Return the rules that are wanted and true for a dialect, and those that refine one of them."""
    fits = [entry for entry in all_rules() if not entry.dialects or dialect in entry.dialects]
    wanted = {entry.name for entry in fits if selection.reports(entry)}
    return tuple(entry for entry in fits if entry.name in wanted or wanted.intersection(entry.refines))


def calls_for(selection: Selection, dialect: Dialect) -> Calls:
    """Return what calls for the rules of a selection."""
    return _calls(selection, dialect.name, dialect.name in dialect_names() and get_dialect(dialect.name) is dialect)


@lru_cache(maxsize=64)
def _calls(selection: Selection, dialect: str, shipped: bool) -> Calls:
    return Calls(selection, dialect, shipped)
