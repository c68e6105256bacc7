"""Finds what is wrong with a document: rules, and the engine that runs them.

Names are resolved when they are first used: which rules there are is known without lxml, and without the engine.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .context import Context as Context
    from .engine import check_document as check_document
    from .example import Bad as Bad
    from .example import Good as Good
    from .option import Option as Option
    from .policy import Policy as Policy
    from .registry import RuleEntry as RuleEntry
    from .registry import all_rules as all_rules
    from .registry import find_rule as find_rule
    from .registry import load_rule as load_rule
    from .rule import DocumentRule as DocumentRule
    from .rule import ElementRule as ElementRule
    from .rule import Problems as Problems
    from .rule import Rule as Rule
    from .rule import SuppressionRule as SuppressionRule
    from .rule import SyntaxRule as SyntaxRule
    from .rule import TargetRule as TargetRule
    from .selection import Selection as Selection

_HOMES = {
    "context": ("Context",),
    "engine": ("check_document",),
    "example": ("Bad", "Good"),
    "option": ("Option",),
    "policy": ("Policy",),
    "registry": ("RuleEntry", "all_rules", "find_rule", "load_rule"),
    "rule": ("DocumentRule", "ElementRule", "Problems", "Rule", "SuppressionRule", "SyntaxRule", "TargetRule"),
    "selection": ("Selection",),
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}


def __getattr__(name: str) -> object:
    if name not in _HOME_OF:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    value = globals()[name] = getattr(import_module(f".{_HOME_OF[name]}", __name__), name)
    return value
