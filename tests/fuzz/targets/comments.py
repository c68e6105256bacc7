"""Comments that silence: those that are written for what is found leave nothing, and change nothing else."""

from __future__ import annotations

from flexml.diagnostics import Severity
from flexml.lint import check_document
from flexml.lint.ignores import add_ignores
from flexml.source import Document, Node, parse
from tests.fuzz import reports, seeds
from tests.fuzz.target import Target, choosing, pick

_REASONS = ["", "agreed", "known since 2020, FX102"]
_MOST_ROUNDS = 10


def run(data: bytes) -> None:
    """Silence all that is found in a document, as `--add-ignores` does."""
    dialect, words = pick(data, 0, seeds.DIALECTS), pick(data, 1, _REASONS)
    document = first = parse(data[2:], "a.xml")
    for pragma in document.pragmas:
        assert 0 <= pragma.span.start <= pragma.span.end <= len(document.source.text)
    report = check_document(document, dialect)
    reports.hold(report)
    if not document.source.is_lossless or ((fault := document.fault) is not None and fault.kind == "too-large"):
        return
    wanted = [found for found in report if found.severity > Severity.INFO]
    for _ in range(_MOST_ROUNDS):
        if not wanted:
            break
        document = parse(document.source.with_text(add_ignores(document, wanted, words)))
        wanted = [found for found in check_document(document, dialect) if found.severity > Severity.INFO]
    assert not wanted or not first.well_formed or dialect is None  # a comment may make another dialect fit
    assert document.well_formed == first.well_formed
    if first.well_formed:
        assert [*_said(document)] == [*_said(first)]


def _said(document: Document) -> list[tuple[str, dict[str, str], str]]:
    return [
        (node.name, node.attributes, "".join(node.own_text.split()))
        for node in document.root.iter()
        if isinstance(node, Node)
    ]


def _seeds() -> list[bytes]:
    return [choosing(0, 0) + document for document in seeds.documents()]


TARGET = Target("comments", run, _seeds, lambda: seeds.words("comments") + seeds.xml_words(), options=2)
