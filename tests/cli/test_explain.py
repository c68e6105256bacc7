from __future__ import annotations

import re

import pytest

from flexml.lint import all_rules, load_rule
from flexml.lint.predictions import predicted_codes


@pytest.mark.parametrize("entry", all_rules(), ids=lambda entry: entry.name)
def test_explains_every_rule_by_name_and_code(run, entry):
    by_name, by_code = run("explain", entry.name), run("explain", entry.code)
    assert by_name == by_code
    assert by_name.code == 0
    assert by_name.out.startswith(f"# {entry.name} ({entry.code})\n\n- Category: `{entry.category}`\n")
    assert f"{entry.summary}" in " ".join(by_name.out.split())
    for codes in load_rule(entry.name).runtime.values():
        assert all(str(code) in by_name.out for code in codes)


def test_shows_what_is_reported_and_what_is_not(run):
    out = run("explain", "template-undefined-variable").out
    reported, _, not_reported = out.partition("## Example")[2].partition("## Use instead")
    assert "  <Say>Hello {{ nmae }}</Say>\n                ^^^^\n" in reported
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
    assert run("explain", "no-such").err == "flexml: there is no rule `no-such`; `flexml rules` lists them\n"


@pytest.mark.parametrize("word", ["streams", "FX2", "all"])
def test_says_that_a_word_stands_for_several_rules(run, word):
    result = run("explain", word)
    assert (result.code, result.out) == (2, "")
    assert re.fullmatch(f"flexml: `{word}` stands for [0-9]+ rules: `flexml rules` lists them\n", result.err)


class TestCode:
    def test_says_what_it_means_and_what_leads_to_it(self, run):
        assert run("explain", "13314").out == (
            "# 13314\n\n"
            "Twilio logs it as a warning: `numDigits` of `Gather` is no positive whole number.\n\n"
            "The vendor's page: https://www.twilio.com/docs/api/errors/13314\n\n"
            "## What leads to it\n\n"
            "- a wrong `numDigits` of `Gather` (twiml): `invalid-integer` (FX122)\n\n"
            "`flexml explain invalid-integer` says more about the rule; so it does for each.\n"
        )

    def test_names_every_dialect_that_shares_it(self, run):
        out = run("explain", "12200").out
        assert "\n- `unknown-element` (FX102) (twiml, twiml-messaging, twiml-fax): The dialect has no" in out

    def test_lists_rules_before_rows_of_tables(self, run):
        lines = [line for line in run("explain", "14300").out.splitlines() if line.startswith("- ")]
        assert lines[0].startswith("- `stop-stream-without-name` (FX203) (twiml): ")
        assert "- a wrong child of `Start` (twiml): `invalid-child` (FX106), `unknown-element` (FX102), " in "\n".join(
            lines
        )
        assert "- no `name` of `Stream` in `Stop` (twiml): `missing-required-attribute` (FX114)" in lines

    @pytest.mark.parametrize("code", predicted_codes())
    def test_has_words_for_every_code_that_is_predicted(self, run, code):
        result = run("explain", str(code))
        assert result.code == 0
        assert result.out.startswith(f"# {code}\n\nTwilio logs it as a")

    def test_says_that_no_rule_predicts_it(self, run):
        assert run("explain", "11205") == (
            2,
            "",
            "flexml: no rule predicts 11205; the nearest that one predicts: 11200 and 11210\n",
        )

    @pytest.mark.parametrize(("code", "near"), [("1", "11100"), ("999999999", "94001")])
    def test_names_the_nearest_on_the_one_side_that_has_one(self, run, code, near):
        assert run("explain", code).err.endswith(f"the nearest that one predicts: {near}\n")

    def test_takes_a_longer_number_for_a_name(self, run):
        assert run("explain", "1" * 5000).err.startswith(f"flexml: there is no rule `{'1' * 5000}`")

    def test_is_coloured_on_a_terminal(self, run):
        assert "\x1b[" in run("explain", "13314", "--color", "always").out
