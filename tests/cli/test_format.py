from __future__ import annotations

import subprocess
import sys

import pytest

from flexml.layout import format_document

LOOSE = "<Response><Say voice='alice'>Hi  there</Say>\n\n\n<Hangup></Hangup></Response>"
FORMED = '<Response>\n  <Say voice="alice">Hi  there</Say>\n\n  <Hangup/>\n</Response>\n'
BROKEN = "<Response><Say>Hello</Response>\n"
TEMPLATE = "<Response><Say>{{ name }}</Say></Response>\n"


class TestWriting:
    def test_gives_files_the_form_and_counts_them(self, run, files):
        folder = files({"a.xml": LOOSE, "b.xml": FORMED})
        result = run("format", "a.xml", "b.xml")
        assert (folder / "a.xml").read_text() == FORMED
        assert (result.code, result.out, result.err) == (0, "Reformatted 1 file; 1 file already formatted\n", "")

    def test_does_not_touch_a_file_that_has_the_form(self, run, files):
        folder = files({"a.xml": FORMED})
        before = (folder / "a.xml").stat()
        assert run("format", "a.xml").code == 0
        after = (folder / "a.xml").stat()
        assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)

    def test_a_folder_gives_what_holds_call_control_xml(self, run, files):
        folder = files(
            {"d/a.xml": LOOSE, "d/pom.xml": "<project>\n<a></a></project>", "d/t.xml": TEMPLATE, "d/n.txt": LOOSE}
        )
        result = run("format", "d")
        assert (result.code, result.out) == (0, "Reformatted 1 file; skipped 2 files\n")
        assert [(folder / "d" / name).read_text() for name in ("a.xml", "n.txt")] == [FORMED, LOOSE]

    def test_says_when_there_is_nothing(self, run, folder):
        assert run("format", ".").out == "Found no call-control XML\n"

    def test_is_silent_when_asked(self, run, files):
        files({"a.xml": LOOSE})
        assert run("format", "a.xml", "--quiet").out == ""

    @pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
    @pytest.mark.parametrize("line_break", ["\n", "\r\n", "\r"])
    def test_keeps_encoding_and_line_breaks(self, run, files, encoding, line_break):
        loose, formed = (text.replace("\n", line_break).encode(encoding) for text in (LOOSE, FORMED))
        folder = files({"a.xml": loose})
        run("format", "a.xml")
        assert (folder / "a.xml").read_bytes() == formed

    def test_the_dialect_says_which_elements_take_text(self, run, files):
        text = "<Flow><Step> a </Step><Step> <Step/> </Step></Flow>\n"
        table = (
            'name = "flow"\ntitle = "Flow"\nvendor = "Example"\ndoc = "Our own."\nroot = "Flow"\n'
            '[elements.Flow]\nkind = "root"\ndoc = "The root."\nchildren = ["Step"]\n'
            '[elements.Step]\nkind = "verb"\ndoc = "A step."\nflow = "immediate"\nchildren = ["Step"]\n'
        )
        folder = files({"flow.toml": table, "a.xml": text})
        assert run("format", "a.xml", "--dialect", "flow.toml").code == 0
        assert (folder / "a.xml").read_text() == (
            "<Flow>\n  <Step> a </Step>\n  <Step>\n    <Step/>\n  </Step>\n</Flow>\n"
        )


class TestShowing:
    def test_check_names_the_files_that_would_change(self, run, files):
        folder = files({"a.xml": LOOSE, "b.xml": FORMED})
        result = run("format", ".", "--check")
        assert (result.code, result.out) == (
            1,
            "would reformat a.xml\nWould reformat 1 file; 1 file already formatted\n",
        )
        assert (folder / "a.xml").read_text() == LOOSE
        assert run("format", "b.xml", "--check").code == 0

    def test_diff_shows_what_would_change(self, run, files):
        folder = files({"a.xml": FORMED.replace("  <Hangup/>", "<Hangup/>")})
        result = run("format", "a.xml", "--diff")
        assert (result.code, result.err) == (1, "flexml: would reformat 1 file\n")
        assert result.out.splitlines()[-3:] == ["-<Hangup/>", "+  <Hangup/>", " </Response>"]
        assert (folder / "a.xml").read_text() != FORMED


