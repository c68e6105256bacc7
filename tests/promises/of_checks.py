"""What is promised of a check."""

from __future__ import annotations

from collections.abc import Iterator

import flexml
from flexml.diagnostics import Diagnostic, Report
from flexml.dialects import Dialect
from flexml.lint import check_document
from flexml.source import Document, SourceText, Span, parse


def hold_to_promises(data: bytes | str, dialect: Dialect | None) -> Report:
    """Raise where a promise is broken; return what was found."""
    document = parse(data)
    report = check_document(document, dialect)
    assert check_document(parse(data), dialect) == report
    for found in (*report, *report.suppressed):
        for span in spans(found, document.source):
            hold_span(span, document.source)
        if document.well_formed and found.path:
            assert found.path in set(paths(document, found.span)), found
    said = flexml.check(data, dialect=dialect)  # which also takes templates and programs
    for found in (*said, *said.suppressed):
        for span in spans(found, found.source):
            hold_span(span, found.source)
    return said


def spans(found: Diagnostic, source: SourceText) -> Iterator[Span]:
    """Yield all places in a source that a finding names."""
    if found.source == source:
        yield found.span
        if found.fix is not None:
            yield from (edit.span for edit in found.fix.edits)
    yield from (other.span for other in found.related if (other.source or found.source) == source)


def hold_span(span: Span, source: SourceText) -> None:
    assert 0 <= span.start <= span.end <= len(source.text)
    for offset in (span.start, span.end):
        position = source.position(offset)
        assert source.offset(position.line, position.column) == offset


def paths(document: Document, span: Span) -> Iterator[str]:
    """Yield the names that lead to each element around a span, and to each attribute."""
    for node in document.nodes:
        place = document.place(node)
        if not _is_in(span, place.element):
            continue
        way, outer = [node.name], node.parent
        while outer is not None:
            way.insert(0, outer.name)
            outer = outer.parent
        yield "".join(f"/{name}" for name in way)
        for name, attribute in place.attributes.items():
            assert attribute.name.cut(document.source.text) == name
            if _is_in(span, attribute.whole):
                yield "".join(f"/{name}" for name in (*way, f"@{name}"))


def _is_in(inner: Span, outer: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end
