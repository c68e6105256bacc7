"""Holds the fixes of all rules to what is promised of them, over documents of every kind."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flexml.diagnostics import ERROR, Diagnostic, Edit, apply_edits
from flexml.dialects import Dialect, dialect_names, get_dialect
from flexml.lint import Bad, all_rules, check_document, load_rule
from flexml.lint.fixer import Fixed, fix_source
from flexml.source import Document, SourceText, Span, Spans, parse
from tests.strategies import mutated_documents

DIALECTS = [get_dialect(name) for name in dialect_names()]
EXAMPLES = [
    (example.source.text, get_dialect(name) if (name := example.dialect or next(iter(entry.dialects), None)) else None)
    for entry in all_rules()
    for example in load_rule(entry.name).examples
    if isinstance(example, Bad) and example.is_document and len(example.source.text) < 5000
]
PIECES = (
    "<",
    ">",
    "/",
    "&",
    '"',
    "'",
    "=",
    " ",
    "\r\n",
    "\t",
    "-",
    "--",
    "]]>",
    "&amp;",
    "&nbsp;",
    "é",
    "<!-- c -->",
    "<Say>",
    "</Say>",
)


def documents() -> st.SearchStrategy[tuple[str, Dialect | None]]:
    return st.one_of(
        st.sampled_from(DIALECTS).flatmap(lambda dialect: st.tuples(mutated_documents(dialect), st.just(dialect))),
        mangled_examples(),
    )


@st.composite
def mangled_examples(draw: st.DrawFn) -> tuple[str, Dialect | None]:
    """A document in which a rule finds something, and in which up to three pieces were put in, taken out or doubled."""
    text, dialect = draw(st.sampled_from(EXAMPLES))
    for _ in range(draw(st.integers(0, 3))):
        start = draw(st.integers(0, len(text)))
        end = draw(st.integers(start, min(len(text), start + 12)))
        piece = draw(st.one_of(st.just(""), st.sampled_from(PIECES), st.just(text[start:end] * 2)))
        text = text[:start] + piece + text[end:]
    return text, draw(st.sampled_from([dialect, None]))


def fixed(source: SourceText, dialect: Dialect | None, *, unsafe: bool = False) -> Fixed:
    return fix_source(source, lambda document: check_document(document, dialect), unsafe=unsafe)


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
    same = dialect or get_dialect(found.dialects[0])  # without the element that is gone, another one may fit better
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


def encoded(text: str, encoding: str | None) -> SourceText:
    """A source of bytes in an encoding; of the text itself where there is none, or where it lacks a character."""
    if encoding is None or text.startswith(("<?xml", "\ufeff")):
        return SourceText(text)
    declaration = "" if encoding.startswith("utf") else f'<?xml version="1.0" encoding="{encoding}"?>\r\n'
    try:
        return SourceText((declaration + text).encode(encoding))
    except UnicodeEncodeError:
        return SourceText(text)


@settings(max_examples=150, deadline=None)
@given(documents(), st.sampled_from([None, None, "utf-8", "utf-8-sig", "utf-16", "ISO-8859-1", "windows-1252"]))
def test_fixes_keep_their_promises_over_made_documents(made: tuple[str, Dialect | None], encoding: str | None) -> None:
    text, dialect = made
    hold_to_promises(encoded(text, encoding), dialect)


@pytest.mark.parametrize(("text", "dialect"), EXAMPLES)
def test_fixes_keep_their_promises_over_what_rules_show(text: str, dialect: Dialect | None) -> None:
    hold_to_promises(SourceText(text), dialect)


def test_fixes_keep_their_promises_over_the_corpus(corpus: Path) -> None:
    for line in (corpus / "index.jsonl").read_text(encoding="utf-8").splitlines():
        entry = json.loads(line)
        dialect = get_dialect(entry["dialect"]) if entry["dialect"] in dialect_names() else None
        hold_to_promises(SourceText((corpus / entry["file"]).read_bytes(), entry["file"]), dialect)
