from __future__ import annotations

import re
from collections.abc import Callable
from itertools import islice

import pytest

from flexml.diagnostics import ERROR, Diagnostic, Edit, Fix, Report
from flexml.errors import UsageError
from flexml.lint.fixer import MOST_ROUNDS, Check, fix_source
from flexml.source import Document, SourceText, Span


def replacing(name: str, pattern: str, replacement: str, *, safe: bool = True) -> Check:
    """A check that finds a pattern, and whose fix replaces it."""

    def check(document: Document, most: int) -> Report:
        source = document.source
        return Report(
            tuple(
                Diagnostic(
                    "FX999",
                    name,
                    ERROR,
                    f"`{match[0]}` is wrong",
                    Span(*match.span()),
                    source,
                    fix=Fix("Write it anew", (Edit(Span(*match.span()), match.expand(replacement)),), safe),
                )
                for match in islice(re.finditer(pattern, source.text), most)
            )
        )

    return check


def together(*checks: Check) -> Check:
    return lambda document, most: Report(
        tuple(sorted((found for check in checks for found in check(document, most)), key=lambda found: found.span))
    )


def fixed(text: str | bytes, check: Check, *, unsafe: bool = False) -> tuple[str | bytes, list[str], tuple[str, ...]]:
    result = fix_source(SourceText(text), check, unsafe=unsafe)
    return result.data if isinstance(text, bytes) else result.text, [one.name for one in result.fixed], result.notes


class TestRounds:
    def test_a_document_without_findings_is_the_one_that_was_given(self):
        source = SourceText("<a/>")
        result = fix_source(source, replacing("b", "b", "c"))
        assert (result.source is source, result.fixed, result.notes) == (True, (), ())

    def test_all_findings_are_fixed_and_what_is_left_is_reported(self):
        check = together(replacing("b", "b", "c"), replacing("d", "d", "e", safe=False))
        result = fix_source(SourceText("<a><b/><b/><d/></a>"), check)
        assert result.text == "<a><c/><c/><d/></a>"
        assert ([one.name for one in result.fixed], [one.name for one in result.report]) == (["b", "b"], ["d"])

    def test_unsafe_fixes_are_made_where_they_are_wanted(self):
        check = replacing("d", "d", "e", safe=False)
        assert fixed("<d/>", check) == ("<d/>", [], ())
        assert fixed("<d/>", check, unsafe=True) == ("<e/>", ["d"], ())

    def test_what_a_fix_lays_bare_is_fixed_too(self):
        check = together(replacing("b", "b", "c"), replacing("c", "c", "d"))
        assert fixed("<b/>", check) == ("<d/>", ["b", "c"], ())

    def test_many_findings_take_few_rounds_and_of_many_that_are_left_the_first_are_told(self):
        rounds = []

        def check(document: Document, most: int) -> Report:
            rounds.append(most)
            return together(replacing("b", "<b/>", "<c/>"), replacing("d", "d", "e", safe=False))(document, most)

        result = fix_source(SourceText(f"<a>{'<b/> ' * 50_000}{'<d/>' * 3_000}</a>"), check)
        assert (result.text.count("<c/>"), len(result.fixed), len(result.report)) == (50_000, 50_000, 1_000)
        assert rounds == [1_000, 4_000, 16_000, 64_000, 64_000, 1_000]

    def test_edits_that_overlap_wait_for_another_round(self):
        check = together(replacing("left", "<b/><c/>", "<b/>"), replacing("right", "<c/><d/>", "<x/>"))
        assert fixed("<a><b/><c/><d/></a>", check) == ("<a><b/><d/></a>", ["left"], ())

    def test_two_rules_do_not_change_one_tag_in_one_round(self):
        # Each alone is right; together they would leave nothing of what both say.
        check = together(replacing("x", ' x="1"(?=.* y)', ""), replacing("y", '(?<= x="1") y="1"', ""))
        assert fixed('<a x="1" y="1"/>', check) == ('<a y="1"/>', ["x"], ())

    def test_two_findings_with_one_cure_are_both_fixed(self):
        check = together(replacing("one", "b", "c"), replacing("two", "b", "c"))
        assert fixed("<b/>", check) == ("<c/>", ["one", "two"], ())

    def test_fixes_that_have_no_end_are_stopped(self):
        text, names, notes = fixed("<a/>", replacing("a", "<(a+)", "<\\1a"))
        assert (text, len(names)) == (f"<{'a' * (MOST_ROUNDS + 1)}/>", MOST_ROUNDS)
        assert notes == (f"the fixes do not come to an end: stopped after {MOST_ROUNDS} rounds",)

    def test_fixes_that_undo_each_other_are_not_made(self):
        check = together(
            replacing("to-c", "<b/>", "<c/>"), replacing("to-b", "<c/>", "<b/>"), replacing("d", "<d/>", "<e/>")
        )
        text, names, notes = fixed("<a><b/></a>", check)
        assert (text, names) == ("<a><b/></a>", [])
        assert notes == ("the fixes of `to-b`, `to-c` undo each other, and none of them was made",)

    def test_what_was_fixed_before_a_circle_stays_fixed(self):
        check = together(replacing("z", "z", "b"), replacing("to-c", "b", "c"), replacing("to-b", "c", "b"))
        assert fixed("<z/>", check)[:2] == ("<b/>", ["z"])

    def test_a_fix_that_changes_nothing_is_told(self):
        text, names, notes = fixed("<b/>", replacing("b", "b", "b"))
        assert (text, names, notes) == ("<b/>", [], ("the fix of `b` undoes itself, and was not made",))


