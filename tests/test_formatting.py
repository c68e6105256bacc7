"""Holds the one form of a document to what is promised of it, over documents of every kind."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from flexml.dialects import Dialect, dialect_names, get_dialect
from flexml.lint import all_rules, load_rule
from flexml.source import parse
from tests.promises.of_form import hold_to_promises
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
