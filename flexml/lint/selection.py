"""Which rules a run reports."""

from __future__ import annotations

from collections.abc import Iterable

from ..dialects.words import nearest
from ..errors import UsageError
from ..record import Record
from .registry import RuleEntry, all_rules


class Selection(Record):
    """Selectors of rules: a name, a code, the beginning of a code (`FX2`), a category, or `all`.

    A rule is reported when `select` names it and `ignore` does not name it as exactly or more. Rules whose
    names are `off` are not, whatever names them.
    """

    select: tuple[str, ...] = ("all",)
    ignore: tuple[str, ...] = ()
    off: frozenset[str] = frozenset()

    @classmethod
    def of(cls, select: Iterable[str] | None = None, ignore: Iterable[str] | None = None) -> Selection:
        """Return the selection of these selectors.

        Raises:
            UsageError: one of them names no rule.
        """
        chosen, ignored = tuple(select or ()) or ("all",), tuple(ignore or ())
        for selector in (*chosen, *ignored):
            require_rules(selector)
        return cls(chosen, ignored)

    def reports(self, entry: RuleEntry) -> bool:
        """Tell whether findings of this rule are wanted."""
        return entry.name not in self.off and weight(self.select, entry) > weight(self.ignore, entry)


def require_rules(selector: str) -> None:
    """Refuse a selector that names no rule.

    Raises:
        UsageError: it names none; the message has the nearest name.
    """
    if any(selector_weight(selector, entry) for entry in all_rules()):
        return
    known = {word for entry in all_rules() for word in (entry.name, entry.code, entry.category)}
    near = nearest(selector, tuple(sorted(known)))
    hint = f"did you mean `{near}`" if near else "`flexml rules` lists them"
    raise UsageError(f"`{selector}` names no rule; {hint}")


def all_selectors() -> tuple[str, ...]:
    """Return everything that names a rule, the most general first."""
    entries = all_rules()
    categories = dict.fromkeys(entry.category for entry in entries)
    beginnings = sorted({entry.code[:length] for entry in entries for length in range(2, len(entry.code))})
    return ("all", *categories, *beginnings, *(word for entry in entries for word in (entry.name, entry.code)))


def weight(selectors: Iterable[str], entry: RuleEntry) -> int:
    """Return how exactly the most exact of several selectors names a rule: 0 where none does."""
    return max((selector_weight(selector, entry) for selector in selectors), default=0)


def selector_weight(selector: str, entry: RuleEntry) -> int:
    """Return how exactly a selector names a rule: 0 where it does not."""
    if selector in (entry.name, entry.code):
        return 100
    if selector == entry.category:
        return 2
    if selector == "all":
        return 1
    if selector.startswith("FX") and entry.code.startswith(selector):
        return 2 + len(selector)
    return 0
