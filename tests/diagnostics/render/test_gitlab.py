"""GitLab's Code Quality report: the keys that its page on the format requires."""

from __future__ import annotations

import json

from flexml.diagnostics.render.gitlab import render


def test_a_finding_is_an_issue(diagnostics):
    issue = json.loads(render(diagnostics))[0]
    assert len(issue.pop("fingerprint")) == 64
    assert issue == {
        "description": "`Stream` in `Stop` names no stream",
        "check_name": "stop-without-name",
        "severity": "major",
        "location": {
            "path": "calls/stop.xml",
            "positions": {"begin": {"line": 4, "column": 9}, "end": {"line": 4, "column": 18}},
        },
        "categories": ["Bug Risk"],
        "content": {"body": "name the stream that `Start` opened"},
    }


def test_severities_are_those_of_gitlab(diagnostics):
    assert [issue["severity"] for issue in json.loads(render(diagnostics))] == ["major", "minor", "info"]


def test_a_place_in_a_rendered_text_is_the_file(diagnostics):
    issue = json.loads(render(diagnostics))[2]
    assert issue["location"]["positions"] == {"begin": {"line": 1, "column": 1}}


def test_a_clean_run_is_an_empty_list():
    assert json.loads(render([])) == []
