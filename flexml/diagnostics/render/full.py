"""Findings for a person: the message, the source with marks under it, and what to do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ...source import SourceText
from ..concealed import concealed
from ..description import Describe
from ..diagnostic import Diagnostic
from ..paint import Paint
from ..problem import Related
from ..summary import Summary
from ..visible import visible


def render(
    diagnostics: Iterable[Diagnostic],
    summary: Summary | None = None,
    *,
    color: bool = False,
    describe: Describe | None = None,  # noqa: ARG001 - the signature of all formats
) -> str:
    """Return a paragraph for each finding, then the summary; `[*]` marks what has a safe fix."""
    paint = Paint(color)
    paragraphs = ["\n".join(_paragraph(diagnostic, paint)) for diagnostic in concealed(diagnostics)]
    if summary is not None:
        paragraphs.append(paint.strong(summary.sentence))
    return "\n\n".join(paragraphs) + "\n" if paragraphs else ""


def _paragraph(diagnostic: Diagnostic, paint: Paint) -> Iterator[str]:
    from ..excerpt import Mark, draw, gutter  # most runs find nothing to draw

    source, severity, start = diagnostic.source, diagnostic.severity, diagnostic.start
    marks = [
        Mark(diagnostic.span, severity=severity),
        *(Mark(related.span, related.message) for related in diagnostic.related if related.source is None),
    ]
    indent = " " * gutter(source, marks)
    head = paint.severity(severity, f"{severity.word}[{diagnostic.code}]")
    star = " [*]" if diagnostic.is_fixable() else ""
    yield f"{head}{star}: {paint.strong(visible(diagnostic.message))} {paint.faint(f'({diagnostic.name})')}"
    note = f" ({source.note})" if source.note else ""
    yield f"{indent}{paint.frame('-->')} {visible(diagnostic.file)}:{start.line}:{start.column}{note}"
    if source.text:
        yield from draw(source, marks, paint)
    for related in diagnostic.related:
        if related.source is not None:
            yield from _elsewhere(related.source, related, paint, indent)
    notes = list(_notes(diagnostic))
    if notes:
        yield paint.frame(f"{indent} |")
    for word, text in notes:
        yield f"{indent} {paint.frame('=')} {paint.strong(f'{word}:')} {visible(text)}"


def _elsewhere(source: SourceText, related: Related, paint: Paint, indent: str) -> Iterator[str]:
    """A place in another document, below that document's name."""
    from ..excerpt import Mark, draw

    start = source.position(related.span.start)
    yield f"{indent}{paint.frame(':::')} {visible(source.path or '<string>')}:{start.line}:{start.column}"
    yield from draw(source, [Mark(related.span, related.message)], paint)


def _notes(diagnostic: Diagnostic) -> Iterator[tuple[str, str]]:
    if diagnostic.help:
        yield "help", diagnostic.help
    if diagnostic.fix:
        yield "fix", diagnostic.fix.message + ("" if diagnostic.fix.safe else " (may change what the caller hears)")
    if diagnostic.runtime:
        word = "code" if len(diagnostic.runtime) == 1 else "codes"
        yield "run time", f"{word} {', '.join(str(code) for code in diagnostic.runtime)}"
