"""Findings for a program; docs/json-output.md describes the form."""

from __future__ import annotations

import json
from collections.abc import Iterable

from ...record import as_dict
from ...source import SourceText, Span
from ..description import Describe
from ..diagnostic import Diagnostic
from ..fix import Fix
from ..problem import Related
from ..summary import Summary

VERSION = 1  # grows when a key goes or changes its meaning, not when one is added


def render(
    diagnostics: Iterable[Diagnostic],
    summary: Summary | None = None,
    *,
    color: bool = False,  # noqa: ARG001 - the signature of all formats
    describe: Describe | None = None,  # noqa: ARG001
) -> str:
    """Return one JSON object with all findings and the summary."""
    document: dict[str, object] = {
        "version": VERSION,
        "findings": [_finding(diagnostic) for diagnostic in diagnostics],
        "summary": None if summary is None else summary_fields(summary),
    }
    return json.dumps(document, indent=2) + "\n"


def _finding(diagnostic: Diagnostic) -> dict[str, object]:
    source = diagnostic.source
    return {
        "file": diagnostic.file,
        **_place(source, diagnostic.span),
        "code": diagnostic.code,
        "name": diagnostic.name,
        "severity": diagnostic.severity.word,
        "message": diagnostic.message,
        "help": diagnostic.help,
        "dialect": list(diagnostic.dialects),
        "runtime": list(diagnostic.runtime),
        "fix": None if diagnostic.fix is None else _fix(source, diagnostic.fix),
        "related": [_related(source, related) for related in diagnostic.related],
        "note": source.note,
    }


def _related(source: SourceText, related: Related) -> dict[str, object]:
    other = related.source
    file = {} if other is None else {"file": other.path or "<string>"}
    return {**file, **_place(other or source, related.span), "message": related.message}


def _place(source: SourceText, span: Span) -> dict[str, object]:
    start, end = source.position(span.start), source.position(span.end)
    return {"line": start.line, "column": start.column, "end_line": end.line, "end_column": end.column}


def _fix(source: SourceText, fix: Fix) -> dict[str, object]:
    edits = [{**_place(source, edit.span), "replacement": edit.replacement} for edit in fix.edits]
    return {"message": fix.message, "safe": fix.safe, "edits": edits}


def summary_fields(summary: Summary) -> dict[str, object]:
    """Return a summary as JSON has it."""
    return {
        "files": summary.files,
        "files_with_findings": summary.files_with_findings,
        **{f"{severity.word}s": number for severity, number in summary.findings.items()},
        "dialects": [{"dialect": list(names), "files": number} for names, number in summary.dialects.items()],
        "skipped": as_dict(summary.skipped),
        "unreadable": summary.unreadable,
        "unwritten": summary.unwritten,
        "fixed": summary.fixed,
        "fixable": {"safe": summary.fixable, "unsafe": summary.unsafely_fixable},
        "baseline": {"known": summary.known, "stale": summary.stale},
    }
