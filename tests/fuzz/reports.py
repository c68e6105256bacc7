"""What is promised of any report: its places lie in the texts, and any format can tell it."""

from __future__ import annotations

import json
from xml.etree import ElementTree
from zlib import crc32

from flexml.diagnostics import Diagnostic, Report
from flexml.diagnostics.render import format_names, renderer
from flexml.diagnostics.summary import Summary
from flexml.source import SourceText, Span

_FORMATS = format_names()


def hold(report: Report) -> None:
    """Raise where a promise is broken."""
    for found in (*report.diagnostics, *report.suppressed):
        hold_place(found.source, found.span)
        assert str(found)
        assert found.message
        for related in found.related:
            hold_place(related.source or found.source, related.span)
        if found.fix is not None:
            assert found.fix.edits
            for edit in found.fix.edits:
                hold_place(found.source, edit.span)
    chosen = crc32(repr(report.diagnostics).encode("utf-8", "replace"))  # all formats would take most of the time
    hold_rendered(_FORMATS[chosen % len(_FORMATS)], report.diagnostics)


def hold_rendered(name: str, findings: tuple[Diagnostic, ...]) -> None:
    """Render findings, and read what comes out as those do who get it."""
    for summary in (None, Summary.of(findings, [()])):
        text = renderer(name)(findings, summary)
        assert not text or text.endswith("\n")
        if name in ("json", "sarif", "gitlab"):
            json.loads(text)
        if name == "junit":
            ElementTree.fromstring(text.encode("utf-8", "backslashreplace"))
        if name in ("concise", "github") and summary is None:
            assert text.count("\n") == len(findings)
    if name in ("full", "concise"):
        renderer(name)(findings, color=True)


def hold_place(source: SourceText, span: Span) -> None:
    """Raise where a span is outside of its text."""
    assert 0 <= span.start <= span.end <= len(source.text)
    for offset in (span.start, span.end):
        position = source.position(offset)
        assert source.offset(position.line, position.column) == offset
