"""What a format may say of a rule, taken from the rule's own documentation."""

from __future__ import annotations

import inspect
from functools import cache

from ..diagnostics.description import Description
from .registry import all_rules, load_rule


@cache
def describe_rule(name: str) -> Description | None:
    """Return the description of the rule of that name, or `None` where there is none."""
    entry = next((entry for entry in all_rules() if entry.name == name), None)
    if entry is None:
        return None
    rule = load_rule(name)
    markdown = inspect.getdoc(type(rule)) or entry.summary
    text = "\n\n".join(" ".join(paragraph.split()) for paragraph in markdown.split("\n\n"))
    plain = text.replace("`", "")
    return Description(entry.code, name, entry.category, rule.severity, entry.summary, plain, text)
