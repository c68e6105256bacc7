"""How often each rule found something, in place of the findings."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, astuple, dataclass

from ..diagnostics import Diagnostic
from ..diagnostics.summary import Summary
from .table import table


@dataclass(frozen=True, slots=True)
class RuleCount:
    """The findings of one rule; `fixable` are those that `--fix` mends."""

    count: int
    code: str
    name: str
    severity: str
    fixable: int


def counts(diagnostics: Iterable[Diagnostic]) -> list[RuleCount]:
    """Return the counts, the greatest first."""
    by_rule: dict[tuple[str, str], list[Diagnostic]] = {}
    for diagnostic in diagnostics:
        by_rule.setdefault((diagnostic.code, diagnostic.name), []).append(diagnostic)
    rows = (
        RuleCount(
            len(group),
            code,
            name,
            max(each.severity for each in group).word,
            sum(each.is_fixable() for each in group),
        )
        for (code, name), group in by_rule.items()
    )
    return sorted(rows, key=lambda row: (-row.count, row.code))


def statistics(diagnostics: Iterable[Diagnostic], summary: Summary | None, output_format: str) -> str:
    """Return the counts: as JSON, or as a table for people."""
    rows = counts(diagnostics)
    if output_format == "json":
        import json  # for this format alone

        from ..diagnostics.render.json import VERSION, summary_fields

        return (
            json.dumps(
                {
                    "version": VERSION,
                    "statistics": [asdict(row) for row in rows],
                    "summary": None if summary is None else summary_fields(summary),
                },
                indent=2,
            )
            + "\n"
        )
    cells = [tuple(str(cell) for cell in astuple(row)) for row in rows]
    parts = [table(("count", "code", "name", "severity", "fixable"), cells)] if cells else []
    return "\n".join([*parts, *([f"{summary.sentence}\n"] if summary is not None else [])])
