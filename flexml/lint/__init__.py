"""Finds what is wrong with a document: rules, and the engine that runs them."""

from __future__ import annotations

from .context import Context
from .engine import check_document
from .example import Bad, Good
from .option import Option
from .policy import Policy
from .registry import RuleEntry, all_rules, find_rule, load_rule
from .rule import DocumentRule, ElementRule, Problems, Rule, SuppressionRule, SyntaxRule, TargetRule
from .selection import Selection

__all__ = [
    "Bad",
    "Context",
    "DocumentRule",
    "ElementRule",
    "Good",
    "Option",
    "Policy",
    "Problems",
    "Rule",
    "RuleEntry",
    "Selection",
    "SuppressionRule",
    "SyntaxRule",
    "TargetRule",
    "all_rules",
    "check_document",
    "find_rule",
    "load_rule",
]
