"""Writes the pages of the rules, and their index."""

from __future__ import annotations

from ..lint.markdown import page, table
from ..lint.page import fix_grade, paragraphs, rule_link, rule_page
from ..lint.rule import Rule


def generated_page(rule: type[Rule]) -> str:
    """Return `docs/rules/<rule>.md`."""
    file = f"flexml/lint/rules/{rule.category()}/{rule.name().replace('-', '_')}.py"
    return page(file, rule_page(rule, linked=True).rstrip("\n"))


def rule_overview(rules: list[type[Rule]]) -> str:
    """Return `docs/rules/index.md`."""
    intro = "`fix` says whether `--fix` applies the rule's fixes (safe) or wants `--unsafe-fixes` too (unsafe)."
    blocks = []
    for category in dict.fromkeys(rule.category() for rule in rules):
        rows = (_row(rule) for rule in rules if rule.category() == category)
        blocks.append(f"## {category}\n\n{table(('code', 'name', 'severity', 'fix', 'what it finds'), rows)}")
    return page("flexml/lint/rules/", "# Rules", intro, *blocks)


def _row(rule: type[Rule]) -> tuple[str, ...]:
    return rule.code, rule_link(rule.name()), rule.severity.word, fix_grade(rule), paragraphs(rule)[0]
