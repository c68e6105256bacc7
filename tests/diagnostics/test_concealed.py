"""What a finding marks as secret is seen nowhere, and places stay the same."""

from __future__ import annotations

from flexml.diagnostics import WARNING, Diagnostic, Related
from flexml.diagnostics.concealed import concealed
from flexml.source import SourceText, Span


def finding(source, start, end, *, secret=False, related=()):
    return Diagnostic("FX601", "a", WARNING, "wrong", Span(start, end), source, related=related, secret=secret)


def shown(*findings):
    return [found.source.text for found in concealed(findings)]


def test_hides_what_is_marked_from_all_findings_of_the_file():
    source = SourceText("<a b='hunter2'/>", "a.xml")
    assert shown(finding(source, 1, 2), finding(source, 6, 13, secret=True)) == ["<a b='*******'/>"] * 2


def test_hides_it_where_the_file_was_read_twice():
    one, again = SourceText("<a b='hunter2'/>", "a.xml"), SourceText("<a b='hunter2'/>", "a.xml")
    other = SourceText("<c/>", "c.xml")
    pointing = finding(other, 1, 2, related=(Related(Span(1, 2), "here", again), Related(Span(0, 1), "and here")))
    (found, _) = concealed([pointing, finding(one, 6, 13, secret=True)])
    assert found.source is other
    assert [related.source and related.source.text for related in found.related] == ["<a b='*******'/>", None]


def test_leaves_other_files_alone():
    one, other = SourceText("<a b='hunter2'/>", "a.xml"), SourceText("<a b='hunter3'/>", "b.xml")
    assert shown(finding(one, 6, 13, secret=True), finding(other, 6, 13)) == ["<a b='*******'/>", "<a b='hunter3'/>"]


def test_takes_spans_that_touch_or_lie_in_each_other():
    source = SourceText("0123456789", "a.xml")
    spans = ((6, 8), (2, 5), (3, 4), (4, 6))
    assert shown(*(finding(source, *span, secret=True) for span in spans))[0] == "01******89"


def test_keeps_lines_columns_and_the_mark_at_the_start():
    source = SourceText("\ufeff<a>one\r\ntwo</a>", "a.xml", "in the rendered text")
    (found,) = concealed([finding(source, 3, 11, secret=True)])
    assert found.source.text == "<a>***\r\n***</a>"
    assert (found.start, found.end, found.source.note) == (
        source.position(3),
        source.position(11),
        "in the rendered text",
    )


def test_is_no_work_where_nothing_is_secret():
    found = finding(SourceText("<a/>"), 1, 2)
    assert concealed([found])[0] is found
