"""Annotations of GitHub Actions, as its runner reads workflow commands."""

from __future__ import annotations

from flexml.diagnostics import ERROR, Diagnostic
from flexml.diagnostics.render.github import render
from flexml.source import SourceText, Span


def test_a_finding_is_one_command(diagnostics, summary):
    assert render(diagnostics, summary) == (
        "::error title=flexml FX203 (stop-without-name),file=calls/stop.xml,line=4,col=9,endLine=4,endColumn=18"
        "::`Stream` in `Stop` names no stream; name the stream that `Start` opened\n"
        "::warning title=flexml FX102 (unknown-element),file=wide.xml,line=2,col=11,endLine=2,endColumn=14"
        "::`Sya` is not an element\n"
        "::notice title=flexml FX150 (short-text),file=page.xml.j2"
        "::the text is short (line 1, column 16 in the rendered text)\n"
        f"{summary.sentence}\n"
    )


def test_the_end_is_left_out_where_it_is_in_another_line():
    source = SourceText("<a>\n</a>", "a.xml")
    command = render([Diagnostic("FX001", "a", ERROR, "wrong", Span(0, 8), source)])
    assert command == "::error title=flexml FX001 (a),file=a.xml,line=1,col=1::wrong\n"


def test_nothing_in_a_document_or_a_name_makes_a_command():
    source = SourceText("<a/>", "a,b:c%.xml")
    command = render([Diagnostic("FX001", "a", ERROR, "100%\n::error::no\r", Span(0, 1), source)])
    assert command == (
        "::error title=flexml FX001 (a),file=a%2Cb%3Ac%25.xml,line=1,col=1,endLine=1,endColumn=2::100%25␊::error::no␍\n"
    )


def test_a_path_is_relative_to_the_working_folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    source = SourceText("<a/>", str(tmp_path / "calls" / "a.xml"))
    assert ",file=calls/a.xml," in render([Diagnostic("FX001", "a", ERROR, "wrong", Span(0, 1), source)])
