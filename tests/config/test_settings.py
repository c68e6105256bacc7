"""What a configuration means for one file."""

from __future__ import annotations

import pytest

from flexml.config import Configuration
from flexml.diagnostics import ERROR, INFO
from flexml.lint import Policy, all_rules, find_rule


def reported(policy: Policy) -> set[str]:
    return {entry.code for entry in all_rules() if policy.selection.reports(entry)}


def codes(*beginnings: str) -> set[str]:
    return {entry.code for entry in all_rules() if entry.code.startswith(beginnings)}


ALL = codes("FX")


class TestRules:
    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("", ALL),
            ("select = []", set()),
            ('select = ["FX2"]', codes("FX2")),
            ('select = ["streams"]\nextend-select = ["FX001"]', codes("FX2") | {"FX001"}),
            ('ignore = ["streams"]', ALL - codes("FX2")),
            ('ignore = ["FX203"]\nextend-ignore = ["FX205"]', ALL - {"FX203", "FX205"}),
            ('ignore = ["streams"]\nextend-select = ["FX203"]', ALL - codes("FX2") | {"FX203"}),
            ('select = ["FX203"]\nignore = ["FX203"]', set()),
            ('[severity]\nstreams = "off"', ALL - codes("FX2")),
            ('[severity]\nstreams = "off"\nFX203 = "info"', ALL - codes("FX2") | {"FX203"}),
            ('[severity]\nstreams = "info"\nFX203 = "off"', ALL - {"FX203"}),
            ('extend-select = ["FX203"]\n[severity]\nstreams = "off"', ALL - codes("FX2") | {"FX203"}),
        ],
    )
    def test_of_a_file_are_decided_by_the_most_exact_selector(self, settings, text, expected):
        assert reported(settings(text).policy("/a.xml")) == expected

    @pytest.mark.parametrize(
        ("text", "command", "expected"),
        [
            ('select = ["FX1"]', {"select": ["FX2"]}, codes("FX2")),
            ('select = ["FX1"]', {"extend_select": ["FX2"]}, codes("FX1", "FX2")),
            ('ignore = ["FX205"]', {"extend_ignore": ["FX203"]}, ALL - {"FX203", "FX205"}),
            ('ignore = ["FX203"]', {"select": ["FX203"]}, {"FX203"}),
            ('ignore = ["FX203"]', {"extend_select": ["FX203"]}, ALL),
            ('ignore = ["FX203"]', {"select": ["streams"]}, codes("FX2") - {"FX203"}),
            ('extend-select = ["FX203"]', {"extend_ignore": ["streams"]}, ALL - codes("FX2")),
            ("", {"select": ["FX203"], "extend_ignore": ["streams"]}, {"FX203"}),
            ("", {"select": ["FX203"], "extend_ignore": ["FX203"]}, set()),
            ('[severity]\nFX203 = "off"', {"select": ["FX203"]}, {"FX203"}),
        ],
    )
    def test_of_the_command_line_stand_above_those_of_a_file(self, settings, text, command, expected):
        assert reported(settings(text, **command).policy("/a.xml")) == expected

    def test_ignored_in_some_files_are_reported_in_others(self, settings, tmp_path):
        policy = settings('[per-file-ignores]\n"tests/**" = ["streams"]\n"*.gen.xml" = ["FX1"]').policy
        assert reported(policy(str(tmp_path / "a.xml"))) == ALL
        assert reported(policy(str(tmp_path / "tests/deep/a.xml"))) == ALL - codes("FX2")
        assert reported(policy(str(tmp_path / "tests/a.gen.xml"))) == ALL - codes("FX2", "FX1")
        assert reported(policy("")) == ALL

    def test_ignored_in_a_file_are_not_brought_back(self, settings, tmp_path):
        policy = settings('[per-file-ignores]\n"a.xml" = ["streams"]', select=["FX203"]).policy(str(tmp_path / "a.xml"))
        assert reported(policy) == set()

    def test_may_be_ignored_in_all_other_files(self, settings, tmp_path):
        policy = settings('[per-file-ignores]\n"!calls/**" = ["streams"]').policy
        assert reported(policy(str(tmp_path / "calls/a.xml"))) == ALL
        assert reported(policy(str(tmp_path / "a.xml"))) == ALL - codes("FX2")

    def test_have_the_severity_of_the_most_exact_selector(self, settings):
        policy = settings('[severity]\nstreams = "error"\nFX203 = "info"\nxml = "off"').policy("/a.xml")
        assert policy.severity_of(find_rule("FX203")) is INFO
        assert policy.severity_of(find_rule("FX205")) is ERROR
        assert policy.severity_of(find_rule("FX001")) is None


class TestDialect:
    def test_is_that_of_the_last_pattern_that_matches(self, settings, tmp_path):
        text = 'dialect = "flexml"\n[dialects]\n"twilio/**" = "twiml"\n"*.sms.xml" = "twiml-messaging"'
        dialect_of = settings(text).dialect_of
        names = ["a.xml", "twilio/a.xml", "twilio/a.sms.xml", "a.sms.xml"]
        assert [dialect_of(str(tmp_path / name)) for name in names] == [
            "flexml",
            "twiml",
            "twiml-messaging",
            "twiml-messaging",
        ]
        assert dialect_of("") == "flexml"

    def test_of_the_users_own_is_relative_to_the_configuration(self, project):
        folder = project({"calls/own.toml": "", "calls/flexml.toml": 'dialect = "own.toml"'})
        assert Configuration().of_file("calls/a.xml").dialect == str(folder / "calls/own.toml")


class TestOutside:
    def test_role_is_that_of_the_last_pattern_that_matches(self, settings, tmp_path):
        policy = settings('[roles]\n"hold/**" = "wait"\n"whisper-*" = "whisper"').policy
        assert policy(str(tmp_path / "hold/a.xml")).role == "wait"
        assert policy(str(tmp_path / "hold/whisper-a.xml")).role == "whisper"
        assert policy(str(tmp_path / "a.xml")).role is None
        assert policy(str(tmp_path / "hold/a.xml"), role="inline").role == "inline"

    def test_targets_and_url_come_along(self, settings):
        policy = settings('targets = ["twiml"]').policy("/a.xml", url="/menu")
        assert (policy.targets, policy.url) == (("twiml",), "/menu")

    def test_without_a_configuration_what_is_asked_for_counts(self):
        policy = Configuration(isolated=True).of_file("a.xml").policy("/a.xml", "wait", "/menu")
        assert policy == Policy(role="wait", url="/menu")

    def test_routes_lead_to_files_beside_the_configuration(self, project):
        folder = project(
            {"calls/flexml.toml": 'base-url = "https://example.com/voice"\n[routes]\n"/menu" = "../menu.xml"'}
        )
        settings = Configuration().of_file("calls/a.xml")
        assert settings.routes == {"/menu": str(folder / "menu.xml")}
        assert settings.base_url == "https://example.com/voice"


def test_a_policy_is_made_once_for_files_that_share_it(settings, tmp_path):
    policy = settings('[per-file-ignores]\n"tests/**" = ["streams"]').policy
    assert policy(str(tmp_path / "a.xml")) is policy(str(tmp_path / "b.xml"))
    assert policy(str(tmp_path / "a.xml")) is not policy(str(tmp_path / "tests/b.xml"))
