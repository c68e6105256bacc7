"""Holds the fixes of all rules to what is promised of them, over documents of every kind."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flexml.dialects import Dialect, dialect_names, get_dialect
from flexml.lint import Bad, all_rules, load_rule
from flexml.source import SourceText
from tests.promises.of_fixes import hold_to_promises
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


def test_fixes_keep_their_promises_where_two_dialects_fit() -> None:
    verbs = "<Redirect>/next</Redirect><Message>Thank you.</Message><Say>We have sent you a text.</Say>"
    hold_to_promises(SourceText(f"<Response>{verbs}</Response>"), None)


def test_fixes_keep_their_promises_over_the_corpus(corpus: Path) -> None:
    for line in (corpus / "index.jsonl").read_text(encoding="utf-8").splitlines():
        entry = json.loads(line)
        dialect = get_dialect(entry["dialect"]) if entry["dialect"] in dialect_names() else None
        hold_to_promises(SourceText((corpus / entry["file"]).read_bytes(), entry["file"]), dialect)
