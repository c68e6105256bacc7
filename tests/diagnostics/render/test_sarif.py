"""SARIF, held against the schema that OASIS publishes (errata 01), which stands beside this file."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

from flexml.diagnostics import ERROR, Diagnostic, Related
from flexml.diagnostics.description import Description
from flexml.diagnostics.render.sarif import render
from flexml.lint import all_rules
from flexml.lint.describe import describe_rule
from flexml.record import replace
from flexml.source import SourceText, Span

SCHEMA = json.loads(Path(__file__).with_name("sarif-schema-2.1.0.json").read_text("utf-8"))
VALIDATOR = jsonschema.Draft4Validator(SCHEMA, format_checker=jsonschema.FormatChecker())
NAMED = Description("FX203", "stop-without-name", "streams", ERROR, "It names no stream.", "All of it.", "All of `it`.")


def run_of(*arguments, **options):
    log = json.loads(render(*arguments, **options))
    VALIDATOR.validate(log)
    return log["runs"][0]


def named(name):
    return NAMED if name == NAMED.name else None


def test_a_finding_says_all_that_it_knows(diagnostics):
    place = {"artifactLocation": {"uri": "calls/stop.xml", "uriBaseId": "%SRCROOT%"}}
    result = run_of(diagnostics[:1])["results"][0]
    mark = result.pop("partialFingerprints")["flexml/v1"]
    assert len(mark) == 64
    assert result == {
        "ruleId": "FX203",
        "ruleIndex": 0,
        "level": "error",
        "message": {"text": "`Stream` in `Stop` names no stream; name the stream that `Start` opened"},
        "locations": [
            {
                "physicalLocation": {
                    **place,
                    "region": {
                        "startLine": 4,
                        "startColumn": 9,
                        "endLine": 4,
                        "endColumn": 18,
                        "snippet": {"text": "<Stream/>"},
                    },
                }
            }
        ],
        "relatedLocations": [
            {
                "id": 0,
                "physicalLocation": {
                    **place,
                    "region": {
                        "startLine": 2,
                        "startColumn": 18,
                        "endLine": 2,
                        "endColumn": 30,
                        "snippet": {"text": 'name="agent"'},
                    },
                },
                "message": {"text": "the stream opens here"},
            }
        ],
        "fixes": [
            {
                "description": {"text": "name the stream `agent`"},
                "artifactChanges": [
                    {
                        **place,
                        "replacements": [
                            {
                                "deletedRegion": {"startLine": 4, "startColumn": 16, "endLine": 4, "endColumn": 16},
                                "insertedContent": {"text": ' name="agent"'},
                            }
                        ],
                    }
                ],
            }
        ],
        "properties": {"dialects": ["flexml"], "runtime": [14300]},
    }


def test_columns_are_code_points(diagnostics):
    run = run_of(diagnostics[1:2])
    region = run["results"][0]["locations"][0]["physicalLocation"]["region"]
    assert (run["columnKind"], region["startColumn"], region["endColumn"]) == ("unicodeCodePoints", 11, 14)


def test_a_rule_comes_with_its_documentation(diagnostics):
    rules = run_of(diagnostics, describe=named)["tool"]["driver"]["rules"]
    assert rules == [
        {"id": "FX102", "name": "unknown-element"},
        {"id": "FX150", "name": "short-text"},
        {
            "id": "FX203",
            "name": "stop-without-name",
            "shortDescription": {"text": "It names no stream."},
            "fullDescription": {"text": "All of it."},
            "help": {"text": "All of it.", "markdown": "All of `it`."},
            "defaultConfiguration": {"level": "error"},
            "properties": {"tags": ["streams"], "precision": "very-high"},
        },
    ]


def test_a_finding_points_at_its_rule(diagnostics):
    run = run_of(diagnostics)
    rules = run["tool"]["driver"]["rules"]
    assert [rules[result["ruleIndex"]]["id"] for result in run["results"]] == ["FX203", "FX102", "FX150"]


def test_levels_are_those_of_sarif(diagnostics):
    assert [result["level"] for result in run_of(diagnostics)["results"]] == ["error", "warning", "note"]


def test_a_place_in_a_rendered_text_is_none_in_the_file(diagnostics):
    result = run_of(diagnostics[2:])["results"][0]
    assert result["message"]["text"] == "the text is short (line 1, column 16 in the rendered text)"
    assert "region" not in result["locations"][0]["physicalLocation"]
    assert "fixes" not in result


@pytest.mark.parametrize(
    ("path", "artifact"),
    [
        ("/calls/stop 1.xml", {"uri": "file:///calls/stop%201.xml"}),
        (str(Path("calls/stop.xml").absolute()), {"uri": "calls/stop.xml", "uriBaseId": "%SRCROOT%"}),
        ("./a:b.xml", {"uri": "a%3Ab.xml", "uriBaseId": "%SRCROOT%"}),
        ("caf\udce9.xml", {"uri": "caf%E9.xml", "uriBaseId": "%SRCROOT%"}),
        ("<stdin>", {"uri": "%3Cstdin%3E", "uriBaseId": "%SRCROOT%"}),
    ],
)
def test_a_path_is_a_uri(path, artifact):
    run = run_of([Diagnostic("FX001", "a", ERROR, "wrong", Span(0, 1), SourceText("<a/>", path))])
    assert run["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"] == artifact


def test_a_related_place_may_be_in_another_file():
    here, other = SourceText("<a/>", "a.xml"), SourceText("<r>\n  <b/></r>", "sub/b.xml")
    finding = Diagnostic("FX331", "a", ERROR, "wrong", Span(0, 4), here, related=(Related(Span(6, 10), "this", other),))
    (related,) = run_of([finding])["results"][0]["relatedLocations"]
    assert related["physicalLocation"] == {
        "artifactLocation": {"uri": "sub/b.xml", "uriBaseId": "%SRCROOT%"},
        "region": {"startLine": 2, "startColumn": 3, "endLine": 2, "endColumn": 7, "snippet": {"text": "<b/>"}},
    }


def test_a_secret_is_in_no_snippet_and_its_mark_stays():
    source = SourceText('<Sip password="hunter2"/>', "a.xml")
    finding = Diagnostic("FX601", "a", ERROR, "a password", Span(15, 22), source)
    (plain,), (hidden,) = (run_of([one])["results"] for one in (finding, replace(finding, secret=True)))
    region = hidden["locations"][0]["physicalLocation"]["region"]
    assert region["snippet"] == {"text": "*******"}
    assert hidden["partialFingerprints"] == plain["partialFingerprints"]


def test_a_run_that_could_not_read_a_file_did_not_succeed(diagnostics, summary):
    assert run_of(diagnostics, summary)["invocations"] == [{"executionSuccessful": False}]
    assert run_of(diagnostics)["invocations"] == [{"executionSuccessful": True}]


def test_a_clean_run_has_no_results():
    assert run_of([])["results"] == []


def test_all_rules_can_be_described():
    source = SourceText("<a/>", "a.xml")
    found = [Diagnostic(rule.code, rule.name, ERROR, "wrong", Span(0, 1), source) for rule in all_rules()]
    rules = run_of(found, describe=describe_rule)["tool"]["driver"]["rules"]
    assert [rule["shortDescription"]["text"] for rule in rules] == [rule.summary for rule in all_rules()]
