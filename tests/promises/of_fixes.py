"""What is promised of fixes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from flexml.diagnostics import ERROR, Diagnostic, Edit, apply_edits
from flexml.dialects import Dialect, get_dialect
from flexml.lint import check_document
from flexml.lint.fixer import Fixed, fix_source
from flexml.source import Document, SourceText, Span, Spans, parse


def fixed(source: SourceText, dialect: Dialect | None, *, unsafe: bool = False) -> Fixed:
    return fix_source(source, lambda document, _: check_document(document, dialect), unsafe=unsafe)


def errors(findings: Iterable[Diagnostic]) -> Counter[str]:
    return Counter(found.name for found in findings if found.severity is ERROR)


def hold_to_promises(source: SourceText, dialect: Dialect | None) -> None:
    document = parse(source)
    report = check_document(document, dialect)
    for found in report:
        if found.fix is not None:
            hold_alone(document, found, dialect)
    for unsafe in (False, True):
        result = fixed(source, dialect, unsafe=unsafe)
        assert result.notes == ()
        again = fixed(result.source, dialect, unsafe=unsafe)
        assert (again.fixed, again.data) == ((), result.data)
        assert not any(found.is_fixable(unsafe=unsafe) for found in result.report)
        if document.well_formed:
            assert result.document.well_formed
        if document.well_formed and not unsafe and dialect is not None:  # else another dialect may fit better now
            assert errors(result.report) <= errors(report)


def hold_alone(document: Document, found: Diagnostic, dialect: Dialect | None) -> None:
    """One fix takes its finding away, and changes no element that its edits do not touch."""
    assert found.fix is not None
    after = parse(document.source.with_text(apply_edits(document.source.text, found.fix.edits)))
    # Without the element that is gone, another dialect may fit better.
    same = (dialect,) if dialect is not None else tuple(map(get_dialect, found.dialects))
    left = check_document(after, same)
    if document.well_formed:
        before = check_document(document, same)
        assert sum(other.name == found.name for other in left) < sum(other.name == found.name for other in before)
        untouched = list(elements(document, found.fix.edits)) if found.fix.safe else []
        assert is_subsequence(untouched, list(elements(after, ()))), found
    else:
        rest = document.source.text[found.span.start :]
        assert not any((other.name, after.source.text[other.span.start :]) == (found.name, rest) for other in left)


def elements(document: Document, edits: Iterable[Edit]) -> Iterator[tuple[str, dict[str, str], list[str]]]:
    """Names, attributes and texts of the elements whose own characters no edit touches."""
    edited = Spans(edit.span for edit in edits)
    text = document.source.text
    for node in document.nodes:
        place = document.place(node)
        tags = [Span(tag.start + 1, tag.end - 1) for tag in (place.tag, place.end_tag) if tag is not None]
        if not any(map(edited.touch, (*tags, *place.texts))):
            yield node.name, node.attributes, [span.cut(text) for span in place.texts]


def is_subsequence(
    some: list[tuple[str, dict[str, str], list[str]]], all_: list[tuple[str, dict[str, str], list[str]]]
) -> bool:
    rest = iter(all_)
    return all(any(one == other for other in rest) for one in some)
