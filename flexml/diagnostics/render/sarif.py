"""Findings as SARIF 2.1.0, which code scanning services and editors read.

The specification: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from ...source import SourceText, Span
from ...version import __version__
from ..concealed import concealed
from ..description import Describe, Description
from ..diagnostic import Diagnostic
from ..fingerprint import fingerprints
from ..fix import Edit, Fix
from ..severity import Severity
from ..summary import Summary
from ..whereabouts import file_uri, has_place, relative_path, told

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_ROOT = "%SRCROOT%"  # the name that consumers give to the folder that paths are relative to


def render(
    diagnostics: Iterable[Diagnostic],
    summary: Summary | None = None,
    *,
    color: bool = False,  # noqa: ARG001 - the signature of all formats
    describe: Describe | None = None,
) -> str:
    """Return one log with one run; the rules that found something come along with their documentation."""
    found = list(diagnostics)
    rules = {diagnostic.code: _rule(diagnostic, describe) for diagnostic in found}
    order = {code: index for index, code in enumerate(sorted(rules))}
    run = {
        "tool": {
            "driver": {
                "name": "flexml",
                "version": __version__,
                "semanticVersion": __version__,
                "rules": [rules[code] for code in sorted(rules)],
            }
        },
        "columnKind": "unicodeCodePoints",
        "invocations": [{"executionSuccessful": summary is None or summary.is_whole}],
        "results": [
            _result(diagnostic, order[diagnostic.code], mark)
            for diagnostic, mark in zip(concealed(found), fingerprints(found), strict=True)
        ],
    }
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2) + "\n"


def _rule(diagnostic: Diagnostic, describe: Describe | None) -> dict[str, object]:
    described = None if describe is None else describe(diagnostic.name)
    rule: dict[str, object] = {"id": diagnostic.code, "name": diagnostic.name}
    return rule if described is None else {**rule, **_documentation(described)}


def _documentation(described: Description) -> dict[str, object]:
    return {
        "shortDescription": {"text": described.summary},
        "fullDescription": {"text": described.text},
        "help": {"text": described.text, "markdown": described.markdown},
        "defaultConfiguration": {"level": _LEVELS[described.severity]},
        "properties": {"tags": [described.category], "precision": "very-high"},
    }


def _result(diagnostic: Diagnostic, rule: int, mark: str) -> dict[str, object]:
    message = told(diagnostic)
    result: dict[str, object] = {
        "ruleId": diagnostic.code,
        "ruleIndex": rule,
        "level": _LEVELS[diagnostic.severity],
        "message": {"text": f"{message}; {diagnostic.help}" if diagnostic.help else message},
        "locations": [{"physicalLocation": _place(diagnostic.source, diagnostic.span)}],
        "partialFingerprints": {"flexml/v1": mark},
        "properties": {"dialects": list(diagnostic.dialects), "runtime": list(diagnostic.runtime)},
    }
    if diagnostic.related:
        result["relatedLocations"] = [
            {
                "id": number,
                "physicalLocation": _place(related.source or diagnostic.source, related.span),
                "message": {"text": related.message},
            }
            for number, related in enumerate(diagnostic.related)
        ]
    if diagnostic.fix is not None and has_place(diagnostic):
        result["fixes"] = [_fix(diagnostic, diagnostic.fix)]
    return result


def _place(source: SourceText, span: Span) -> dict[str, object]:
    place: dict[str, object] = {"artifactLocation": _artifact(source.path or "<string>")}
    if source.note is None:
        place["region"] = {**_region(source, span), "snippet": {"text": span.cut(source.text)}}
    return place


def _artifact(file: str) -> dict[str, object]:
    path = relative_path(file)
    uri = file_uri(path)
    return {"uri": uri} if Path(path).is_absolute() else {"uri": uri, "uriBaseId": _ROOT}


def _region(source: SourceText, span: Span) -> dict[str, object]:
    start, end = source.position(span.start), source.position(span.end)
    return {"startLine": start.line, "startColumn": start.column, "endLine": end.line, "endColumn": end.column}


def _fix(diagnostic: Diagnostic, fix: Fix) -> dict[str, object]:
    change = {
        "artifactLocation": _artifact(diagnostic.file),
        "replacements": [_replacement(diagnostic.source, edit) for edit in fix.edits],
    }
    return {"description": {"text": fix.message}, "artifactChanges": [change]}


def _replacement(source: SourceText, edit: Edit) -> dict[str, object]:
    return {"deletedRegion": _region(source, edit.span), "insertedContent": {"text": edit.replacement}}
