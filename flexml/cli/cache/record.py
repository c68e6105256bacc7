"""What became of a file as one line of JSON, and back; it says nothing of the file's name or its bytes."""

from __future__ import annotations

import json
from collections.abc import Iterable

from ...diagnostics import Diagnostic, Edit, Fix, Report, Severity
from ...diagnostics.problem import Related
from ...source import SourceText, Span
from ..checker import Checked, Outcome, Passed

_CHECKED, _PASSED = "checked", "passed"


def write_record(outcome: Outcome, data: bytes) -> bytes | None:
    """Return the line, or `None` for what is not kept: a failure, or findings that stand elsewhere than in `data`."""
    match outcome:
        case Passed(why, language, told):
            return _line([_PASSED, why, language, told])
        case Checked(report, dialects):
            found = (*report.diagnostics, *report.suppressed)
            if not all(_stands_in(one, data) for one in found):
                return None
            rows = [[_row(one) for one in some] for some in (report.diagnostics, report.suppressed)]
            return _line([_CHECKED, dialects, report.dialects, *rows])
    return None


def has_findings(outcome: Outcome) -> bool:
    """Tell whether anything was found, also where a comment silences it: then its places are those of the bytes."""
    return isinstance(outcome, Checked) and bool(outcome.report.diagnostics or outcome.report.suppressed)


def read_record(line: bytes, source: SourceText | None) -> Outcome | None:
    """Return what became of a file; `None` where the line makes no sense, or has findings and there is no source."""
    try:
        row = json.loads(line)
        if row[0] == _PASSED:
            _, why, language, told = row
            return Passed(why, language, told)
        _, dialects, of_report, shown, suppressed = row
        if source is None:
            return None if shown or suppressed else Checked(Report((), tuple(of_report), ()), tuple(dialects))
        report = Report(_diagnostics(shown, source), tuple(of_report), _diagnostics(suppressed, source))
        return Checked(report, tuple(dialects))
    except (ValueError, TypeError, LookupError, RecursionError):
        return None


def _stands_in(found: Diagnostic, data: bytes) -> bool:
    same = found.source.given is data and found.source.note is None
    return same and all(related.source is None for related in found.related)


def _line(row: list[object]) -> bytes:
    return json.dumps(row, separators=(",", ":")).encode()


def _row(found: Diagnostic) -> list[object]:
    fix = found.fix
    return [
        found.code,
        found.name,
        int(found.severity),
        found.message,
        found.span.start,
        found.span.end,
        found.help,
        None if fix is None else [fix.message, [[*_ends(edit.span), edit.replacement] for edit in fix.edits], fix.safe],
        [[*_ends(related.span), related.message] for related in found.related],
        found.dialects,
        found.runtime,
        found.path,
        found.secret,
    ]


def _ends(span: Span) -> tuple[int, int]:
    return span.start, span.end


def _diagnostics(rows: Iterable[list[object]], source: SourceText) -> tuple[Diagnostic, ...]:
    return tuple(_diagnostic(source, *row) for row in rows)  # type: ignore[arg-type]  # as `_row` writes them


def _diagnostic(
    source: SourceText,
    code: str,
    name: str,
    severity: int,
    message: str,
    start: int,
    end: int,
    help_: str | None,
    fix: tuple[str, list[tuple[int, int, str]], bool] | None,
    related: list[tuple[int, int, str]],
    dialects: list[str],
    runtime: list[int],
    path: str,
    secret: bool,
) -> Diagnostic:
    return Diagnostic(
        code,
        name,
        Severity(severity),
        message,
        Span(start, end),
        source,
        help_,
        None if fix is None else _fix(*fix),
        tuple(Related(Span(first, last), words) for first, last, words in related),
        tuple(dialects),
        tuple(runtime),
        path,
        secret,
    )


def _fix(message: str, edits: list[tuple[int, int, str]], safe: bool) -> Fix:
    return Fix(message, tuple(Edit(Span(start, end), text) for start, end, text in edits), safe)
