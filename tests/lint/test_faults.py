"""Every kind of syntax fault is told by one rule."""

from __future__ import annotations

from collections import Counter

from flexml.lint import all_rules
from flexml.source import FAULT_KINDS


def test_every_kind_of_fault_is_told_by_exactly_one_rule():
    told = Counter(
        kind for rule in all_rules() if rule.kind == "syntax" and rule.category == "xml" for kind in rule.subjects
    )
    assert told == Counter(FAULT_KINDS)
