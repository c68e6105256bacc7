"""`flexml check --add-ignores`."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

from flexml.cli.ignores import Ignoring

BAD = "<Response>\n  <Foo/>\n  <Hangup/>\n</Response>\n"
SILENT = "<Response>\n  <!-- flexml: ignore[unknown-element]{} -->\n  <Foo/>\n  <Hangup/>\n</Response>\n"
RULES = ("--select", "xml,schema,streams,template,suppression", "--dialect", "flexml")


class TestWriting:
    def test_makes_the_check_clean(self, run, files):
        folder = files(
            {"a.xml": BAD, "b.xml": "<Response><Say>x</Response>", "c.xml": "<Response><Hangup/></Response>"}
        )
        result = run("check", ".", "--add-ignores", *RULES)
        assert (result.code, result.out, result.err) == (
            0,
            "Found nothing wrong in 3 files (dialect flexml)\n",
            "flexml: added comments that silence 2 findings in 2 files\n",
        )
        assert (folder / "a.xml").read_text() == SILENT.format("")
        assert run("check", ".", *RULES).code == 0

    def test_gives_the_reason(self, run, files):
        folder = files({"a.xml": BAD})
        run("check", "a.xml", "--add-ignores=known since 2020", *RULES)
        assert (folder / "a.xml").read_text() == SILENT.format(": known since 2020")

    def test_takes_no_path_for_a_reason(self, run, files):
        folder = files({"a.xml": BAD})
        run("check", "--add-ignores", "a.xml", *RULES)
        assert (folder / "a.xml").read_text() == SILENT.format("")

    def test_takes_no_reason_for_a_path(self, run, files):
        folder = files({"a.xml": BAD})
        result = run("check", "a.xml", "--add-ignores", "known since 2020", *RULES)
        assert (result.code, (folder / "a.xml").read_text()) == (2, BAD)

    def test_changes_nothing_the_second_time(self, run, files):
        folder = files({"a.xml": BAD})
        run("check", "a.xml", "--add-ignores", *RULES)
        before = (folder / "a.xml").stat()
        result = run("check", "a.xml", "--add-ignores", *RULES)
        assert result.err == "flexml: no comment added: there is nothing to silence\n"
        assert (folder / "a.xml").stat() == before

    def test_keeps_encoding_byte_order_mark_and_line_breaks(self, run, files):
        text = BAD.replace("\n", "\r\n").replace("<Hangup/>", "<Say>\u00e9</Say><Hangup/>")
        folder = files({"a.xml": b"\xef\xbb\xbf" + text.encode(), "b.xml": text.encode("utf-16")})
        assert run("check", ".", "--add-ignores", *RULES).code == 0
        assert (folder / "a.xml").read_bytes().startswith(b"\xef\xbb\xbf<Response>\r\n  <!-- flexml: ignore[")
        assert (
            (folder / "b.xml")
            .read_bytes()
            .decode("utf-16")
            .startswith("<!-- flexml: ignore-file[encoding-not-utf8] -->\r\n")
        )

    def test_keeps_the_mode_and_follows_a_link(self, run, files):
        folder = files({"real.xml": BAD})
        (folder / "real.xml").chmod(0o640)
        (folder / "a.xml").symlink_to("real.xml")
        run("check", "a.xml", "--add-ignores", *RULES)
        assert (folder / "a.xml").is_symlink()
        assert (folder / "real.xml").stat().st_mode & 0o777 == 0o640
        assert (folder / "real.xml").read_text() == SILENT.format("")

    def test_leaves_known_findings_to_the_baseline(self, run, files):
        folder = files({"a.xml": BAD})
        run("baseline", *RULES)
        files({"a.xml": BAD.replace("<Hangup/>", "<Bar/>")})
        words = ("check", "a.xml", "--baseline", "flexml-baseline.json", *RULES)
        assert run(*words, "--add-ignores").code == 0
        text = (folder / "a.xml").read_text()
        assert ("\n  <Foo/>" in text, text.count("flexml:")) == (True, 1)
        assert run(*words).code == 0

    def test_puts_a_comment_of_the_template_into_a_template(self, run, files):
        template = "<?xml version='1.0'?>\n<Response><Foo/><Say>{{ x }}</Say></Response>\n"
        folder = files({"a.xml.j2": template, "b.xml.j2": "<Response>{{ y }}</Response>", "c.json": '{"x": "a"}'})
        words = ("check", ".", "--context", "c.json", *RULES)
        assert run(*words, "--add-ignores").code == 0
        assert (folder / "a.xml.j2").read_text() == f"{{# flexml: ignore-file[unknown-element] -#}}\n{template}"
        head = "{# flexml: ignore-file[template-undefined-variable] -#}\n"
        assert (folder / "b.xml.j2").read_text() == f"{head}<Response>{{{{ y }}}}</Response>"
        assert run(*words).code == 0

    def test_silences_a_schema_of_the_users_own(self, run, files):
        xsd = (
            '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:element name="Flow" type="xs:int"/></xs:schema>'
        )
        files({"flow.xsd": xsd, "a.xml": "<Flow>x</Flow>"})
        words = ("check", "a.xml", "--schema", "flow.xsd")
        assert run(*words).code == 1
        assert run(*words, "--add-ignores").code == 0
        assert run(*words).code == 0


class TestRefusals:
    def test_of_a_reason_that_no_comment_can_hold(self, run, files):
        folder = files({"a.xml": BAD})
        result = run("check", "a.xml", "--add-ignores=a -- b", *RULES)
        assert (result.code, (folder / "a.xml").read_text()) == (2, BAD)
        assert result.err == "flexml: a comment cannot hold the reason `a -- b`: `--` would end it\n"

    def test_of_everything_where_a_path_is_missing(self, run, files):
        folder = files({"a.xml": BAD})
        assert run("check", "a.xml", "missing.xml", "--add-ignores", *RULES).code == 2
        assert (folder / "a.xml").read_text() == BAD

    def test_of_standard_input(self, run, folder):
        result = run("check", "-", "--add-ignores", *RULES, stdin=BAD.encode())
        assert (result.code, result.out) == (2, "")
        assert result.err == "flexml: `--add-ignores` writes into files, and standard input is none\n"

    def test_of_a_reason_that_the_encoding_lacks(self, run, files):
        text = f"<?xml version='1.0' encoding='iso-8859-1'?>\n{BAD}".encode("latin-1")
        folder = files({"a.xml": text})
        assert run("check", "a.xml", "--add-ignores=\u4e16", *RULES).code == 2
        assert (folder / "a.xml").read_bytes() == text

    def test_of_a_file_that_was_changed_meanwhile(self, run, files, monkeypatch):
        folder = files({"a.xml": BAD})
        changed = BAD.replace("Foo", "Bar")
        silenced = Ignoring._silenced
        monkeypatch.setattr(
            Ignoring, "_silenced", lambda *words: ((folder / "a.xml").write_text(changed), silenced(*words))[1]
        )
        result = run("check", "a.xml", "--add-ignores", *RULES)
        assert (result.code, (folder / "a.xml").read_text()) == (2, changed)
        assert result.err.startswith("flexml: a.xml: no comment added: it was changed by somebody else")

    def test_of_a_file_that_may_not_be_written(self, run, files, monkeypatch):
        folder = files({"a.xml": BAD})
        monkeypatch.setattr("os.access", lambda *_: False)
        assert run("check", "a.xml", "--add-ignores", *RULES).code == 2
        assert (folder / "a.xml").read_text() == BAD

    def test_of_a_file_that_is_too_large_to_be_read(self, run, files):
        folder = files({"a.xml": BAD + " " * 5_000_000})
        assert run("check", "a.xml", "--add-ignores", *RULES).code == 2
        assert (folder / "a.xml").stat().st_size == len(BAD) + 5_000_000


def test_runs_at_once_leave_whole_files(files):
    folder = files({f"{number}.xml": BAD for number in range(30)})
    words = [sys.executable, "-m", "flexml", "check", ".", "--add-ignores", "-q", *RULES]
    running = [
        subprocess.Popen(words, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) for _ in range(4)
    ]
    for process in running:
        process.wait()
    assert {path.read_text() for path in folder.iterdir()} == {SILENT.format("")}


def test_the_corpus_is_clean_after_it(run, corpus, tmp_path: Path):
    shutil.copytree(corpus, tmp_path / "corpus")
    copy = str(tmp_path / "corpus")
    first = run("check", copy, "--add-ignores=known", "-q", "--output-format", "concise")
    again = run("check", copy, "-q", "--output-format", "concise")
    assert (first.code, again.code) == (0, 0)
