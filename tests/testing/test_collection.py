"""`pytest --flexml` in a project of a user's own."""

from __future__ import annotations

import importlib.util
import json

import pytest

import flexml.cli.commands.check
import flexml.template.jinja
import flexml.testing.collection  # pytester forgets what is first imported in a run of its own
from flexml.cli import main

from .conftest import Project

GOOD = "<Response><Say>Hello</Say><Hangup/></Response>\n"
BAD = "<Response>\n  <Sya>Hello</Sya>\n  <Hangup/>\n</Response>\n"
TEMPLATE = "<Response>\n  <Say>Hello {{ name|e }}</Say>\n  <Hangup/>\n</Response>\n"
FINDING = [
    "error[FX102]: `Sya` is not an element of FlexML or TwiML Voice (unknown-element)",
    " --> calls/bad.xml:2:4",
    "  |",
    "2 |   <Sya>Hello</Sya>",
    "  |    ^^^",
    "  |",
    "  = help: did you mean `Say`",
    "  = run time: code 12200",
]


@pytest.fixture
def calls(project: Project) -> Project:
    project.write("calls/good.xml", GOOD)
    project.write("calls/bad.xml", BAD)
    project.write("calls/pom.xml", "<project><version>1</version></project>")
    project.write("calls/notes.txt", GOOD)
    project.write("tests/test_one.py", f"XML = {GOOD!r}\ndef test_one(): pass\n")
    return project


