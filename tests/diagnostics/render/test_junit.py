"""JUnit's XML, read by a program that merges such reports."""

from __future__ import annotations

from junitparser import Failure, JUnitXml, SystemOut

from flexml.diagnostics import ERROR, Diagnostic
from flexml.diagnostics.render.junit import render
from flexml.source import SourceText, Span


def read(*arguments):
    return JUnitXml.fromstring(render(*arguments).encode())


def test_a_file_is_a_suite_and_a_finding_a_case(diagnostics, summary):
    report = read(diagnostics, summary)
    assert [(suite.name, suite.tests, suite.failures) for suite in report] == [
        ("calls/stop.xml", 1, 1),
        ("wide.xml", 1, 1),
        ("page.xml.j2", 1, 0),
    ]
    assert (report.tests, report.failures, report.errors) == (3, 2, 0)


def test_a_failure_says_what_and_where(diagnostics):
    (case,) = next(iter(read(diagnostics)))
    (failure,) = case.result
    assert isinstance(failure, Failure)
    assert (case.classname, case.name) == ("calls/stop.xml", "stop-without-name:4:9")
    assert (failure.type, failure.message) == ("error", "`Stream` in `Stop` names no stream")
    assert failure.text.splitlines() == [
        "calls/stop.xml:4:9 FX203",
        "`Stream` in `Stop` names no stream",
        "help: name the stream that `Start` opened",
    ]


def test_a_hint_is_a_case_that_passes(diagnostics):
    (case,) = list(read(diagnostics))[2]
    assert case.is_passed
    text = "the text is short (line 1, column 16 in the rendered text) (FX150)"
    assert [(type(out), out.text) for out in case.iterchildren(SystemOut)] == [(SystemOut, text)]


def test_a_clean_run_is_one_case_that_passes():
    report = read([])
    assert (report.tests, report.failures) == (1, 0)


def test_takes_any_character_of_a_document():
    source = SourceText("<a/>", "a\x00b.xml")
    report = read([Diagnostic("FX008", "a", ERROR, "`\x0b` and `\ud800` and `]]>`", Span(0, 1), source)])
    (case,) = next(iter(report))
    assert case.result[0].message == "`␋` and `\N{REPLACEMENT CHARACTER}` and `]]>`"
