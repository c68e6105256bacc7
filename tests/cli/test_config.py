"""What configuration files do to the commands."""

from __future__ import annotations

import json
import subprocess
import sys

import jsonschema
import pytest

from flexml.lint import all_rules, check_document

GOOD = "<Response><Say>Hello</Say><Redirect>/next</Redirect></Response>\n"
BAD = "<Response><Sya>Hello</Sya></Response>\n"


@pytest.fixture
def check(run, files):
    """Runs `flexml check` on files and returns the exit code and `file: name` of each finding."""

    def call(contents: dict[str, str], *words: str, stdin: bytes = b"") -> tuple[int, list[str]]:
        files(contents)
        result = run("check", "--output-format", "json", *words, stdin=stdin)
        assert result.err == ""
        return result.code, [f"{one['file']}: {one['name']}" for one in json.loads(result.out)["findings"]]

    return call


class TestCheck:
    def test_without_a_path_takes_the_current_folder(self, check):
        assert check({"a.xml": BAD}) == (1, ["a.xml: unknown-element"])

    def test_takes_for_each_file_the_nearest_configuration(self, check):
        files = {
            "flexml.toml": 'ignore = ["unknown-element"]',
            "a.xml": BAD,
            "calls/a.xml": BAD,
            "strict/pyproject.toml": "[tool.flexml]\n",
            "strict/a.xml": BAD,
        }
        assert check(files) == (1, ["strict/a.xml: unknown-element"])
        assert check(files, "calls/a.xml", "strict/a.xml") == (1, ["strict/a.xml: unknown-element"])

    def test_isolated_takes_none(self, check):
        assert check({"flexml.toml": 'ignore = ["schema"]', "a.xml": BAD}, "--isolated")[0] == 1

    def test_takes_the_configuration_that_is_named(self, check):
        files = {"flexml.toml": "", "ci/lax.toml": 'ignore = ["schema"]', "a.xml": BAD}
        assert check(files, "a.xml", "--config", "ci/lax.toml") == (0, [])

    def test_lets_the_command_line_win(self, check):
        files = {"flexml.toml": 'select = ["xml"]', "a.xml": BAD}
        assert check(files) == (0, [])
        assert check(files, "--select", "schema")[0] == 1
        assert check(files, "--extend-select", "FX102")[0] == 1
        assert check(files, "--extend-select", "FX1", "--ignore", "FX102") == (0, [])

    def test_ignores_rules_in_some_files(self, check):
        files = {
            "flexml.toml": '[per-file-ignores]\n"tests/**" = ["schema"]',
            "a.xml": BAD,
            "tests/a.xml": BAD,
        }
        assert check(files) == (1, ["a.xml: unknown-element"])

    def test_sets_severities(self, check):
        assert check({"flexml.toml": '[severity]\nFX102 = "info"', "a.xml": BAD}) == (0, ["a.xml: unknown-element"])
        assert check({"flexml.toml": '[severity]\nFX102 = "off"', "a.xml": BAD}) == (0, [])

    def test_judges_standard_input_as_the_file_that_it_is_called(self, check):
        files = {"tests/flexml.toml": 'ignore = ["schema"]', "a.xml": ""}
        assert check(files, "-", stdin=BAD.encode())[0] == 1
        assert check(files, "-", "--stdin-filename", "tests/new.xml", stdin=BAD.encode()) == (0, [])

    def test_matches_patterns_with_the_name_of_standard_input(self, check):
        files = {"flexml.toml": '[per-file-ignores]\n"tests/*" = ["schema"]'}
        assert check(files, "-", "--stdin-filename", "tests/new.xml", stdin=BAD.encode()) == (0, [])
        assert check(files, "-", "--stdin-filename", "new.xml", stdin=BAD.encode())[0] == 1

    @pytest.mark.parametrize(
        ("contents", "words", "error"),
        [
            (
                {"flexml.toml": "selct = []"},
                [],
                "flexml.toml:1: selct: there is no such key; did you mean `select`",
            ),
            (
                {"calls/flexml.toml": "x ="},
                [],
                "calls/flexml.toml:1: not TOML: invalid value",
            ),
            ({}, ["--config", "no.toml"], "cannot read the configuration no.toml: No such file or directory"),
        ],
    )
    def test_refuses_a_wrong_configuration(self, run, files, contents, words, error):
        files({"a.xml": GOOD, "calls/a.xml": GOOD, **contents})
        assert run("check", ".", *words) == (2, "", f"flexml: {error}\n")

    def test_refuses_it_for_a_file_that_is_named(self, run, files):
        files({"a.xml": GOOD, "calls/a.xml": GOOD, "calls/flexml.toml": "x = 1"})
        assert run("check", "a.xml", "calls/a.xml").code == 2


