"""Checks the documents written for the tests: each is judged as it says, by all three judges."""

from __future__ import annotations

import tomllib
from collections import Counter
from pathlib import Path

import pytest

from flexml import load
from flexml.dialects import get_dialect
from flexml.diagnostics import Severity
from flexml.lint import check_document
from flexml.source import parse
from tests.judges import verdicts

FOLDER = Path(__file__).parent / "documents"
CASES = [
    pytest.param(path.parent.name, document["xml"].strip().encode(), document.get("expect", []), id=f"{path.stem}: {document['name']}")
    for path in sorted(FOLDER.glob("*/*.toml"))
    for document in tomllib.loads(path.read_text(encoding="utf-8"))["document"]
]


@pytest.mark.parametrize(("dialect", "data", "expected"), CASES)
def test_document_has_the_findings_that_it_was_written_for(dialect, data, expected):
    report = check_document(parse(data), get_dialect(dialect))
    assert Counter(finding.name for finding in report if finding.severity > Severity.INFO) == Counter(expected)


@pytest.mark.parametrize(("dialect", "data", "expected"), CASES)
def test_the_three_judges_agree(dialect, data, expected):
    if parse(data).well_formed:
        given = verdicts(data, dialect)
        assert given.agree, given


@pytest.mark.parametrize(("dialect", "data", "expected"), [case for case in CASES if not case.values[2]])
def test_a_clean_document_is_read_back(dialect, data, expected):
    again = load(data, dialect=dialect)
    assert load(again.to_xml(), dialect=dialect) == again


def test_there_are_enough_documents():
    assert len(CASES) >= 150
    assert any(not case.values[2] for case in CASES)


def test_every_element_and_attribute_stands_in_a_clean_document():
    seen: set[str] = set()
    for case in CASES:
        dialect, data, expected = case.values
        if dialect == "flexml" and not expected:
            for node in parse(data).nodes:
                seen |= {node.name, *(f"{node.name}@{name}" for name in node.attributes)}
    spec = get_dialect("flexml")
    wanted = {element.name for element in spec.elements.values()} | {
        f"{element.name}@{name}" for element in spec.elements.values() for name in element.attributes
    }
    assert wanted - seen == set()
