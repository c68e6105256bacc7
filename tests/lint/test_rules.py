"""Holds every rule to the standard: names, documentation, examples, fixes."""

from __future__ import annotations

import inspect
import re

import pytest

from flexml.diagnostics import Diagnostic, apply_edits
from flexml.diagnostics.render.full import render
from flexml.dialects import Dialect, dialect_names, get_dialect
from flexml.lint import Bad, Good, Policy, RuleEntry, Selection, all_rules, check_document, load_rule
from flexml.lint.families import check_family
from flexml.record import replace
from tests.conftest import ROOT

CATEGORY_DIGIT = {
    "xml": "0",
    "schema": "1",
    "streams": "2",
    "flow": "3",
    "verbs": "4",
    "urls": "5",
    "security": "6",
    "template": "7",
    "portability": "8",
    "suppression": "9",
}
SNAPSHOTS = ROOT / "tests" / "snapshots" / "rules"
EXAMPLES = [
    pytest.param(entry, example, id=f"{entry.name}-{number}")
    for entry in all_rules()
    for number, example in enumerate(load_rule(entry.name).examples)
]


def dialect_of(entry: RuleEntry, example: Good | Bad) -> Dialect | None:
    if entry.kind == "language" and example.dialect is None:
        return None  # such a rule speaks only where nobody has said what the document is
    return get_dialect(example.dialect or (entry.dialects[0] if entry.dialects else dialect_names()[0]))


def findings(entry: RuleEntry, example: Good | Bad) -> list[Diagnostic]:
    about_others = entry.kind == "suppression"  # what such a rule says depends on what all others find
    policy = Policy(
        Selection() if about_others else Selection((entry.name,)),
        options={entry.name: example.options},
        targets=example.targets,
        role=example.role,
        url=example.url,
        project=example.project,
    )
    dialect = dialect_of(entry, example)
    if example.language is None:
        reports = [check_document(example.document, dialect, policy)]
    else:
        reports = [check_family(family, dialect, policy) for family in example.families]
    return [diagnostic for report in reports for diagnostic in report if diagnostic.name == entry.name]


@pytest.mark.parametrize("entry", all_rules(), ids=lambda entry: entry.name)
class TestEveryRule:
    def test_is_named_after_its_file(self, entry):
        rule = load_rule(entry.name)
        assert type(rule).__module__.split(".")[-1] == entry.name.replace("-", "_")

    def test_has_a_code_of_its_category(self, entry):
        assert re.fullmatch(f"FX{CATEGORY_DIGIT[entry.category]}\\d\\d", entry.code)

    def test_says_what_why_and_when_to_ignore(self, entry):
        paragraphs = re.split(r"\n\s*\n", inspect.getdoc(type(load_rule(entry.name))) or "")
        assert len(paragraphs) >= 2
        assert paragraphs[0].rstrip().endswith(".")

    def test_shows_a_good_and_a_bad_document(self, entry):
        shown = [example for example in load_rule(entry.name).examples if not example.hidden]
        assert {type(example) for example in shown} == {Good, Bad}

    def test_names_only_dialects_and_rules_that_exist(self, entry):
        names = {other.name for other in all_rules()}
        assert set(entry.dialects) <= set(dialect_names())
        assert set(entry.refines) <= names
        assert set(load_rule(entry.name).runtime) <= set(dialect_names())


@pytest.mark.parametrize(("entry", "example"), EXAMPLES)
def test_example_behaves_as_it_says(entry, example):
    found = findings(entry, example)
    match example:
        case Good():
            assert [str(diagnostic) for diagnostic in found] == []
        case Bad(at=()):
            source = example.source
            first_lines = [source.text[d.span.start : d.span.end].split("\n")[0].rstrip("\r") for d in found]
            places = [(d.span.start, d.span.start + len(line)) for d, line in zip(found, first_lines, strict=True)]
            assert places == [(mark.start, mark.end) for mark in sorted(example.marks)]
        case Bad():
            assert [(d.start.line, d.start.column) for d in found] == list(example.at)


@pytest.mark.parametrize(("entry", "example"), [param for param in EXAMPLES if isinstance(param.values[1], Bad)])
def test_message_reads_like_a_sentence(entry, example):
    for diagnostic in findings(entry, example):
        assert diagnostic.message.count("`") % 2 == 0
        assert not re.search(r"\.$|\bplease\b|!$", diagnostic.message, re.IGNORECASE)
        assert "\n" not in diagnostic.message
        assert diagnostic.message != ""


@pytest.mark.parametrize("entry", all_rules(), ids=lambda entry: entry.name)
def test_bad_documents_are_told_as_recorded(entry, update_snapshots):
    bad = [example for example in load_rule(entry.name).examples if isinstance(example, Bad)]
    told = "\n".join(render(findings(entry, example)) for example in bad)
    file = SNAPSHOTS / entry.category / f"{entry.name}.txt"
    if update_snapshots:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(told, "utf-8")
    assert told == file.read_text("utf-8")


def test_nothing_is_recorded_of_rules_that_do_not_exist():
    recorded = {f"{file.parent.name}/{file.stem}" for file in SNAPSHOTS.glob("*/*.txt")}
    assert recorded == {f"{entry.category}/{entry.name}" for entry in all_rules()}


@pytest.mark.parametrize(
    ("entry", "example"),
    [param for param in EXAMPLES if isinstance(param.values[1], Bad) and param.values[1].fixed is not None],
)
def test_fix_makes_the_document_that_the_example_shows(entry, example):
    fixes = [diagnostic.fix for diagnostic in findings(entry, example) if diagnostic.fix is not None]
    assert apply_edits(example.source.text, [edit for fix in fixes for edit in fix.edits]) == example.fixed_text


@pytest.mark.parametrize(
    ("entry", "example"),
    [param for param in EXAMPLES if isinstance(param.values[1], Bad) and param.values[1].fixed is not None],
)
def test_fix_removes_the_finding(entry, example):
    fixed = replace(example, text=example.fixed_text, fixed=None)
    assert [str(diagnostic) for diagnostic in findings(entry, fixed)] == []


def test_codes_are_unique():
    codes = [entry.code for entry in all_rules()]
    assert sorted(set(codes)) == sorted(codes)
