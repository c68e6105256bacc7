"""Finds rules by name, code or category without importing them."""

# Without the `annotations` of `__future__`: `NamedTuple` compiles each one then, which takes a start a millisecond.
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

from ..dialects.words import nearest
from ..errors import UsageError
from .index import ENTRIES

if TYPE_CHECKING:
    from .rule import Rule


class RuleEntry(NamedTuple):
    """A rule as the generated index knows it.

    `kind` is `element`, `document`, `target`, `syntax` or `suppression`; `subjects` are element names or kinds of
    faults. Where the rule finds something, an element fits one of the `cues`, or one of the `texts` stands in the
    document, and `needs`, a property of the context, is not empty. Cues that tables make hold for the dialects that
    come with the package; `dialect|` stands before those that do not hold for all of them.
    """

    code: str
    name: str
    category: str
    severity: str
    kind: str
    subjects: tuple[str, ...]
    dialects: tuple[str, ...]
    refines: tuple[str, ...]
    schema_decides: bool
    class_name: str
    summary: str
    runtime: tuple[int, ...]
    needs: str
    cues: tuple[str, ...]
    texts: tuple[str, ...]
    reads: str


@cache
def all_rules() -> tuple[RuleEntry, ...]:
    """Return all rules, in the order of their codes; not named `rules`, which is the package of them."""
    return tuple(RuleEntry._make(entry) for entry in ENTRIES)


def find_rule(word: str) -> RuleEntry:
    """Return the rule of that name or code.

    Raises:
        UsageError: there is none; the message names the nearest.
    """
    for entry in all_rules():
        if word in (entry.name, entry.code):
            return entry
    near = nearest(word, tuple(name for entry in all_rules() for name in (entry.name, entry.code)))
    raise UsageError(
        f"there is no rule `{word}`; " + (f"did you mean `{near}`" if near else "`flexml rules` lists them")
    )


@cache
def load_rule(name: str) -> "Rule":
    """Return the rule of that name, imported when it is first asked for."""
    from .rule import Rule

    entry = find_rule(name)
    module = import_module(f".rules.{entry.category}.{entry.name.replace('-', '_')}", __package__)
    rule = getattr(module, entry.class_name)()
    assert isinstance(rule, Rule)
    return rule
