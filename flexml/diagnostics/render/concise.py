"""One line a finding, as compilers print them and editors read them."""

from __future__ import annotations

from collections.abc import Iterable

from ..description import Describe
from ..diagnostic import Diagnostic
from ..paint import Paint
from ..summary import Summary
from ..visible import visible


def render(
    diagnostics: Iterable[Diagnostic],
    summary: Summary | None = None,
    *,
    color: bool = False,
    describe: Describe | None = None,  # noqa: ARG001 - the signature of all formats
) -> str:
    """Return `file:line:column: severity code message (name)` for each finding, then the summary.

    `[*]` stands before the message where a safe fix is known.
    """
    paint = Paint(color)
    lines = [_line(diagnostic, paint) for diagnostic in diagnostics]
    if summary is not None:
        lines.append(summary.sentence)
    return "".join(f"{line}\n" for line in lines)


def _line(diagnostic: Diagnostic, paint: Paint) -> str:
    start = diagnostic.start
    star = "[*] " if diagnostic.is_fixable() else ""
    note = f" [{diagnostic.source.note}]" if diagnostic.source.note else ""
    return (
        f"{paint.strong(visible(diagnostic.file))}:{start.line}:{start.column}: "
        f"{paint.severity(diagnostic.severity, diagnostic.severity.word)} "
        f"{paint.strong(diagnostic.code)} {star}{visible(diagnostic.message)} "
        f"{paint.faint(f'({diagnostic.name})')}{note}"
    )
