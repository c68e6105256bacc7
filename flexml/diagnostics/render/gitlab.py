"""Findings as a Code Quality report of GitLab: one JSON list."""

from __future__ import annotations

import json
from collections.abc import Iterable

from ..description import Describe
from ..diagnostic import Diagnostic
from ..fingerprint import fingerprints
from ..severity import Severity
from ..summary import Summary
from ..whereabouts import has_place, relative_path, told

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


def render(
    diagnostics: Iterable[Diagnostic],
    summary: Summary | None = None,  # noqa: ARG001 - the signature of all formats
    *,
    color: bool = False,  # noqa: ARG001
    describe: Describe | None = None,  # noqa: ARG001
) -> str:
    """Return a list with an object for each finding; an empty list where there is none."""
    found = list(diagnostics)
    marks = fingerprints(found)
    return json.dumps([_issue(one, mark) for one, mark in zip(found, marks, strict=True)], indent=2) + "\n"


def _issue(diagnostic: Diagnostic, mark: str) -> dict[str, object]:
    start, end = diagnostic.start, diagnostic.end
    begin = {"line": start.line, "column": start.column}
    positions = {"begin": begin, "end": {"line": end.line, "column": end.column}}
    if not has_place(diagnostic):
        positions = {"begin": {"line": 1, "column": 1}}
    return {
        "description": told(diagnostic),
        "check_name": diagnostic.name,
        "fingerprint": mark,
        "severity": _SEVERITIES[diagnostic.severity],
        "location": {"path": relative_path(diagnostic.file), "positions": positions},
        "categories": ["Bug Risk"],
        "content": {"body": diagnostic.help or ""},
    }
