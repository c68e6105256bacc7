"""Checks the documents written for the tests: each is judged as it says, by all three judges."""

from __future__ import annotations

import tomllib
from collections import Counter
from pathlib import Path
from typing import NamedTuple

import pytest

from flexml import load
from flexml.diagnostics import Severity
from flexml.dialects import get_dialect
from flexml.lint import check_document
from flexml.source import parse
from tests.judges import verdicts

FOLDER = Path(__file__).parent / "documents"


class Case(NamedTuple):
    dialect: str
    data: bytes
    expected: list[str]
    id: str


CASES = [
    Case(
        path.parent.name,
        document["xml"].strip().encode(),
        document.get("expect", []),
        f"{path.stem}: {document['name']}",
    )
    for path in sorted(FOLDER.glob("*/*.toml"))
    for document in tomllib.loads(path.read_text(encoding="utf-8"))["document"]
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_document_has_the_findings_that_it_was_written_for(case):
    report = check_document(parse(case.data), get_dialect(case.dialect))
    assert Counter(finding.name for finding in report if finding.severity > Severity.INFO) == Counter(case.expected)


@pytest.mark.parametrize("case", [case for case in CASES if parse(case.data).well_formed], ids=lambda case: case.id)
def test_the_three_judges_agree(case):
    given = verdicts(case.data, case.dialect)
    assert given.agree, given


@pytest.mark.parametrize("case", [case for case in CASES if not case.expected], ids=lambda case: case.id)
def test_a_clean_document_is_read_back(case):
    again = load(case.data, dialect=case.dialect)
    assert load(again.to_xml(), dialect=case.dialect) == again


def test_there_are_enough_documents():
    assert len(CASES) >= 150


def test_every_element_and_attribute_stands_in_a_clean_document():
    seen: set[str] = set()
    for case in CASES:
        if case.dialect == "flexml" and not case.expected:
            for node in parse(case.data).nodes:
                seen |= {node.name, *(f"{node.name}@{name}" for name in node.attributes)}
    spec = get_dialect("flexml")
    wanted = {element.name for element in spec.elements.values()} | {
        f"{element.name}@{name}" for element in spec.elements.values() for name in element.attributes
    }
    assert wanted - seen == set()
