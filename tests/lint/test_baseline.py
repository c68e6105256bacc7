"""Findings that are known, told from those that are new."""

from __future__ import annotations

from flexml.diagnostics import Diagnostic
from flexml.dialects import get_dialect
from flexml.lint import Policy, Selection, check_document
from flexml.lint.baseline import Known, known_of, sift
from flexml.source import parse


def findings(body: str) -> list[Diagnostic]:
    document = parse(f"<Response>\n{body}\n</Response>")
    return list(check_document(document, get_dialect("flexml"), Policy(Selection(("schema",)))))


def new_lines(before: str, after: str) -> list[int]:
    """The lines of what is new."""
    return [finding.start.line for finding in sift(findings(after), known_of(findings(before)), lambda rule: True).new]


def gone(before: str, after: str) -> list[tuple[str, int]]:
    sifted = sift(findings(after), known_of(findings(before)), lambda rule: True)
    return [(entry.rule, number) for entry, number in sifted.gone]


class TestNew:
    def test_is_nothing_that_was_there(self):
        assert new_lines("<Foo/>\n<Foo/>\n<Say a='1'>x</Say>", "<Foo/>\n<Foo/>\n<Say a='1'>x</Say>") == []

    def test_is_nothing_that_has_moved(self):
        assert new_lines("<Foo/>\n<Bar/>", "\n<Bar/>\n<Say>x</Say>\n<Foo/>") == []

    def test_is_what_was_not_there(self):
        assert new_lines("<Foo/>", "<Bar/>\n<Foo/>") == [2]

    def test_is_the_same_mistake_on_another_line(self):
        assert new_lines("<Foo a='1'/>", "<Foo a='2'/>\n<Foo a='1'/>") == [2]
        assert new_lines("<Foo a='1'/>", "<Foo a='1'/>\n<Foo a='2'/>") == [3]

    def test_is_as_much_as_is_more_where_lines_are_alike(self):
        assert new_lines("<Foo/>\n<Foo/>", "<Foo/>\n<Foo/>\n<Foo/>") == [4]

    def test_is_the_same_mistake_elsewhere(self):
        assert new_lines("<Foo/>", "<Gather>\n<Foo/>\n</Gather>") == [3]


class TestGone:
    def test_is_what_was_mended(self):
        assert gone("<Foo/>\n<Foo/>\n<Foo/>", "<Foo/>") == [("unknown-element", 2)]

    def test_is_nothing_that_is_there(self):
        assert gone("<Foo/>", "<Foo/>\n<Foo/>") == []

    def test_is_nothing_that_was_not_asked_for(self):
        assert sift([], known_of(findings("<Foo/>")), lambda rule: rule != "unknown-element").gone == ()


class TestEntries:
    def test_are_sorted_and_counted(self):
        found = known_of(findings("<Foo/>\n<Say a='1'>x</Say>\n<Foo/>"))
        assert [(entry.rule, entry.path, entry.count) for entry in found] == [
            ("unknown-attribute", "/Response/Say/@a", 1),
            ("unknown-element", "/Response/Foo", 2),
        ]

    def test_of_one_fingerprint_count_together(self):
        (entry,) = known_of(findings("<Foo/>"))
        twice = [entry, Known(entry.rule, entry.path, entry.fingerprint, 1)]  # as a merge of two branches has it
        assert sift(findings("<Foo/>\n<Foo/>"), twice, lambda rule: True).new == ()
