"""Findings as annotations of a GitHub Actions run: one workflow command a line."""

from __future__ import annotations

from collections.abc import Iterable

from ..description import Describe
from ..diagnostic import Diagnostic
from ..severity import Severity
from ..summary import Summary
from ..visible import visible
from ..whereabouts import has_place, relative_path, told

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def render(
    diagnostics: Iterable[Diagnostic],
    summary: Summary | None = None,
    *,
    color: bool = False,  # noqa: ARG001 - the signature of all formats
    describe: Describe | None = None,  # noqa: ARG001
) -> str:
    """Return `::error file=…,line=…::message` for each finding, then the summary for whoever reads the log."""
    lines = [_command(diagnostic) for diagnostic in diagnostics]
    if summary is not None:
        lines.append(summary.sentence)
    return "".join(f"{line}\n" for line in lines)


def _command(diagnostic: Diagnostic) -> str:
    properties = {"title": f"flexml {diagnostic.code} ({diagnostic.name})", "file": relative_path(diagnostic.file)}
    if has_place(diagnostic):
        start, end = diagnostic.start, diagnostic.end
        properties |= {"line": str(start.line), "col": str(start.column)}
        # GitHub shows columns only where both are in one line.
        properties |= {"endLine": str(end.line), "endColumn": str(end.column)} if end.line == start.line else {}
    told_properties = ",".join(f"{key}={_property(value)}" for key, value in properties.items())
    message = told(diagnostic) + (f"; {diagnostic.help}" if diagnostic.help else "")
    return f"::{_COMMANDS[diagnostic.severity]} {told_properties}::{_data(message)}"


def _data(text: str) -> str:
    return visible(text).replace("%", "%25")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
