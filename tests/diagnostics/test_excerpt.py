from __future__ import annotations

from flexml.diagnostics import ERROR
from flexml.diagnostics.excerpt import Mark, draw
from flexml.diagnostics.paint import Paint
from flexml.source import SourceText, Span
from tests.growth import grows_in_step


def drawn(text: str, *marks: tuple[int, int], columns: int = 100) -> list[str]:
    found = [Mark(Span(start, end), severity=ERROR) for start, end in marks]
    return list(draw(SourceText(text), found, Paint(), columns))


def test_underlines_what_a_mark_covers():
    assert drawn("<a>\n<bc/>\n</a>", (5, 7)) == ["  |", "2 | <bc/>", "  |  ^^"]


def test_marks_a_place_that_has_no_width_with_one_caret():
    assert drawn("<a></a>", (3, 3)) == ["  |", "1 | <a></a>", "  |    ^"]


def test_marks_the_end_of_a_text():
    assert drawn("<a>", (3, 3)) == ["  |", "1 | <a>", "  |    ^"]


def test_marks_the_first_line_of_what_spans_several():
    assert drawn("<a\n x='1'\n/>", (0, 12)) == ["  |", "1 | <a", "  | ^^"]


def test_aligns_carets_below_a_tab():
    assert drawn("\t<a\tb=''/>", (4, 5)) == ["  |", "1 |     <a    b=''/>", "  |           ^"]


def test_aligns_carets_behind_wide_combining_and_astral_characters():
    assert drawn("漢e\u0301\U0001f600<a/>", (4, 8)) == ["  |", "1 | 漢e\u0301\U0001f600<a/>", "  |      ^^^^"]


def test_shows_a_single_line_between_two_marks_and_dots_for_more():
    assert drawn("a\nb\nc\nd\ne\nf", (0, 1), (4, 5), (10, 11)) == [
        "  |",
        "1 | a",
        "  | ^",
        "2 | b",
        "3 | c",
        "  | ^",
        "...",
        "6 | f",
        "  | ^",
    ]


def test_shows_a_line_once_for_marks_that_lie_near():
    assert drawn("<a><b/></a>", (1, 2), (4, 5)) == ["  |", "1 | <a><b/></a>", "  |  ^", "  |     ^"]


def test_cuts_a_long_line_around_the_mark():
    text = "x" * 300 + "<a/>" + "y" * 300
    assert drawn(text, (300, 304), columns=40) == [
        "  |",
        "1 | …xxxxx<a/>yyyyyyyyyyyyyyyyyyyyyyyyyyyyy…",
        "  |       ^^^^",
    ]


def test_draws_a_long_line_twice_for_marks_that_lie_far_apart():
    text = "<a>" + "x" * 300 + "</b>"
    assert drawn(text, (0, 3), (303, 307), columns=40) == [
        "  |",
        "1 | <a>xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…",
        "  | ^^^",
        "1 | …xxxxxxxxxxxxxxxx</b>",
        "  |                  ^^^^",
    ]


def test_takes_no_longer_for_a_line_of_a_million_characters():
    def source(size):
        source = SourceText("<a>" + "漢" * size + "<b/>")
        source.position(0)
        return source

    def lines(source):
        middle = len(source.text) // 2
        return list(draw(source, [Mark(Span(middle, middle + 1), severity=ERROR)], Paint()))

    assert grows_in_step(source, lines, 1_000_000)
    assert max(len(line) for line in lines(source(1_000_000))) < 110


def test_nothing_in_a_document_moves_the_cursor():
    assert drawn("a\x1b[31m\x00\u202eb\x85", (0, 1)) == [
        "  |",
        "1 | a␛[31m␀\N{REPLACEMENT CHARACTER}b\N{REPLACEMENT CHARACTER}",
        "  | ^",
    ]


def test_line_numbers_are_as_wide_as_the_widest():
    assert drawn("\n" * 11 + "a", (0, 0), (11, 12)) == ["   |", " 1 |", "   | ^", "...", "12 | a", "   | ^"]
