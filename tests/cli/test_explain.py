from __future__ import annotations

import pytest

from flexml.lint import all_rules, load_rule


@pytest.mark.parametrize("entry", all_rules(), ids=lambda entry: entry.name)
def test_explains_every_rule_by_name_and_code(run, entry):
    by_name, by_code = run("explain", entry.name), run("explain", entry.code)
    assert by_name == by_code
    assert by_name.code == 0
    assert by_name.out.startswith(f"# {entry.name} ({entry.code})\n\nSeverity: {entry.severity}. ")
    assert f"{entry.summary}" in " ".join(by_name.out.split())
    for codes in load_rule(entry.name).runtime.values():
        assert all(str(code) in by_name.out for code in codes)


def test_shows_what_is_reported_and_what_is_not(run):
    out = run("explain", "template-undefined-variable").out
    reported, _, not_reported = out.partition("## Reported")[2].partition("## Not reported")
    assert "<Response><Say>Hello {{ nmae }}</Say></Response>\n                        ^^^^\n```" in reported
    assert "```xml\n<Response><Say>Hello {{ name }}</Say></Response>\n```" in not_reported


def test_is_coloured_on_a_terminal(run):
    out = run("explain", "unknown-element", "--color", "always").out
    assert "\x1b[" in out
    assert "unknown-element" in out
    assert "```" not in out


def test_names_the_nearest_rule(run):
    assert run("explain", "unknown-elment") == (
        2,
        "",
        "flexml: there is no rule `unknown-elment`; did you mean `unknown-element`\n",
    )
