from __future__ import annotations

import json

from flexml.diagnostics import ERROR, Diagnostic, Related
from flexml.diagnostics.render.json import render
from flexml.source import SourceText, Span


def test_has_every_key_that_the_documentation_names(diagnostics, summary):
    document = json.loads(render(diagnostics[:1], summary))
    assert document == {
        "version": 1,
        "findings": [
            {
                "file": "calls/stop.xml",
                "line": 4,
                "column": 9,
                "end_line": 4,
                "end_column": 18,
                "code": "FX203",
                "name": "stop-without-name",
                "severity": "error",
                "message": "`Stream` in `Stop` names no stream",
                "help": "name the stream that `Start` opened",
                "dialect": ["flexml"],
                "runtime": [14300],
                "fix": {
                    "message": "name the stream `agent`",
                    "safe": True,
                    "edits": [
                        {"line": 4, "column": 16, "end_line": 4, "end_column": 16, "replacement": ' name="agent"'}
                    ],
                },
                "related": [
                    {"line": 2, "column": 18, "end_line": 2, "end_column": 30, "message": "the stream opens here"}
                ],
                "note": None,
            }
        ],
        "summary": {
            "files": 4,
            "files_with_findings": 3,
            "errors": 1,
            "warnings": 1,
            "infos": 1,
            "dialects": [
                {"dialect": ["flexml"], "files": 2},
                {"dialect": ["flexml", "twiml"], "files": 1},
                {"dialect": [], "files": 1},
            ],
            "skipped": {
                "other_xml": 3,
                "other_languages": 0,
                "without_xml": 0,
                "templates": 1,
                "foreign_templates": {"ERB": 2},
            },
            "unreadable": 2,
            "unwritten": 0,
            "fixed": 0,
            "fixable": {"safe": 1, "unsafe": 0},
            "baseline": {"known": 0, "stale": 0},
        },
    }


def test_counts_columns_in_characters(diagnostics):
    finding = json.loads(render(diagnostics[1:2]))["findings"][0]
    assert (finding["line"], finding["column"], finding["end_column"]) == (2, 11, 14)


def test_says_that_places_are_those_of_the_rendered_text(diagnostics):
    assert json.loads(render(diagnostics[2:]))["findings"][0]["note"] == "in the rendered text"


def test_is_never_coloured(diagnostics, summary):
    assert render(diagnostics, summary, color=True) == render(diagnostics, summary)


def test_is_ascii_even_where_a_file_name_is_not_utf8():
    source = SourceText("<a/>", b"caf\xe9.xml".decode("utf-8", "surrogateescape"))
    text = render([Diagnostic("FX001", "a", ERROR, "wrong", Span(0, 1), source)])
    assert text.isascii()
    assert '"file": "caf\\udce9.xml"' in text


def test_a_place_in_another_document_names_its_file():
    other = SourceText("<Response/>", "b.xml")
    related = (Related(Span(0, 11), "this leads on", other),)
    finding = Diagnostic("FX331", "circle", ERROR, "it", Span(0, 1), SourceText("<Response/>"), related=related)
    assert json.loads(render([finding]))["findings"][0]["related"] == [
        {"file": "b.xml", "line": 1, "column": 1, "end_line": 1, "end_column": 12, "message": "this leads on"}
    ]
