"""What a finding is known by when lines move."""

from __future__ import annotations

from dataclasses import replace

import pytest

from flexml.diagnostics import Diagnostic
from flexml.dialects import get_dialect
from flexml.lint import Policy, Selection, check_document
from flexml.lint.fingerprint import fingerprint, line_fingerprint
from flexml.source import parse

TEXT = '<Response>\n  <Gather timeout="x"><Say voice="woman" foo="1">a</Say></Gather>\n  <Foo/>\n</Response>'


def findings(text: str) -> list[Diagnostic]:
    policy = Policy(Selection(("xml", "schema")))
    return list(check_document(parse(text), get_dialect("twiml"), policy))


def keys(text: str) -> list[str]:
    return [fingerprint(finding) for finding in findings(text)]


class TestPath:
    def test_names_elements_and_attributes(self):
        assert [finding.path for finding in findings(TEXT)] == [
            "/Response/Gather/@timeout",
            "/Response/Gather/Say/@foo",
            "/Response/Foo",
        ]

    def test_is_empty_where_the_text_is_not_well_formed(self):
        assert [finding.path for finding in findings("<Response><Say>")] == [""]

    def test_is_empty_outside_of_the_root(self):
        assert [finding.path for finding in findings("<!DOCTYPE Response []><Response/>")] == [""]


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
