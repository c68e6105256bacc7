"""A finding is the same one in another run."""

from __future__ import annotations

from flexml.diagnostics import ERROR, Diagnostic
from flexml.diagnostics.fingerprint import fingerprints
from flexml.source import SourceText, Span


def finding(text, start, end, *, path="a.xml", code="FX001", message="wrong"):
    return Diagnostic(code, "a", ERROR, message, Span(start, end), SourceText(text, path))


def test_is_the_same_in_another_line():
    assert fingerprints([finding("<a/>", 1, 2)]) == fingerprints([finding("\n\n<a/>", 3, 4)])


def test_is_the_same_with_better_words():
    assert fingerprints([finding("<a/>", 1, 2)]) == fingerprints([finding("<a/>", 1, 2, message="bad")])


def test_is_another_for_another_value_rule_or_file():
    found = [
        finding("<a/>", 1, 2),
        finding("<b/>", 1, 2),
        finding("<a/>", 1, 2, code="FX002"),
        finding("<a/>", 1, 2, path="b.xml"),
    ]
    assert len(set(fingerprints(found))) == 4


def test_no_two_of_a_run_are_equal():
    found = [finding("<r><a/><a/></r>", 4, 5), finding("<r><a/><a/></r>", 8, 9)]
    assert len(set(fingerprints(found))) == 2
