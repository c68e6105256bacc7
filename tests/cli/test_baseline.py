"""`flexml baseline`, and `flexml check --baseline`."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

BAD = "<Response>\n  <Foo/>\n  <Hangup/>\n</Response>\n"
FIXED = "<Response>\n  <Hangup/>\n</Response>\n"
FILE = "flexml-baseline.json"
RULES = ("--select", "xml,schema", "--dialect", "flexml")


def entries(path: str = FILE) -> dict[str, list[tuple[str, str, int]]]:
    files = json.loads(Path(path).read_text())["files"]
    return {name: [(row["rule"], row["path"], row["count"]) for row in rows] for name, rows in files.items()}


class TestRecording:
    def test_writes_what_is_found_by_file_rule_and_path(self, run, files):
        files({"calls/a.xml": BAD.replace("<Foo/>", "<Foo/><Foo/>"), "calls/b.xml": FIXED})
        result = run("baseline", *RULES)
        assert (result.code, result.out, result.err) == (0, f"{FILE} has 2 known findings in 1 file\n", "")
        assert entries() == {"calls/a.xml": [("unknown-element", "/Response/Foo", 2)]}

    def test_of_nothing_is_an_empty_baseline(self, run, files):
        files({"a.xml": FIXED})
        assert run("baseline", "a.xml", *RULES).code == 0
        assert json.loads(Path(FILE).read_text()) == {"version": 1, "files": {}}

    def test_names_files_as_the_folder_of_the_baseline_sees_them(self, run, files):
        files({"calls/a.xml": BAD, "ci/x": ""})
        run("baseline", "calls", "--output", "ci/known.json", *RULES)
        assert list(entries("ci/known.json")) == ["../calls/a.xml"]

    def test_again_takes_what_is_there_now(self, run, files):
        files({"a.xml": BAD})
        run("baseline", *RULES)
        files({"a.xml": BAD.replace("Foo", "Bar")})
        run("baseline", *RULES)
        assert entries() == {"a.xml": [("unknown-element", "/Response/Bar", 1)]}

    def test_keeps_other_files_and_drops_those_that_are_gone(self, run, files):
        folder = files({"a.xml": BAD, "b.xml": BAD, "c.xml": BAD})
        run("baseline", *RULES)
        (folder / "c.xml").unlink()
        files({"a.xml": FIXED})
        run("baseline", "a.xml", *RULES)
        assert list(entries()) == ["b.xml"]

    def test_is_the_same_bytes_for_the_same_findings(self, run, files):
        folder = files({"b.xml": BAD, "a.xml": BAD})
        run("baseline", "b.xml", "a.xml", *RULES)
        first = (folder / FILE).read_bytes()
        run("baseline", "a.xml", "b.xml", *RULES)
        assert (folder / FILE).read_bytes() == first

    def test_keeps_each_entry_on_a_line(self, run, files):
        folder = files({"a.xml": BAD.replace("<Foo/>", "<Foo/><Bar/>")})
        run("baseline", *RULES)
        assert len([line for line in (folder / FILE).read_text().splitlines() if "rule" in line]) == 2

    def test_writes_nothing_where_a_path_cannot_be_read(self, run, files):
        folder = files({"a.xml": BAD})
        result = run("baseline", "a.xml", "missing.xml", *RULES)
        assert (result.code, result.out, (folder / FILE).exists()) == (2, "", False)
        assert result.err.startswith("flexml: missing.xml: No such file or directory\n")

    def test_refuses_standard_input(self, run, folder):
        result = run("baseline", "-", stdin=BAD.encode())
        assert (result.code, result.out) == (2, "")

    def test_keeps_the_mode_of_the_file_and_follows_a_link(self, run, files):
        folder = files({"a.xml": BAD, "real.json": '{"version": 1, "files": {}}'})
        (folder / "real.json").chmod(0o640)
        (folder / FILE).symlink_to("real.json")
        run("baseline", *RULES)
        assert (folder / FILE).is_symlink()
        assert (folder / "real.json").stat().st_mode & 0o777 == 0o640
        assert list(entries("real.json")) == ["a.xml"]

    def test_says_that_a_file_cannot_be_written(self, run, files):
        files({"a.xml": BAD})
        result = run("baseline", "a.xml", "--output", "missing/known.json", *RULES)
        assert (result.code, result.err) == (
            2,
            "flexml: cannot write the baseline missing/known.json: No such file or directory\n",
        )

    def test_takes_a_name_that_is_not_utf_8(self, run, folder):
        name = os.fsdecode(b"caf\xe9.xml")
        (folder / name).write_text(BAD)
        run("baseline", *RULES)
        assert run("check", ".", "--baseline", FILE, *RULES).code == 0


class TestChecking:
    @pytest.fixture
    def known(self, run, files):
        files({"a.xml": BAD})
        run("baseline", *RULES)
        return lambda text=BAD, *words: (
            files({"a.xml": text}),
            run("check", "a.xml", "--baseline", FILE, *RULES, *words),
        )[1]

    def test_leaves_known_findings_out_and_counts_them(self, known):
        assert known()[:2] == (
            0,
            "Found nothing wrong in 1 file (dialect flexml); 1 known finding of the baseline is not shown\n",
        )

    @pytest.mark.parametrize(
        ("old", "new"),
        [("<Response>", "<!-- new -->\n<Response>"), ("  <Foo/>", "  <Say>new</Say>\n  <Foo/>"), ("\n", "\r\n")],
    )
    def test_is_not_disturbed_by_other_changes(self, known, old, new):
        assert known(BAD.replace(old, new)).code == 0

    @pytest.mark.parametrize("new", ["<Bar/>", "<Foo/>", '<Say foo="1">x</Say>'])
    def test_tells_a_new_mistake(self, known, new):
        result = known(BAD.replace("  <Foo/>", f"  {new}<!-- new -->\n  <Foo/>"), "--output-format", "concise")
        assert (result.code, result.out.count("a.xml:2:"), result.out.count("a.xml:3:")) == (1, 1, 0)

    def test_says_what_is_gone_and_goes_on(self, known):
        gone = "1 finding of the baseline is gone, which `flexml baseline --update` removes"
        assert known(FIXED)[:2] == (0, f"Found nothing wrong in 1 file (dialect flexml); {gone}\n")

    def test_says_that_a_file_is_gone(self, run, files, known):
        folder = files({"b.xml": FIXED})
        (folder / "a.xml").unlink()
        gone = "1 finding of the baseline is gone, which `flexml baseline --update` removes"
        assert run("check", "b.xml", "--baseline", FILE).out.endswith(f"; {gone}\n")

    def test_does_not_call_gone_what_was_not_looked_for(self, run, files, known):
        files({"b.xml": FIXED})
        assert "gone" not in run("check", "b.xml", "--baseline", FILE).out
        assert "gone" not in run("check", "a.xml", "--baseline", FILE, "--select", "xml").out

    def test_counts_for_programs(self, known):
        document = json.loads(known(BAD, "--output-format", "json").out)
        assert (document["findings"], document["summary"]["baseline"]) == ([], {"known": 1, "stale": 0})

    def test_does_not_depend_on_the_folder_of_the_run(self, run, files, known, monkeypatch, folder):
        files({"calls/x": ""})
        monkeypatch.chdir(folder / "calls")
        assert run("check", "../a.xml", "--baseline", f"../{FILE}", *RULES).code == 0
        assert run("check", str(folder / "a.xml"), "--baseline", str(folder / FILE), *RULES).code == 0

    def test_knows_standard_input_by_its_name(self, run, known):
        words = ("check", "-", "--baseline", FILE, *RULES)
        assert run(*words, "--stdin-filename", "a.xml", stdin=BAD.encode()).code == 0
        assert run(*words, stdin=BAD.encode()).code == 1

    @pytest.mark.parametrize(
        ("text", "error"),
        [
            ("", ":1:1: the baseline is not JSON: Expecting value"),
            ("{", ":1:2: the baseline is not JSON: Expecting property name enclosed in double quotes"),
            ("[" * 100_000, ": the baseline is not JSON: it is nested too deeply"),
            ("[]", ": the file is no baseline: it has no `version`"),
            ('{"version": 2, "files": {}}', ": the baseline is of version 2, and this program reads 1"),
            ('{"version": 1}', ": the baseline has no object `files`"),
            ('{"version": 1, "files": {"a.xml": 1}}', ": `files`, `a.xml`: not a list of entries"),
            ('{"version": 1, "files": {"a.xml": [1]}}', ": `files`, `a.xml`, entry 1: not an object"),
            (
                '{"version": 1, "files": {"a.xml": [{"rule": "a", "path": "", "fingerprint": "f", "count": "1"}]}}',
                ": `files`, `a.xml`, entry 1: `count` is missing, or is no number",
            ),
            (
                '{"version": 1, "files": {"a.xml": [{"rule": "a", "path": "", "fingerprint": "f", "count": 0}]}}',
                ": `files`, `a.xml`, entry 1: `count` is less than 1",
            ),
        ],
    )
    @pytest.mark.parametrize("words", [("check", "a.xml", "--baseline", FILE), ("baseline", "a.xml")])
    def test_a_broken_baseline_is_wrong_usage_and_stays(self, run, files, words, text, error):
        folder = files({"a.xml": BAD, FILE: text})
        result = run(*words)
        assert (result.code, result.out) == (2, "")
        assert result.err.startswith(f"flexml: {FILE}{error}")
        assert (folder / FILE).read_text() == text

    def test_a_missing_baseline_is_wrong_usage(self, run, files):
        files({"a.xml": BAD})
        result = run("check", "a.xml", "--baseline", FILE)
        assert (result.code, result.err) == (2, f"flexml: cannot read the baseline {FILE}: No such file or directory\n")


class TestUpdating:
    def test_removes_what_is_gone_and_adds_nothing(self, run, files):
        files({"a.xml": BAD.replace("<Foo/>", "<Foo/><Foo/><Bar/>"), "b.xml": BAD})
        run("baseline", *RULES)
        files({"a.xml": BAD.replace("<Foo/>", "<Foo/><New/>")})
        result = run("baseline", "a.xml", "--update", *RULES)
        assert result.out == f"Removed 2 known findings; {FILE} has 2 known findings in 2 files\n"
        assert entries() == {
            "a.xml": [("unknown-element", "/Response/Foo", 1)],
            "b.xml": [("unknown-element", "/Response/Foo", 1)],
        }

    def test_removes_files_that_are_gone(self, run, files):
        folder = files({"a.xml": BAD, "b.xml": BAD})
        run("baseline", *RULES)
        (folder / "b.xml").unlink()
        run("baseline", "--update", *RULES)
        assert list(entries()) == ["a.xml"]

    def test_keeps_what_was_not_looked_for(self, run, files):
        files({"a.xml": BAD})
        run("baseline", *RULES)
        files({"a.xml": FIXED})
        run("baseline", "--update", "--select", "xml")
        assert list(entries()) == ["a.xml"]

    def test_leaves_a_file_alone_that_is_as_it_should_be(self, run, files):
        folder = files({"a.xml": BAD})
        run("baseline", *RULES)
        before = (folder / FILE).stat().st_ino
        run("baseline", "--update", *RULES)
        assert (folder / FILE).stat().st_ino == before

    def test_needs_a_baseline(self, run, files):
        files({"a.xml": BAD})
        assert run("baseline", "--update").code == 2


def test_runs_at_once_leave_a_whole_baseline(files):
    folder = files({f"{number}.xml": BAD for number in range(30)})
    words = [sys.executable, "-m", "flexml", "baseline", *RULES]
    running = [subprocess.Popen(words, cwd=folder, stdout=subprocess.DEVNULL) for _ in range(4)]
    assert [process.wait() for process in running] == [0] * 4
    assert len(entries(str(folder / FILE))) == 30
    assert [path.name for path in folder.iterdir() if path.suffix == ".tmp"] == []


def test_the_corpus_is_quiet_with_its_baseline(run, corpus, tmp_path):
    known = str(tmp_path / "known.json")
    assert run("baseline", str(corpus), "--output", known).code == 0
    result = run("check", str(corpus), "--baseline", known)
    assert (result.code, "gone" in result.out) == (0, False)
