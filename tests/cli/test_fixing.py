"""`flexml check` with `--fix`, `--diff` and `--unsafe-fixes`."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from flexml.cli.checker import Checker
from flexml.cli.fixing import Fixing

WRONG = '<Response>\n  <gather numdigits="1" action="/a?b=1&c=2"/>\n  <Hangup/>\n</Response>\n'
RIGHT = '<Response>\n  <Gather numDigits="1" action="/a?b=1&amp;c=2"/>\n  <Hangup/>\n</Response>\n'
HALF = "<Response><say>Hello</say><Sya>Hello</Sya><Redirect>/next</Redirect></Response>\n"
UNSAFE = "<Response>Hello<Redirect>/next</Redirect></Response>\n"
WRAPPED = "<Response><Say>Hello</Say><Redirect>/next</Redirect></Response>\n"
CHECK = ("check", "--dialect", "twiml", "--output-format", "concise")


class TestFix:
    def test_writes_the_fixed_file_and_says_how_many_were_fixed(self, run, files):
        folder = files({"a.xml": WRONG})
        result = run(*CHECK, "a.xml", "--fix")
        assert (folder / "a.xml").read_text() == RIGHT
        assert (result.code, result.out) == (0, "Found nothing wrong in 1 file (dialect twiml); fixed 3 findings\n")

    def test_reports_what_is_left(self, run, files):
        folder = files({"a.xml": HALF})
        result = run(*CHECK, "a.xml", "--fix")
        assert (folder / "a.xml").read_text() == HALF.replace("say>", "Say>")
        assert result.code == 1
        assert [line.split()[:3] for line in result.out.splitlines()] == [
            ["a.xml:1:28:", "error", "FX102"],
            ["Found", "1", "error"],
        ]

    def test_a_second_time_changes_nothing(self, run, files):
        folder = files({"a.xml": HALF})
        run(*CHECK, "a.xml", "--fix")
        before = (folder / "a.xml").stat()
        assert "fixed" not in run(*CHECK, "a.xml", "--fix").out
        after = (folder / "a.xml").stat()
        assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)

    def test_leaves_unsafe_fixes_until_they_are_wanted(self, run, files):
        folder = files({"a.xml": UNSAFE})
        assert run(*CHECK, "a.xml", "--fix").out.endswith("; 1 can be fixed with `--fix --unsafe-fixes`\n")
        assert (folder / "a.xml").read_text() == UNSAFE
        assert run(*CHECK, "a.xml", "--fix", "--unsafe-fixes").code == 0
        assert (folder / "a.xml").read_text() == WRAPPED

    def test_respects_the_selection(self, run, files):
        folder = files({"a.xml": '<Response><say/><Gather numdigits="1"/></Response>\n'})
        run(*CHECK, "a.xml", "--fix", "--select", "wrong-case-attribute")
        assert (folder / "a.xml").read_text() == '<Response><say/><Gather numDigits="1"/></Response>\n'

    def test_fixes_a_whole_folder(self, run, files):
        folder = files({"calls/a.xml": WRONG, "calls/b.xml": HALF, "calls/c.txt": WRONG})
        result = run(*CHECK, "calls", "--fix")
        assert ((folder / "calls/a.xml").read_text(), (folder / "calls/c.txt").read_text()) == (RIGHT, WRONG)
        assert result.out.endswith("Found 1 error in 1 of 2 files (dialect twiml); fixed 4 findings\n")

    @pytest.mark.parametrize(
        ("before", "after"),
        [
            (WRONG.replace("\n", "\r\n").encode("utf-8-sig"), RIGHT.replace("\n", "\r\n").encode("utf-8-sig")),
            (WRONG.encode("utf-16"), RIGHT.encode("utf-16")),
            (
                b'<?xml version="1.0" encoding="ISO-8859-1"?><Response><say>Caf\xe9</say></Response>',
                b'<?xml version="1.0" encoding="ISO-8859-1"?><Response><Say>Caf\xe9</Say></Response>',
            ),
        ],
        ids=["utf-8 with a mark", "utf-16", "latin-1"],
    )
    def test_keeps_encoding_mark_and_line_breaks(self, run, files, before, after):
        folder = files({"a.xml": before})
        run(*CHECK, "a.xml", "--fix")
        assert (folder / "a.xml").read_bytes() == after

    def test_json_counts_what_was_fixed(self, run, files):
        files({"a.xml": HALF})
        summary = json.loads(run("check", "a.xml", "--dialect", "twiml", "--fix", "--output-format", "json").out)[
            "summary"
        ]
        assert (summary["fixed"], summary["fixable"]) == (1, {"safe": 0, "unsafe": 0})

    def test_a_file_that_changes_meanwhile_is_a_failure_and_the_others_are_fixed(self, run, files, monkeypatch):
        folder = files({"a.xml": WRONG, "b.xml": WRONG})
        judge = Checker.judge

        def slow(self, document, *most):
            (folder / "a.xml").write_text("<Response/>\n")
            return judge(self, document, *most)

        monkeypatch.setattr(Checker, "judge", slow)
        result = run(*CHECK, "a.xml", "b.xml", "--fix")
        assert ((folder / "a.xml").read_text(), (folder / "b.xml").read_text()) == ("<Response/>\n", RIGHT)
        assert result.code == 2
        assert result.err == (
            "flexml: a.xml: not fixed: it was changed by somebody else since it was read, and is left alone\n"
        )
        assert result.out.endswith("could not write 1 file; fixed 3 findings\n")

    def test_with_a_schema_what_is_not_well_formed_is_fixed(self, run, files):
        xsd = '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:element name="Flow"/></xs:schema>'
        folder = files({"flow.xsd": xsd, "a.xml": "<Flow>a & b</Flow>"})
        assert run("check", "a.xml", "--schema", "flow.xsd", "--fix").code == 0
        assert (folder / "a.xml").read_text() == "<Flow>a &amp; b</Flow>"

    def test_a_file_that_is_too_large_is_left_alone(self, run, files):
        large = b"<Response>" + b"<say/>" * 800_000 + b"</Response>"
        folder = files({"a.xml": large})
        assert run(*CHECK, "a.xml", "--fix").code == 1
        assert (folder / "a.xml").read_bytes() == large

    def test_a_mistake_of_ours_costs_one_file(self, run, files, monkeypatch):
        folder = files({"a.xml": WRONG, "b.xml": WRONG})

        def broken(self, document, *words):
            if document.path == "a.xml":
                raise ValueError("a mistake")
            return original(self, document, *words)

        original = Fixing._fixed
        monkeypatch.setattr(Fixing, "_fixed", broken)
        result = run(*CHECK, "a.xml", "b.xml", "--fix")
        assert (result.code, (folder / "a.xml").read_text(), (folder / "b.xml").read_text()) == (2, WRONG, RIGHT)
        assert result.err.startswith("flexml: a.xml: internal error: ValueError: a mistake")


class TestStandardInput:
    def test_is_fixed_to_standard_output_and_findings_go_to_standard_error(self, run, folder):
        result = run(*CHECK, "-", "--fix", stdin=HALF.encode())
        assert (result.code, result.out) == (1, HALF.replace("say>", "Say>"))
        assert result.err.startswith("<stdin>:1:28: error FX102 ")

    @pytest.mark.parametrize(
        "text", [WRAPPED, "<project/>\n", "no XML at all", "<Response>{{ a }}<say/></Response>", ""]
    )
    def test_is_passed_on_as_it_is_where_nothing_is_fixed(self, run, folder, text):
        assert run(*CHECK, "-", "--fix", "--skip-other-xml", stdin=text.encode()).out == text

    def test_is_passed_on_where_its_name_is_excluded(self, run, files):
        files({"flexml.toml": 'exclude = ["gen"]'})
        words = (*CHECK, "--stdin-filename", "gen/a.xml", "--force-exclude")
        assert run(*words, "--fix", stdin=WRONG.encode()) == (0, WRONG, "Found no call-control XML\n")
        assert run(*words, "--diff", stdin=WRONG.encode()) == (0, "", "flexml: nothing to fix\n")

    def test_is_passed_on_whole_where_it_is_too_large(self, folder):
        large = b"<Response>" + b"<say/>" * 800_000 + b"</Response>"
        words = [sys.executable, "-m", "flexml", "check", "-", "--fix"]
        done = subprocess.run(words, input=large, capture_output=True, check=False)
        assert (done.returncode, done.stdout) == (1, large)

    @pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
    def test_keeps_its_bytes(self, folder, encoding):
        words = [sys.executable, "-m", "flexml", "check", "-", "--fix", "--dialect", "twiml", "--quiet"]
        wrong, right = (text.replace("\n", "\r\n").encode(encoding) for text in (WRONG, RIGHT))
        done = subprocess.run(words, input=wrong, capture_output=True, check=False)
        assert done.stdout == right


class TestDiff:
    DIFF = (
        "--- a.xml\n+++ a.xml\n@@ -1,4 +1,4 @@\n <Response>\n"
        '-  <gather numdigits="1" action="/a?b=1&c=2"/>\n+  <Gather numDigits="1" action="/a?b=1&amp;c=2"/>\n'
        "   <Hangup/>\n </Response>\n"
    )

    def test_shows_what_would_change_and_writes_nothing(self, run, files):
        folder = files({"a.xml": WRONG, "b.xml": RIGHT})
        result = run(*CHECK, "a.xml", "b.xml", "--diff")
        assert (result.code, result.out) == (1, self.DIFF)
        assert result.err == "flexml: would fix 3 findings in 1 file\n"
        assert (folder / "a.xml").read_text() == WRONG

    def test_is_0_where_nothing_would_change(self, run, files):
        files({"a.xml": UNSAFE})
        result = run(*CHECK, "a.xml", "--diff")
        assert (result.code, result.out, result.err) == (
            0,
            "",
            "flexml: nothing to fix; 1 more with `--unsafe-fixes`\n",
        )

    def test_is_2_where_a_path_could_not_be_read(self, run, files):
        files({"a.xml": WRONG})
        result = run(*CHECK, "a.xml", "b.xml", "--diff", "--quiet")
        assert (result.code, result.out, result.err) == (2, self.DIFF, "flexml: b.xml: No such file or directory\n")

    @pytest.mark.parametrize("words", [["--exit-zero"], ["--fail-on", "never"]])
    def test_is_0_where_nothing_may_fail(self, run, files, words):
        files({"a.xml": WRONG})
        assert run(*CHECK, "a.xml", "--diff", *words)[:2] == (0, self.DIFF)
        assert run(*CHECK, "a.xml", "b.xml", "--diff", *words).code == 2

    def test_names_standard_input(self, run, folder):
        result = run(*CHECK, "-", "--diff", "--stdin-filename", "a.xml", stdin=WRONG.encode())
        assert (result.code, result.out) == (1, self.DIFF)

    @pytest.mark.parametrize("end", ["", "\n", "\r\n", "\r"])
    def test_is_one_that_patch_applies(self, run, files, end):
        text = "<Response>\r\n<say/>\r\n<Redirect>/next</Redirect></Response>" + end
        folder = files({"a.xml": text.encode()})
        diff = run(*CHECK, "a.xml", "--diff", "--quiet").out.encode()
        subprocess.run(["git", "apply", "-p0", "-"], input=diff, cwd=folder, check=True)
        assert (folder / "a.xml").read_bytes() == text.replace("say", "Say").encode()

    def test_shows_signs_for_control_characters_on_a_terminal(self, run, files, monkeypatch):
        files({"a.xml": "<Response><say>\x9b31m</say></Response>\n"})
        assert "\x9b" in run(*CHECK, "a.xml", "--diff").out
        monkeypatch.setattr("sys.stdout.isatty", lambda: True)
        assert "\x9b" not in run(*CHECK, "a.xml", "--diff").out


class TestTemplate:
    def test_is_not_fixed_and_it_is_told(self, run, files):
        template = "<Response>\n  <say>Hello {{ name }}</say>\n</Response>\n"
        folder = files({"a.xml.j2": template, "c.json": '{"name": "Ada"}'})
        result = run(*CHECK, "a.xml.j2", "--context", "c.json", "--fix")
        assert (result.code, (folder / "a.xml.j2").read_text()) == (1, template)
        assert result.err == "flexml: a.xml.j2: not fixed, since it is a template\n"

    def test_a_plain_document_is_fixed_beside_it(self, run, files):
        folder = files({"a.xml": WRONG, "c.json": "{}"})
        assert run(*CHECK, "a.xml", "--context", "c.json", "--fix").code == 0
        assert (folder / "a.xml").read_text() == RIGHT

    def test_a_document_with_placeholders_is_not_fixed(self, run, files):
        text = "<Response><say>{{From}}</say></Response>\n"
        folder = files({"a.xml": text})
        assert run(*CHECK, "a.xml", "--fix").err == "flexml: a.xml: not fixed, since it is a template\n"
        assert (folder / "a.xml").read_text() == text

    def test_a_template_without_a_fix_is_not_spoken_of(self, run, files):
        files({"a.xml": "<Response><Say>{{From}}</Say><Redirect>/next</Redirect></Response>\n"})
        assert run(*CHECK, "a.xml", "--fix").err == ""


@pytest.mark.parametrize(
    ("words", "error"),
    [
        (["--unsafe-fixes"], "`--unsafe-fixes` says which fixes are wanted of `--fix` or `--diff`: give one of them"),
        (["--diff", "--statistics"], "`--diff` shows what would change, and makes no report: leave `--statistics` out"),
        (
            ["--diff", "--output", "json=a"],
            "`--diff` shows what would change, and makes no report: leave `--out",
        ),
        (["--fix", "--statistics", "--output-format", "sarif"], "`--statistics` goes with `full`, `concise` or `json`"),
        (["--fix", "--diff"], "argument --diff: not allowed with argument --fix; `flexml check --help` shows how"),
    ],
)
def test_options_that_make_no_sense_are_refused(run, files, words, error):
    folder = files({"a.xml": WRONG})
    result = run(*CHECK, "a.xml", *words)
    assert (result.code, result.out) == (2, "")
    assert result.err.startswith(f"flexml: {error}")
    assert (folder / "a.xml").read_text() == WRONG


def test_a_link_is_followed(run, files):
    folder = files({"real/a.xml": WRONG})
    (folder / "b.xml").symlink_to("real/a.xml")
    run(*CHECK, "b.xml", "--fix")
    assert ((folder / "b.xml").is_symlink(), (folder / "real/a.xml").read_text()) == (True, RIGHT)
