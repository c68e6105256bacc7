"""Checks every document of the corpus of real documents, which is not part of the repository."""

from __future__ import annotations

import json
from pathlib import Path
from typing import NamedTuple

import pytest

from flexml.diagnostics import Report, Severity
from flexml.dialects import get_dialect
from flexml.lint import check_document
from flexml.source import parse
from tests.judges import verdicts

SNAPSHOTS = Path(__file__).parent / "snapshots"
OURS = {"twiml": "twiml", "twiml-messaging": "twiml-messaging", "twiml-fax": "twiml-fax"}


class Row(NamedTuple):
    file: str
    dialect: str
    well_formed: bool | None
    data: bytes

    @property
    def report(self) -> Report:
        """The findings, checked as the dialect that the index names where it is one of ours."""
        name = OURS.get(self.dialect)
        return check_document(parse(self.data, self.file), get_dialect(name) if name else None)


@pytest.fixture(scope="module")
def rows(corpus: Path) -> list[Row]:
    lines = (corpus / "index.jsonl").read_text(encoding="utf-8").splitlines()
    index = [json.loads(line) for line in lines]
    return [
        Row(entry["file"], entry["dialect"], entry["well_formed"], (corpus / entry["file"]).read_bytes())
        for entry in index
    ]


def compare_with_snapshot(name: str, lines: list[str], update: bool) -> None:
    path = SNAPSHOTS / name
    if update:
        path.parent.mkdir(exist_ok=True)
        path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    assert lines == path.read_text(encoding="utf-8").splitlines()


def test_no_document_makes_the_check_fail(rows: list[Row]) -> None:
    reports = [row.report for row in rows]
    assert len(reports) == len(rows)


def test_each_document_that_is_not_well_formed_gets_one_xml_error(rows: list[Row], update_snapshots: bool) -> None:
    broken = [row for row in rows if row.well_formed is False]
    findings = {row.file: list(row.report) for row in broken}
    assert {file: len(found) for file, found in findings.items()} == dict.fromkeys(findings, 1)
    assert {found[0].code[:3] for found in findings.values()} == {"FX0"}
    assert {found[0].severity for found in findings.values()} == {Severity.ERROR}
    lines = [
        f"{file}:{found[0].start.line}: {found[0].code} {found[0].name}" for file, found in sorted(findings.items())
    ]
    compare_with_snapshot("corpus-not-well-formed.txt", lines, update_snapshots)


def test_findings_on_well_formed_documents_are_those_that_were_read(rows: list[Row], update_snapshots: bool) -> None:
    lines = [
        f"{row.file}:{finding.start.line}:{finding.start.column}: {finding.severity.word} {finding.code} {finding.name}"
        for row in sorted(rows)
        if row.dialect in OURS and row.well_formed
        for finding in row.report
    ]
    compare_with_snapshot("corpus-findings.txt", lines, update_snapshots)


def test_the_three_judges_agree_on_every_twiml_document(rows: list[Row]) -> None:
    disagreements = [
        f"{row.file}: {given}"
        for row in rows
        if row.dialect in OURS and row.well_formed
        if not (given := verdicts(row.data, OURS[row.dialect])).agree
    ]
    assert disagreements == []