CARRIERS = {
    "flexml.toml": 'dialect = "twiml"\n[dialects]\n"carrier/*" = "flexml"',
    "a.xml": GOOD,
    "carrier/a.xml": GOOD,
}


class TestDialect:
    def dialects(self, run, *words: str) -> list[list[str]]:
        summary = json.loads(run("check", "--output-format", "json", *words).out)["summary"]
        return [entry["dialect"] for entry in summary["dialects"]]

    def test_is_that_of_the_path(self, run, files):
        files(CARRIERS)
        assert self.dialects(run, "a.xml") == [["twiml"]]
        assert self.dialects(run, "carrier/a.xml") == [["flexml"]]

    def test_of_a_document_stands_above_it(self, run, files):
        files({**CARRIERS, "a.xml": "<!-- flexml: dialect=flexml -->" + GOOD})
        assert self.dialects(run, "a.xml") == [["flexml"]]

    def test_of_the_command_line_stands_above_both(self, run, files):
        files({**CARRIERS, "a.xml": "<!-- flexml: dialect=flexml -->" + GOOD})
        assert self.dialects(run, "a.xml", "carrier/a.xml", "--dialect", "twiml") == [["twiml"]]

    def test_may_be_a_table_of_the_users_own(self, run, files):
        table = (
            'name = "flow"\ntitle = "Flow"\nvendor = "Example"\ndoc = "Our own."\nroot = "Flow"\n'
            '[elements.Flow]\nkind = "root"\ndoc = "The root."\n'
        )
        files({"own/flow.toml": table, "own/flexml.toml": 'dialect = "flow.toml"', "own/a.xml": "<Flow/>"})
        assert self.dialects(run) == [["flow"]]


class TestOutside:
    @pytest.fixture
    def policies(self, monkeypatch):
        """Collects the policies that documents are checked with."""
        seen = []

        def spy(document, dialect, policy):
            seen.append(policy)
            return check_document(document, dialect, policy)

        monkeypatch.setattr("flexml.lint.check_document", spy)
        return seen

    def test_role_url_and_targets_reach_the_rules(self, run, files, policies):
        files({"a.xml": GOOD})
        words = ["--role", "wait", "--url", "/hold", "--target", "twiml", "--target", "flexml"]
        assert run("check", "a.xml", *words).code == 0
        assert [(one.role, one.url, one.targets) for one in policies] == [("wait", "/hold", ("twiml", "flexml"))]

    def test_role_is_that_of_the_path(self, run, files, policies):
        files({"flexml.toml": '[roles]\n"hold/*" = "wait"', "a.xml": GOOD, "hold/a.xml": GOOD})
        assert run("check", "a.xml", "hold/a.xml").code == 0
        assert [one.role for one in policies] == [None, "wait"]

    def test_a_target_that_is_none_is_refused(self, run, folder):
        assert run("check", "--target", "twilm") == (
            2,
            "",
            "flexml: there is no dialect `twilm`; did you mean `twiml`\n",
        )


