"""For each code that is predicted, a document that provokes it gets a finding with that code."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from flexml.diagnostics import Diagnostic
from flexml.dialects import get_dialect
from flexml.flow.project import Project
from flexml.lint import Policy, check_document
from flexml.lint.predictions import predicted_codes, predictions
from flexml.source import parse

FILE = Path(__file__).parent.parent / "documents" / "runtime-codes.toml"
# Values of any type: which keys a row has depends on the row, and a wrong one fails the test that reads it.
CASES: dict[str, dict[str, Any]] = tomllib.loads(FILE.read_text(encoding="utf-8"))


def findings(case: dict[str, Any]) -> list[Diagnostic]:
    text = case["document"].replace("§", case.get("letter", "a") * case.get("times", 1))
    policy = Policy(
        role=case.get("role"),
        url=case.get("url"),
        options={case["rule"]: case.get("options", {})},
        project=Project.of_texts({}, case.get("routes")),
    )
    return list(check_document(parse(text), get_dialect(case.get("dialect", "twiml")), policy))


@pytest.mark.parametrize("code", CASES)
def test_a_document_that_provokes_the_code_gets_a_finding_that_names_it(code):
    named = [finding.name for finding in findings(CASES[code]) if int(code) in finding.runtime]
    assert named == [CASES[code]["rule"]]


@pytest.mark.parametrize("code", CASES)
def test_the_rule_that_predicts_the_code_is_known_to(code):
    told = {rule for prediction in predictions(int(code)) for rule in prediction.rules}
    assert CASES[code]["rule"] in told


def test_each_code_that_is_predicted_has_a_document():
    assert [int(code) for code in sorted(CASES)] == list(predicted_codes())


def test_nothing_predicts_a_code_that_does_not_exist():
    assert predictions(99999) == ()
