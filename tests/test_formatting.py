"""Holds the one form of a document to what is promised of it, over documents of every kind."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from flexml.dialects import Dialect, dialect_names, get_dialect
from flexml.dialects.detect import choose_dialects
from flexml.layout import format_document
from flexml.lint import all_rules, check_document, load_rule
from flexml.source import Document, Node, parse
from tests.strategies import mutated_documents, trees

DIALECTS = [get_dialect(name) for name in dialect_names()]
BETWEEN = (
    "",
    " ",
    "\n",
    "\r\n",
    "\n\n\n",
    "\t",
    " <!-- c -->",
    "<!-- c -->\n",
    "\n  <!-- two\nlines -->",
    "<?p x?>",
    "<![CDATA[]]>",
    "&#32;",
)
EXAMPLES = [
    example.source.text
    for entry in all_rules()
    for example in load_rule(entry.name).examples
    if example.is_document and example.document.well_formed and len(example.source.text) < 5000
]


@st.composite
def laid_out(draw: st.DrawFn) -> tuple[str, Dialect]:
    """A document, right or wrong, with things between its tags and inside of them."""
    dialect = draw(st.sampled_from(DIALECTS))
    text = draw(st.one_of(trees(dialect).map(str), mutated_documents(dialect)))
    for _ in range(draw(st.integers(0, 6))):
        edges = [match.start() for match in re.finditer("(?<=>)|(?=<)", text)]
        at = draw(st.sampled_from(edges))
        text = text[:at] + draw(st.sampled_from(BETWEEN)) + text[at:]
    if draw(st.booleans()):
        text = re.sub('="([^"\']*)"', "  =\n '\\1'", text)
    assume(parse(text).well_formed)
    return text, dialect


def hold_to_promises(document: Document, dialect: Dialect | None) -> None:
    text = format_document(document, dialect)
    after = parse(document.source.with_text(text))
    assert format_document(after, dialect) == text
    dialects = (dialect,) if dialect is not None else choose_dialects(document)
    assert list(said(after, dialects)) == list(said(document, dialects))
    before = Counter((found.name, found.severity) for found in check_document(document, dialect))
    assert Counter((found.name, found.severity) for found in check_document(after, dialect)) == before


def said(document: Document, dialects: tuple[Dialect, ...]) -> Iterator[object]:
    """All that a reader gets, without the white space in elements that take no text."""
    for node in document.root.iter():
        around = node.getparent()
        attributes = node.attributes if isinstance(node, Node) else {}
        inside, outside = (isinstance(one, Node) and means_all(one, dialects) for one in (node, around))
        yield node.tag, attributes, heard(node.text, inside), heard(node.tail, outside)
    for node in document.nodes:
        yield [span.cut(document.source.text) for span in document.place(node).texts]


def heard(text: str | None, strictly: bool) -> str:
    return text if text is not None and (strictly or text.strip(" \t\r\n")) else ""


def means_all(node: Node | None, dialects: tuple[Dialect, ...]) -> bool:
    """Whether white space in the element means something in one of the dialects, for itself or for what is around."""
    while node is not None:
        outer = node.parent.name if node.parent is not None else None
        for dialect in dialects:
            spec = dialect.resolve(node.name, outer)
            if spec is None or spec.open_content or node.own_text.strip(" \t\r\n"):
                return True
            if spec.text is not None and not (spec.text.alone and next(node.elements, None) is not None):
                return True
        node = node.parent
    return False


@settings(max_examples=200, deadline=None)
@given(laid_out())
def test_formatting_keeps_its_promises_over_made_documents(made: tuple[str, Dialect]) -> None:
    text, dialect = made
    hold_to_promises(parse(text), dialect)


@pytest.mark.parametrize("text", EXAMPLES)
def test_formatting_keeps_its_promises_over_what_rules_show(text: str) -> None:
    hold_to_promises(parse(text), None)


def test_formatting_keeps_its_promises_over_the_corpus(corpus: Path) -> None:
    for line in (corpus / "index.jsonl").read_text(encoding="utf-8").splitlines():
        entry = json.loads(line)
        document = parse((corpus / entry["file"]).read_bytes(), entry["file"])
        if document.well_formed:
            hold_to_promises(document, None)
            if entry["dialect"] in dialect_names():
                hold_to_promises(document, get_dialect(entry["dialect"]))