class TestFiles:
    def test_are_those_that_are_included(self, check):
        files = {"flexml.toml": 'include = ["calls/*.txt"]', "a.xml": BAD, "calls/a.txt": BAD, "calls/a.xml": BAD}
        assert check(files) == (1, ["calls/a.txt: unknown-element"])

    def test_are_not_those_that_are_excluded(self, check):
        files = {
            "flexml.toml": 'extend-exclude = ["gen/", "*.gen.xml", "!keep.gen.xml"]',
            "gen/a.xml": BAD,
            "a.gen.xml": BAD,
            "keep.gen.xml": BAD,
            "node_modules/a.xml": BAD,
        }
        assert check(files) == (1, ["keep.gen.xml: unknown-element"])

    def test_are_what_is_named_even_if_excluded(self, check):
        files = {"flexml.toml": 'exclude = ["gen"]', "gen/a.xml": BAD, "gen/b/c.xml": BAD, "node_modules/a.xml": BAD}
        assert check(files, "gen/a.xml")[0] == 1
        assert check(files, "gen") == (1, ["gen/a.xml: unknown-element", "gen/b/c.xml: unknown-element"])
        assert check(files) == (1, ["node_modules/a.xml: unknown-element"])

    @pytest.mark.parametrize("path", ["gen/a.xml", "gen", "node_modules/a.xml", "gen/b"])
    def test_are_never_those_that_are_excluded_by_force(self, check, path):
        files = {
            "flexml.toml": 'extend-exclude = ["gen"]',
            "gen/b/a.xml": BAD,
            "gen/a.xml": BAD,
            "node_modules/a.xml": BAD,
        }
        assert check(files, path)[0] == 1
        assert check(files, path, "--force-exclude") == (0, [])
        files["flexml.toml"] += "\nforce-exclude = true"
        assert check(files, path) == (0, [])
        assert check(files, path, "--no-force-exclude")[0] == 1

    def test_exclude_standard_input_by_its_name(self, check):
        files = {"flexml.toml": 'exclude = ["gen"]'}
        words = ("-", "--stdin-filename", "gen/a.xml")
        assert check(files, *words, stdin=BAD.encode())[0] == 1
        assert check(files, *words, "--force-exclude", stdin=BAD.encode()) == (0, [])

    def test_are_excluded_by_the_command_line(self, check):
        files = {"flexml.toml": 'exclude = ["gen"]', "gen/a.xml": BAD, "old/a.xml": BAD}
        assert check(files, "--exclude", "old") == (1, ["gen/a.xml: unknown-element"])
        assert check(files, "--extend-exclude", "old") == (0, [])

    def test_may_be_those_that_git_ignores(self, check):
        files = {".gitignore": "a.xml\n", "a.xml": BAD}
        assert check(files) == (0, [])
        assert check(files, "--no-respect-gitignore")[0] == 1
        assert check({**files, "flexml.toml": "respect-gitignore = false"})[0] == 1

    def test_follow_the_configuration_of_their_own_folder(self, check):
        files = {"a/flexml.toml": 'exclude = ["x.xml"]', "a/x.xml": BAD, "b/x.xml": BAD}
        assert check(files) == (1, ["b/x.xml: unknown-element"])


class TestExitCode:
    @pytest.mark.parametrize(
        ("severity", "fail_on", "code"),
        [
            ("error", "error", 1),
            ("warning", "error", 0),
            ("warning", "warning", 1),
            ("info", "warning", 0),
            ("info", "info", 1),
            ("error", "never", 0),
        ],
    )
    def test_is_1_from_a_severity_on(self, check, severity, fail_on, code):
        table = f'[severity]\nFX102 = "{severity}"\n'
        assert check({"flexml.toml": table, "a.xml": BAD}, "--fail-on", fail_on)[0] == code
        assert check({"flexml.toml": f'fail-on = "{fail_on}"\n{table}', "a.xml": BAD})[0] == code

    def test_is_0_when_asked(self, check):
        assert check({"a.xml": BAD}, "--exit-zero") == (0, ["a.xml: unknown-element"])

    def test_is_2_for_a_failure_all_the_same(self, run, folder):
        assert run("check", "missing.xml", "--exit-zero").code == 2

    def test_counts_by_the_configuration_of_the_current_folder(self, check):
        files = {"flexml.toml": "", "calls/flexml.toml": 'fail-on = "never"', "calls/a.xml": BAD}
        assert check(files, "calls")[0] == 1


class TestOutput:
    def test_is_in_the_format_of_the_configuration(self, run, files):
        files({"flexml.toml": 'output-format = "concise"', "a.xml": BAD})
        assert run("check").out.startswith("a.xml:1:12: error FX102")
        assert run("check", "--output-format", "full").out.startswith("error[FX102]")

    def test_may_be_statistics(self, run, files):
        files({"a.xml": BAD, "b.xml": BAD + "x", "c.xml": BAD})
        assert run("check", "--statistics", "--dialect", "flexml").out == (
            "count  code   name                severity  fixable\n"
            "2      FX102  unknown-element     error     0\n"
            "1      FX003  content-after-root  error     0\n"
            "\n"
            "Found 3 errors in 3 of 3 files (dialect flexml); 1 can be fixed with `--fix --unsafe-fixes`\n"
        )

    def test_may_be_statistics_as_json(self, run, files):
        files({"a.xml": BAD})
        document = json.loads(run("check", "--statistics", "--output-format", "json").out)
        assert document["statistics"] == [
            {"count": 1, "code": "FX102", "name": "unknown-element", "severity": "error", "fixable": 0}
        ]
        assert document["summary"]["errors"] == 1

    def test_of_statistics_without_findings_is_the_summary(self, run, files):
        files({"a.xml": GOOD})
        assert run("check", "--statistics").out == "Found nothing wrong in 1 file (dialect flexml or twiml)\n"
        assert run("check", "--statistics", "--quiet") == (0, "", "")


