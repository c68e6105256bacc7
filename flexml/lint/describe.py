"""What a format may say of a rule, taken from the rule's own documentation."""

from __future__ import annotations

from functools import cache

from ..diagnostics.description import Description
from .page import paragraphs, rule_page
from .registry import all_rules, load_rule


@cache
def describe_rule(name: str) -> Description | None:
    """Return the description of the rule of that name, or `None` where there is none."""
    entry = next((entry for entry in all_rules() if entry.name == name), None)
    if entry is None:
        return None
    rule = load_rule(name)
    text = "\n\n".join(paragraphs(type(rule)))
    return Description(
        entry.code, name, entry.category, rule.severity, entry.summary, text.replace("`", ""), rule_page(type(rule))
    )
