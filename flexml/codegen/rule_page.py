"""Writes the pages of the rules, and their index."""

from __future__ import annotations

from importlib import import_module

from ..lint.markdown import page, table
from ..lint.page import fix_grade, paragraphs, rule_link, rule_page
from ..lint.rule import Rule

_INTRODUCTION = """\
`error`: the vendor rejects or ignores it, or the call breaks; `warning`: a probable bug; `info`: a hint, which does not
change the exit code. A fix is safe, unsafe or, where a rule has both kinds, mixed: `--fix` applies the safe ones, and
`--unsafe-fixes` the others as well."""
_HEAD = ("code", "name", "severity", "fix", "what it finds")


def generated_page(rule: type[Rule]) -> str:
    """Return `docs/rules/<rule>.md`."""
    file = f"flexml/lint/rules/{rule.category()}/{rule.name().replace('-', '_')}.py"
    return page(file, rule_page(rule, linked=True).rstrip("\n"))


def rule_overview(rules: list[type[Rule]]) -> str:
    """Return `docs/rules/index.md`."""
    categories: dict[str, list[type[Rule]]] = {}
    for rule in rules:
        categories.setdefault(rule.category(), []).append(rule)
    rows = ((f"[{name}](#{name})", str(len(members)), _about(members[0])) for name, members in categories.items())
    return page(
        "flexml/lint/rules/",
        "# Rules",
        table(("category", "rules", "what they are about"), rows),
        _INTRODUCTION,
        *(f"## {name}\n\n{table(_HEAD, map(_row, members))}" for name, members in categories.items()),
    )


def _about(rule: type[Rule]) -> str:
    """The docstring of the category's package."""
    return (import_module(rule.__module__.rpartition(".")[0]).__doc__ or "").strip()


def _row(rule: type[Rule]) -> tuple[str, ...]:
    return rule.code, rule_link(rule.name()), rule.severity.word, fix_grade(rule), paragraphs(rule)[0]