SHOWN = {
    "base.toml": 'ignore = ["FX205"]\n[severity]\nxml = "info"\nstreams = "info"',
    "flexml.toml": 'extend = "base.toml"\nextend-exclude = ["gen"]\n[severity]\nstreams = "error"\n'
    '[roles]\n"hold/*" = "wait"\n[dialects]\n"hold/*" = "twiml"',
}


class TestCommand:
    def rows(self, run, *words: str) -> dict[str, tuple[object, str]]:
        document = json.loads(run("config", "--output-format", "json", *words).out)
        return {row["key"]: (row["value"], row["from"]) for row in document["settings"]}

    def test_says_where_each_value_comes_from(self, run, files):
        files(SHOWN)
        rows = self.rows(run, "--ignore", "FX203")
        assert rows["ignore"] == (["FX205"], "base.toml")
        assert rows["extend-ignore"] == (["FX203"], "command line")
        assert rows["severity.xml"] == ("info", "base.toml")
        assert rows["severity.streams"] == ("error", "flexml.toml")
        assert rows['roles."hold/*"'] == ("wait", "flexml.toml")
        assert rows["extend"] == ("base.toml", "flexml.toml")
        assert rows["fail-on"] == ("warning", "default")

    def test_shows_it_to_people(self, run, files):
        files(SHOWN)
        lines = run("config", "hold/a.xml").out.splitlines()
        assert lines[0] == "hold/a.xml: flexml.toml and base.toml"
        assert [line.split() for line in lines if line.startswith(("ignore", "fail-on", "severity.s"))] == [
            ["ignore", '["FX205"]', "base.toml"],
            ["severity.streams", '"error"', "flexml.toml"],
            ["fail-on", '"warning"', "default"],
        ]
        assert lines[-3].endswith(" is checked as twiml")
        assert lines[-2] == "hold/a.xml has the role wait"
        (left_out,) = (entry.name for entry in all_rules() if entry.code == "FX205")
        number = len(all_rules())
        assert lines[-1] == f"hold/a.xml is checked by {number - 1} of {number} rules, without {left_out}"

    def test_tells_people_that_a_file_is_excluded(self, run, files):
        files(SHOWN)
        assert "gen/a.xml is excluded\n" in run("config", "gen/a.xml").out
        assert "is excluded" not in run("config", "hold/a.xml").out

    def test_of_a_folder_says_nothing_of_files(self, run, files):
        files({**SHOWN, "hold/a.xml": ""})
        assert json.loads(run("config", "hold", "--output-format", "json").out)["file"] is None
        assert "is checked" not in run("config", "hold").out

    def test_says_what_holds_for_a_file(self, run, files):
        files(SHOWN)
        document = json.loads(run("config", "gen/a.xml", "--output-format", "json").out)
        assert document["file"]["excluded"] is True
        assert document["file"]["dialect"] is None
        assert document["file"]["rules"]["stop-stream-without-name"] == "error"
        assert document["file"]["rules"]["xml-not-well-formed"] == "info"
        assert [name for name, severity in document["file"]["rules"].items() if severity == "off"] == [
            entry.name for entry in all_rules() if entry.code == "FX205"
        ]

    def test_says_so_where_there_is_no_configuration(self, run, folder):
        lines = run("config", "a.xml").out.splitlines()
        assert lines[0] == "a.xml: no configuration file"
        assert lines[-1] == f"a.xml is checked by all {len(all_rules())} rules"

    def test_names_the_rules_that_are_on_where_they_are_fewer(self, run, folder):
        line = run("config", "a.xml", "--select", "FX205,FX203").out.splitlines()[-1]
        assert line.startswith(f"a.xml is checked by 2 of {len(all_rules())} rules: stop-stream-without-name, ")
        none = run("config", "a.xml", "--ignore", "all").out
        assert none.endswith("a.xml is checked by no rule\n")

    def test_reads_no_file_when_isolated(self, run, files):
        files(SHOWN)
        assert self.rows(run, "--isolated")["ignore"] == ([], "default")

    def test_refuses_what_check_refuses(self, run, files):
        files({"flexml.toml": "selct = []"})
        assert run("config").code == 2

    def test_prints_the_schema(self, run):
        schema = json.loads(run("config", "--schema").out)
        jsonschema.Draft7Validator.check_schema(schema)
        assert schema["properties"]["fail-on"]["default"] == "warning"


def test_holds_in_a_process_of_its_own(files):
    folder = files({"flexml.toml": 'fail-on = "never"', "a.xml": BAD})
    words = [sys.executable, "-m", "flexml", "check"]
    codes = [
        subprocess.run([*words, *more], cwd=folder, check=False, capture_output=True).returncode
        for more in ([], ["--isolated"])
    ]
    assert codes == [0, 1]