class TestStandardInput:
    def test_is_formatted_to_standard_output(self, run, folder):
        result = run("format", "-", stdin=LOOSE.encode())
        assert (result.code, result.out, result.err) == (0, FORMED, "flexml: reformatted 1 file\n")

    def test_keeps_its_bytes(self, folder):
        done = subprocess.run(
            [sys.executable, "-m", "flexml", "format", "-q", "-"],
            input=LOOSE.replace("\n", "\r\n").encode("utf-16"),
            capture_output=True,
            check=False,
        )
        assert (done.stdout, done.stderr) == (FORMED.replace("\n", "\r\n").encode("utf-16"), b"")

    @pytest.mark.parametrize("text", [BROKEN, TEMPLATE, "", "no XML"])
    def test_is_passed_on_as_it_is_where_it_cannot_be_formatted(self, run, folder, text):
        result = run("format", "-", stdin=text.encode())
        assert (result.code, result.out) == (2, text)

    def test_is_passed_on_where_its_name_is_excluded(self, run, files):
        files({"flexml.toml": 'exclude = ["gen"]'})
        words = ("--stdin-filename", "gen/a.xml", "--force-exclude")
        assert run("format", *words, stdin=LOOSE.encode())[:2] == (0, LOOSE)
        assert LOOSE not in run("format", *words, "--check", stdin=LOOSE.encode()).out

    def test_is_only_looked_at_with_check(self, run, folder):
        result = run("format", "-", "--check", "--stdin-filename", "a.xml", stdin=LOOSE.encode())
        assert (result.code, result.out) == (1, "would reformat a.xml\nWould reformat 1 file\n")


class TestFailures:
    @pytest.mark.parametrize(
        ("content", "why"),
        [
            (BROKEN, "line 1, column 11: `Say` has no end tag"),
            (TEMPLATE, "it is a template"),
            (b'<?xml version="1.0" encoding="windows-1252"?><a>\x81</a>', "line 1, column 49: the byte 81"),
        ],
    )
    def test_what_cannot_be_formatted_is_told_and_left_alone(self, run, files, content, why):
        folder = files({"a.xml": content, "b.xml": LOOSE})
        result = run("format", "a.xml", "b.xml")
        assert result.code == 2
        assert result.err.startswith(f"flexml: a.xml: not formatted: {why}")
        assert (folder / "a.xml").read_bytes() == (content if isinstance(content, bytes) else content.encode())
        assert (folder / "b.xml").read_text() == FORMED

    def test_a_missing_path_is_told(self, run, folder):
        result = run("format", "a.xml")
        assert (result.code, result.out, result.err) == (
            2,
            "Could not format 1 file\n",
            "flexml: a.xml: No such file or directory\n",
        )

    def test_a_file_that_changes_meanwhile_is_left_alone(self, run, files, monkeypatch):
        folder = files({"a.xml": LOOSE})

        def slow(*words):
            (folder / "a.xml").write_text("<Response/>")
            return format_document(*words)

        monkeypatch.setattr("flexml.cli.formatting.format_document", slow)
        result = run("format", "a.xml")
        assert (result.code, (folder / "a.xml").read_text()) == (2, "<Response/>")
        assert "changed by somebody else" in result.err

    def test_a_mistake_of_ours_costs_one_file(self, run, files, monkeypatch):
        folder = files({"a.xml": LOOSE, "b.xml": LOOSE})

        def broken(document, dialect):
            assert document.path != "a.xml", "a mistake"
            return format_document(document, dialect)

        monkeypatch.setattr("flexml.cli.formatting.format_document", broken)
        result = run("format", "a.xml", "b.xml")
        assert (result.code, (folder / "a.xml").read_text(), (folder / "b.xml").read_text()) == (2, LOOSE, FORMED)
        assert "a.xml: internal error: AssertionError: a mistake" in result.err
