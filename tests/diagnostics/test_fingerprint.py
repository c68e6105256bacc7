"""A finding is the same one in another run, and when lines move."""

from __future__ import annotations

import pytest

from flexml.diagnostics import ERROR, Diagnostic
from flexml.diagnostics.fingerprint import fingerprint, fingerprints, line_fingerprint
from flexml.dialects import get_dialect
from flexml.lint import Policy, Selection, check_document
from flexml.record import replace
from flexml.source import SourceText, Span, parse

TEXT = '<Response>\n  <Gather timeout="x"><Say voice="woman" foo="1">a</Say></Gather>\n  <Foo/>\n</Response>'


def findings(text: str) -> list[Diagnostic]:
    policy = Policy(Selection(("xml", "schema")))
    return list(check_document(parse(text), get_dialect("twiml"), policy))


def keys(text: str) -> list[str]:
    return [fingerprint(finding) for finding in findings(text)]


class TestFingerprint:
    @pytest.mark.parametrize(
        ("old", "new"),
        [
            ("<Response>", "<!-- new -->\n\n<Response>"),
            ("<Foo/>", "<Say>new</Say><Foo/>"),
            ("<Gather", "<Gather><Say>new</Say></Gather><Gather"),
            ('timeout="x"', 'method="GET"  timeout = "x"'),
            ("\n", "\r\n"),
        ],
    )
    def test_stays_when_other_parts_of_the_file_change(self, old, new):
        assert keys(TEXT.replace(old, new)) == keys(TEXT)

    @pytest.mark.parametrize(
        ("old", "new", "changed"),
        [
            ('timeout="x"', 'timeout="y"', 0),
            ('timeout="x"', 'numDigits="x"', 0),
            ("Foo/>", "Fuu/>", 2),
            (' foo="1"', ' fuu="1"', 1),
        ],
    )
    def test_changes_with_what_is_wrong(self, old, new, changed):
        before, after = keys(TEXT), keys(TEXT.replace(old, new))
        assert [index for index in range(3) if before[index] != after[index]] == [changed]

    def test_of_two_rules_at_one_place_differ(self):
        found = findings(TEXT)[0]
        assert fingerprint(found) != fingerprint(replace(found, code="FX999"))

    def test_does_not_depend_on_the_message(self):
        found = findings(TEXT)[0]
        other = Diagnostic(
            found.code, "renamed", found.severity, "new words", found.span, found.source, path=found.path
        )
        assert fingerprint(found) == fingerprint(other)

    def test_is_made_of_any_text(self):
        (found,) = findings("<Response><Say>\udc80</Say>")
        assert len(fingerprint(found)) == 16


class TestLine:
    def test_tells_apart_what_shares_a_fingerprint(self):
        first, second = findings('<Response>\n<Foo a="1"/>\n<Foo b="2"/>\n</Response>')
        assert fingerprint(first) == fingerprint(second)
        assert line_fingerprint(first) != line_fingerprint(second)

    def test_does_not_depend_on_other_lines_or_on_the_indent(self):
        (first,) = findings('<Response>\n<Foo a="1"/>\n</Response>')
        (second,) = findings('<Response>\r\n\r\n\t<Foo  a="1"/>\r\n<Pause/></Response>')
        assert line_fingerprint(first) == line_fingerprint(second)


def finding(text, start, end, *, path="a.xml", code="FX001", message="wrong"):
    return Diagnostic(code, "a", ERROR, message, Span(start, end), SourceText(text, path))


class TestOfRun:
    def test_is_the_same_in_another_line(self):
        assert fingerprints([finding("<a/>", 1, 2)]) == fingerprints([finding("\n\n<a/>", 3, 4)])

    def test_is_the_same_with_better_words(self):
        assert fingerprints([finding("<a/>", 1, 2)]) == fingerprints([finding("<a/>", 1, 2, message="bad")])

    def test_is_another_for_another_value_rule_or_file(self):
        found = [
            finding("<a/>", 1, 2),
            finding("<b/>", 1, 2),
            finding("<a/>", 1, 2, code="FX002"),
            finding("<a/>", 1, 2, path="b.xml"),
        ]
        assert len(set(fingerprints(found))) == 4

    def test_no_two_of_a_run_are_equal(self):
        found = [finding("<r><a/><a/></r>", 4, 5), finding("<r><a/><a/></r>", 8, 9)]
        assert len(set(fingerprints(found))) == 2

    def test_does_not_hang_on_what_stands_before_it(self):
        one, other = (
            {found.path: mark for found, mark in zip(found, fingerprints(found), strict=True)}
            for found in (
                findings('<Response><Gather foo="1"/><Dial foo="1">1</Dial></Response>'),
                findings('<Response><Dial foo="1">1</Dial><Gather foo="1"/></Response>'),
            )
        )
        assert one == other

    def test_is_made_of_the_one_that_a_baseline_records(self):
        (found,) = findings("<Response><Foo/></Response>")
        assert fingerprints([found]) != fingerprints([replace(found, path="/Response/Gather/Foo")])
