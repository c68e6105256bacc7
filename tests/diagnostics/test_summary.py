from __future__ import annotations

import pytest

from flexml.diagnostics import ERROR, Diagnostic, Fix
from flexml.diagnostics.summary import Skipped, Summary
from flexml.record import replace
from flexml.source import SourceText, Span


def test_counts_findings_files_and_dialects(summary):
    assert summary.sentence == (
        "Found 1 error, 1 warning and 1 hint in 3 of 4 files (dialect flexml: 2, flexml or twiml: 1, unknown: 1); "
        "skipped 3 other XML files, 1 template and 2 templates in ERB; "
        "could not check 2 paths; 1 can be fixed with `--fix`"
    )


def finding(*, safe: bool = True, note: str | None = None) -> Diagnostic:
    source = SourceText("<a/>", "a.xml", note)
    return Diagnostic("FX999", "a", ERROR, "it is wrong", Span(0, 1), source, fix=Fix("Mend it", (), safe))


@pytest.mark.parametrize(
    ("left", "fixed", "words"),
    [
        ([finding()], 0, "; 1 can be fixed with `--fix`"),
        ([finding(), finding(), finding(safe=False)], 0, "; 2 can be fixed with `--fix`, 1 more with `--unsafe-fixes`"),
        ([finding(safe=False)] * 2, 1, "; fixed 1 finding; 2 can be fixed with `--fix --unsafe-fixes`"),
        ([finding(note="in the rendered text")], 0, ""),
        ([], 1200, "; fixed 1,200 findings"),
    ],
)
def test_counts_what_was_fixed_and_what_could_be(left, fixed, words):
    sentence = Summary.of(left, [("twiml",)], fixed=fixed).sentence
    assert sentence.partition(" (dialect twiml)")[2] == words


def test_names_one_dialect_without_a_count():
    assert Summary.of((), [("twiml",)]).sentence == "Found nothing wrong in 1 file (dialect twiml)"


def test_says_when_nothing_was_checked():
    assert Summary.of((), [], Skipped(other_xml=1)).sentence == "Found no call-control XML; skipped 1 other XML file"


@pytest.mark.parametrize(
    ("skipped", "unreadable", "unwritten", "sentence"),
    [
        (Skipped(), 1, 0, "Could not check 1 path"),
        (Skipped(), 0, 2, "Could not write 2 files"),
        (Skipped(templates=1), 1, 1, "Skipped 1 template; could not check 1 path; could not write 1 file"),
    ],
)
def test_does_not_say_that_there_is_nothing_where_it_could_not_look(skipped, unreadable, unwritten, sentence):
    assert Summary.of((), [], skipped, unreadable, unwritten=unwritten).sentence == sentence


def test_writes_large_numbers_readably():
    assert Summary.of((), [("twiml",)] * 12345).sentence == "Found nothing wrong in 12,345 files (dialect twiml)"


def test_orders_dialects_from_the_surest_to_the_unknown():
    checked: list[tuple[str, ...]] = [(), ("flexml", "twiml"), ("twiml",), ("flexml",)]
    assert list(Summary.of((), checked).dialects) == [("flexml",), ("twiml",), ("flexml", "twiml"), ()]


def test_counts_what_a_baseline_knows_and_what_it_has_in_vain():
    assert Summary.of((), [("twiml",)], known=2, stale=1).sentence == (
        "Found nothing wrong in 1 file (dialect twiml); 2 known findings of the baseline are not shown; "
        "1 finding of the baseline is gone, which `flexml baseline --update` removes"
    )


def test_counts_files_with_findings_among_those_that_were_checked():
    found = Diagnostic("FX110", "unknown-attribute", ERROR, "x", Span(0, 1), SourceText("<a/>", "part.xml"))
    other = replace(found, source=SourceText("<a/>", "page.xml"))
    sentence = Summary.of((found, other), [("twiml",)], with_findings=1).sentence
    assert sentence == "Found 2 errors in 1 of 1 file (dialect twiml)"
