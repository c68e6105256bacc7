from __future__ import annotations

from flexml.diagnostics.summary import Skipped, Summary


def test_counts_findings_files_and_dialects(summary):
    assert summary.sentence == (
        "Found 1 error, 1 warning and 1 hint in 3 of 4 files (dialect flexml: 2, flexml or twiml: 1, unknown: 1); "
        "skipped 3 other XML files and 1 template; could not read 2 paths"
    )


def test_names_one_dialect_without_a_count():
    assert Summary.of((), [("twiml",)]).sentence == "Found nothing wrong in 1 file (dialect twiml)"


def test_says_when_nothing_was_checked():
    assert Summary.of((), [], Skipped(other_xml=1)).sentence == "Found no call-control XML; skipped 1 other XML file"


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