class TestSafety:
    def test_a_fix_that_breaks_the_document_is_not_made_and_the_others_are(self):
        check = together(replacing("bad", "<b/>", "<b>"), replacing("good", "<c/>", "<d/>"))
        text, names, notes = fixed("<a><c/><b/><c/></a>", check)
        assert (text, sorted(names)) == ("<a><d/><b/><d/></a>", ["good", "good"])
        assert notes == ("the fix of `bad` at 1:8 was not made: it would break the document",)

    def test_a_broken_document_is_fixed_step_by_step(self):
        check = together(replacing("b", "<b<", "<"), replacing("c", "<c<", "<"))
        assert fixed("<a><b<<c<</a>", check)[1] == ["b", "c"]

    def test_a_rendered_text_is_refused(self):
        with pytest.raises(UsageError, match=r"page\.j2 is not fixed: the places are those in the rendered text"):
            fix_source(SourceText("<b/>", "page.j2", "in the rendered text"), replacing("b", "b", "c"))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("\ufeff<b/>", "\ufeff<c/>"),
        ("<b/>\r\n\r\n\t ", "<c/>\r\n\r\n\t "),
    ],
)
def test_a_text_keeps_its_mark_and_its_line_breaks(before, after):
    assert fix_source(SourceText(before), replacing("b", "b", "c")).source.given == after


ENCODINGS: list[Callable[[str], bytes]] = [
    lambda text: text.encode(),
    lambda text: text.encode("utf-8-sig"),
    lambda text: text.encode("utf-16"),
    lambda text: b"\xfe\xff" + text.encode("utf-16-be"),
    lambda text: f'<?xml version="1.0" encoding="ISO-8859-1"?>\r\n{text}'.encode("latin-1"),
    lambda text: f"<?xml version='1.0' encoding='windows-1252'?>\r{text}".encode("cp1252"),
    lambda text: text.encode() + b"\n\n",
    lambda text: text.encode() + b"\r",
]


@pytest.mark.parametrize("encode", ENCODINGS)
def test_bytes_outside_of_an_edit_stay_as_they_are(encode):
    check = replacing("wrong", "wrong", "né")
    before, after = encode("<a>\r\n<wrong  x = '1'/>é</a>"), encode("<a>\r\n<né  x = '1'/>é</a>")
    assert fixed(before, check) == (after, ["wrong"], ())


def test_bytes_that_are_no_characters_keep_a_utf8_document_from_nothing():
    assert fixed(b"<a>\xff<b/></a>", replacing("b", "<b/>", "<c/>")) == (b"<a>\xff<c/></a>", ["b"], ())


def test_a_document_whose_bytes_would_not_survive_is_left_alone():
    data = b'<?xml version="1.0" encoding="windows-1252"?><a>\x81<b/></a>'
    text, names, notes = fixed(data, replacing("b", "<b/>", "<c/>"))
    assert (text, names) == (data, [])
    assert notes == ("nothing was fixed: not all bytes are characters of `cp1252`",)


def test_a_character_that_the_encoding_does_not_have_is_not_written():
    data = b'<?xml version="1.0" encoding="ISO-8859-1"?><a><b/><c/></a>'
    text, names, notes = fixed(data, together(replacing("b", "<b/>", "<Ω/>"), replacing("c", "<c/>", "<d/>")))
    assert (text, names) == (data.replace(b"<c/>", b"<d/>"), ["c"])
    assert notes == ("the fix of `b` at 1:47 was not made: the encoding `iso8859-1` does not have its characters",)