class TestItems:
    def test_documents_are_tests(self, calls: Project) -> None:
        assert calls.collected("--flexml") == [
            "calls/bad.xml::flexml",
            "calls/good.xml::flexml",
            "tests/test_one.py::test_one",
        ]
        calls.run("--flexml").assert_outcomes(passed=2, failed=1)

    def test_nothing_changes_where_it_is_not_asked_for(self, calls: Project) -> None:
        assert calls.collected() == ["tests/test_one.py::test_one"]

    def test_they_are_those_that_the_command_checks(self, calls: Project, capsys: pytest.CaptureFixture[str]) -> None:
        main(["check", str(calls.path), "--output-format", "json"])
        checked = json.loads(capsys.readouterr().out)["summary"]["files"]
        assert len(calls.collected("--flexml", "calls")) == checked == 2

    @pytest.mark.parametrize(
        ("argument", "tests"),
        [
            ("calls/good.xml", ["calls/good.xml::flexml"]),
            ("calls/good.xml::flexml", ["calls/good.xml::flexml"]),
            ("calls/pom.xml", []),
            ("calls/notes.txt", []),
            ("tests/test_one.py", ["tests/test_one.py::test_one"]),
            ("tests/test_one.py::test_one", ["tests/test_one.py::test_one"]),
        ],
    )
    def test_a_file_or_a_node_id_may_be_named(self, calls: Project, argument: str, tests: list[str]) -> None:
        assert calls.collected("--flexml", argument) == tests

    @pytest.mark.parametrize(
        ("options", "tests"),
        [
            (["-k", "good"], ["calls/good.xml::flexml"]),
            (["-k", "calls and not bad"], ["calls/good.xml::flexml"]),
            (["-m", "flexml"], ["calls/bad.xml::flexml", "calls/good.xml::flexml"]),
            (["-m", "not flexml"], ["tests/test_one.py::test_one"]),
            (["--ignore=calls/bad.xml"], ["calls/good.xml::flexml", "tests/test_one.py::test_one"]),
            (["--deselect=calls/bad.xml::flexml", "calls"], ["calls/good.xml::flexml"]),
        ],
    )
    def test_they_are_chosen_as_other_tests(self, calls: Project, options: list[str], tests: list[str]) -> None:
        assert calls.collected("--flexml", "--strict-markers", *options) == tests

    def test_testpaths_and_addopts_of_the_project_hold(self, calls: Project) -> None:
        calls.write("pytest.ini", "[pytest]\naddopts = --flexml\ntestpaths = calls\n")
        assert calls.collected() == ["calls/bad.xml::flexml", "calls/good.xml::flexml"]

    def test_a_run_from_inside_of_the_project_names_files_from_there(
        self, calls: Project, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.chdir(calls.path / "calls")
        result = calls.run("--flexml", "--rootdir=..")
        result.assert_outcomes(passed=1, failed=1)
        result.stdout.fnmatch_lines([" --> bad.xml:2:4"])


class TestFailures:
    def test_a_failure_is_what_the_command_prints(self, calls: Project) -> None:
        result = calls.run("--flexml", "calls")
        result.stdout.fnmatch_lines(["_* calls/bad.xml _*", *map(_literally, FINDING), "=* short test summary *"])
        result.stdout.no_fnmatch_line("*Traceback*")
        result.stdout.no_fnmatch_line("*.py:*")

    def test_the_summary_says_what_is_wrong(self, calls: Project) -> None:
        result = calls.run("--flexml", "calls")
        result.stdout.fnmatch_lines(["FAILED calls/bad.xml::flexml - error[[]FX102]: `Sya` is not an *"])

    def test_a_document_that_is_not_well_formed_fails(self, project: Project) -> None:
        project.write("broken.xml", "<Response><Say>You & me</Say></Response>")
        result = project.run("--flexml")
        result.assert_outcomes(failed=1)
        result.stdout.fnmatch_lines([" --> broken.xml:1:20"])

    def test_a_file_that_cannot_be_read_fails(self, calls: Project, monkeypatch: pytest.MonkeyPatch) -> None:
        calls.write(
            "conftest.py",
            "import pathlib\n"
            "def pytest_collection_finish():\n"
            "    pathlib.Path('calls/bad.xml').unlink()\n"
            "    pathlib.Path('calls/good.xml').write_text('<project/>')\n",
        )
        result = calls.run("--flexml", "calls", "-rs")
        result.assert_outcomes(failed=1, skipped=1)
        result.stdout.fnmatch_lines(
            ["calls/bad.xml: No such file or directory", "SKIPPED*it holds no call-control XML"]
        )


class TestConfiguration:
    def test_rules_dialects_and_comments_hold(self, calls: Project) -> None:
        calls.write("calls/silent.xml", f"<!-- flexml: ignore-file[unknown-element]: old -->{BAD}")
        calls.write("calls/old/bad.xml", BAD)
        calls.write("calls/sms.xml", "<Response><Redirect>/next</Redirect><Leave/></Response>")
        calls.write(
            "pyproject.toml",
            '[tool.flexml]\n[tool.flexml.per-file-ignores]\n"calls/old/*" = ["unknown-element"]\n'
            '[tool.flexml.dialects]\n"*sms.xml" = "twiml-messaging"\n',
        )
        result = calls.run("--flexml", "calls", "-v")
        result.stdout.fnmatch_lines(
            [
                "calls/bad.xml::flexml FAILED*",
                "calls/good.xml::flexml PASSED*",
                "calls/old/bad.xml::flexml PASSED*",
                "calls/silent.xml::flexml PASSED*",
                "calls/sms.xml::flexml FAILED*",
                "*`Leave` is not an element of TwiML Messaging*",
            ]
        )

    def test_excluded_included_and_ignored_files_are_no_tests(self, calls: Project) -> None:
        calls.write("calls/old/bad.xml", BAD)
        calls.write("calls/made/bad.xml", BAD)
        calls.write("calls/page.html", GOOD)
        calls.write(".gitignore", "made/\n")
        calls.write(".git/HEAD", "")
        calls.write("flexml.toml", 'exclude = ["old"]\ninclude = ["bad.xml", "*.html"]\n')
        assert calls.collected("--flexml", "calls") == ["calls/bad.xml::flexml", "calls/page.html::flexml"]

    def test_an_excluded_file_that_is_named_is_a_test(self, calls: Project) -> None:
        calls.write("flexml.toml", 'exclude = ["bad.xml"]\n')
        assert calls.collected("--flexml", "calls/bad.xml") == ["calls/bad.xml::flexml"]
        calls.write("flexml.toml", 'exclude = ["bad.xml"]\nforce-exclude = true\n')
        assert calls.collected("--flexml", "calls/bad.xml") == []

    @pytest.mark.parametrize(("fail_on", "failed"), [("error", 0), ("warning", 1), ("info", 2), ("never", 0)])
    def test_fail_on_says_what_counts(self, project: Project, fail_on: str, failed: int) -> None:
        warned = '<Response><Start><Stream url="wss://example.org/a" name="a"/></Start></Response>'
        hinted = "<Response><Say>Hello</Say><Gather><Say>Press 1</Say></Gather><Hangup/></Response>"
        project.write("warned.xml", warned)
        project.write("hinted.xml", hinted)
        project.write("flexml.toml", f'fail-on = "{fail_on}"\ndialect = "twiml"\n')
        severities = [{found.severity.word for found in flexml.check(xml, "twiml")} for xml in (warned, hinted)]
        assert severities == [{"warning"}, {"info"}]
        project.run("--flexml").assert_outcomes(failed=failed, passed=2 - failed)

    def test_findings_of_the_baseline_are_known(self, calls: Project, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.chdir(calls.path)
        calls.write("flexml.toml", 'baseline = "known.json"\n')
        assert main(["baseline", "calls", "--output", "known.json"]) == 0
        calls.run("--flexml", "calls").assert_outcomes(passed=2)
        calls.write("calls/bad.xml", BAD.replace("<Hangup/>", "<Hangpu/>"))
        result = calls.run("--flexml", "calls")
        result.assert_outcomes(passed=1, failed=1)
        result.stdout.fnmatch_lines(["*`Hangpu` is not an element of*"])
        result.stdout.no_fnmatch_line("*`Sya`*")

    @pytest.mark.parametrize(
        ("name", "text", "words"),
        [
            ("flexml.toml", 'ignore = ["sya"]\n', "ERROR: flexml.toml:1: ignore: `sya` names no rule*"),
            ("calls/flexml.toml", 'fail-on = "sya"\n', "ERROR: calls/flexml.toml:1: fail-on: takes *"),
            ("flexml.toml", 'baseline = "gone.json"\n', "ERROR: cannot read the baseline gone.json: No such file*"),
        ],
    )
    def test_a_wrong_configuration_ends_the_run_with_a_word(
        self, calls: Project, name: str, text: str, words: str
    ) -> None:
        calls.write(name, text)
        result = calls.run("--flexml")
        assert result.ret == pytest.ExitCode.USAGE_ERROR
        result.stderr.fnmatch_lines([words])


class TestTemplates:
    @pytest.fixture
    def templates(self, project: Project) -> Project:
        project.write("greeting.xml.j2", TEMPLATE)
        project.write("sample.json", '{"name": "Ada"}')
        return project

    def test_values_come_from_an_option(self, templates: Project) -> None:
        templates.run("--flexml", "--flexml-context=sample.json").assert_outcomes(passed=1)

    def test_values_come_from_the_ini_file(self, templates: Project, monkeypatch: pytest.MonkeyPatch) -> None:
        templates.write("pytest.ini", "[pytest]\nflexml_context = sample.json\n")
        (templates.path / "inner").mkdir()
        monkeypatch.chdir(templates.path / "inner")
        templates.run("--flexml", "--strict-config", "..").assert_outcomes(passed=1)

    def test_the_option_stands_above_the_ini_file(self, templates: Project) -> None:
        templates.write("pytest.ini", "[pytest]\nflexml_context = sample.json\n")
        templates.write("other.json", "{}")
        result = templates.run("--flexml", "--flexml-context=other.json")
        result.stdout.fnmatch_lines(["*`name`*", " --> greeting.xml.j2:2:17"])

    def test_a_finding_stands_in_the_rendered_text(self, templates: Project) -> None:
        templates.write("greeting.xml.j2", TEMPLATE.replace("{{ name }}", "</Say><Sya>"))
        templates.write("greeting.xml.j2", "<Response><Say>Hello</Say><Dial timeout='{{ name }}'>1</Dial></Response>")
        result = templates.run("--flexml", "--flexml-context=sample.json")
        result.stdout.fnmatch_lines(["* --> greeting.xml.j2:1:*"])

    @pytest.mark.parametrize(
        ("text", "words"),
        [
            (None, "ERROR: cannot read the context sample.json: No such file or directory"),
            ("{", "ERROR: sample.json:1:*"),
        ],
    )
    def test_a_wrong_context_ends_the_run_with_a_word(self, templates: Project, text: str | None, words: str) -> None:
        (templates.path / "sample.json").unlink() if text is None else templates.write("sample.json", text)
        result = templates.run("--flexml", "--flexml-context=sample.json")
        assert result.ret == pytest.ExitCode.USAGE_ERROR
        result.stderr.fnmatch_lines([words])

    def test_without_values_a_template_is_what_the_command_makes_of_it(
        self, templates: Project, capsys: pytest.CaptureFixture[str]
    ) -> None:
        main(["check", str(templates.path), "--output-format", "json"])
        checked = json.loads(capsys.readouterr().out)["summary"]["files"]
        assert len(templates.collected("--flexml")) == checked


@pytest.mark.skipif(importlib.util.find_spec("xdist") is None, reason="needs pytest-xdist")
def test_workers_share_the_documents(calls: Project) -> None:
    result = calls.run_apart("--flexml", "-n", "2")
    result.assert_outcomes(passed=2, failed=1)
    result.stdout.fnmatch_lines([_literally(FINDING[0]), _literally(FINDING[1])])


def _literally(line: str) -> str:
    return line.replace("[", "[[]")


def test_templates_in_a_language_that_is_not_read_are_no_tests(project: Project) -> None:
    project.write("a.xml.erb", "<Response><% if x %><Say/><% end %></Response>")
    project.write("b.xml", "<Response>{{#if x}}<Say/>{{/if}}</Response>")
    project.write("c.xml", "<Response><Say>Hello</Say><Hangup/></Response>")
    assert project.collected("--flexml") == ["c.xml::flexml"]
