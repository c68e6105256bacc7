"""Documents in the strings of Python files, from the command line and from Python."""

from __future__ import annotations

import pytest

import flexml
from flexml.errors import ReadError

APP = """\
def answer(name):
    return f"<Response><Say>Hello {name}</Say><Hangup/></Response>"


def other():
    return "<Response><Sya>Hello</Sya><Play>/a.mp3</Play></Response>"
"""
PLACES = ["app.py:2:35: warning FX602", "app.py:6:24: error FX102"]
GOOD = "def answer():\n    return '<Response><Say>Hello</Say><Redirect>/next</Redirect></Response>'\n"
WITHOUT = "def answer():\n    return '<Request/>'\n"


def places(out: str) -> list[str]:
    return [" ".join(line.split()[:3]) for line in out.splitlines()[:-1]]


def test_a_program_that_is_named_is_checked(run, files):
    files({"app.py": APP})
    result = run("check", "app.py", "--output-format", "concise")
    assert (result.code, places(result.out)) == (1, PLACES)


def test_programs_in_a_folder_are_checked_where_it_is_asked_for(run, files):
    files({"app.py": APP, "good.py": GOOD, "none.py": WITHOUT})
    assert run("check", ".").out == "Found no call-control XML\n"
    wanted = run("check", ".", "--python", "--output-format", "concise")
    assert (wanted.code, places(wanted.out)) == (1, PLACES)
    assert wanted.out.splitlines()[-1].endswith("in 1 of 2 files (dialect flexml or twiml); skipped 1 file without XML")


@pytest.mark.parametrize("setting", ["python = true", 'include = ["*.py"]'])
def test_the_configuration_asks_for_programs(run, files, setting):
    files({"app.py": APP, "flexml.toml": setting})
    assert places(run("check", "--output-format", "concise").out) == PLACES


def test_the_dialect_of_the_configuration_holds_unless_a_comment_says_another(run, files):
    program = """
one = "<Response><Connect><Agent/></Connect></Response>"
# flexml: dialect=twiml
two = "<Response><Hangup/></Response>"
"""
    files({"app.py": program, "flexml.toml": 'dialect = "flexml"\nselect = ["unknown-element"]'})
    assert run("check", "app.py").out.splitlines()[-1].endswith("(dialect flexml or twiml)")


def test_standard_input_is_a_program_by_its_name(run, files):
    files({})
    result = run("check", "-", "--stdin-filename", "app.py", "--output-format", "concise", stdin=APP.encode())
    assert places(result.out) == PLACES


def test_a_comment_silences(run, files):
    files({"app.py": APP.replace("    return f", "    # flexml: ignore[FX602]: of our own\n    return f")})
    assert places(run("check", "app.py", "--output-format", "concise").out) == ["app.py:7:24: error FX102"]


def test_a_program_that_is_no_python_is_told_and_the_others_are_checked(run, files):
    files({"app.py": APP, "broken.py": "def answer(:\n    '<Response/>'\n"})
    result = run("check", "app.py", "broken.py", "--output-format", "concise")
    assert (result.code, places(result.out)) == (2, PLACES)
    assert result.err.startswith("flexml: broken.py: line 1: not the Python that runs flexml: ")


def test_a_program_that_is_too_large_is_told(run, files):
    files({"app.py": b"#" * (4 * 1024 * 1024 + 1)})
    result = run("check", "app.py")
    assert (result.code, result.err) == (2, "flexml: app.py: the program has more than 4,194,304 bytes\n")


def test_documents_of_other_vendors_are_passed_over_in_a_folder(run, files):
    files({"app.py": "x = '<Response><Speak>Hi</Speak><GetDigits/><Dial/></Response>'\n"})
    assert run("check", ".", "--python").out == "Found no call-control XML; skipped 1 document of another vendor\n"


@pytest.mark.parametrize("option", ["--fix", "--add-ignores", "--diff"])
def test_no_program_is_written(run, files, option):
    folder = files({"app.py": APP})
    run("check", "app.py", option)
    assert (folder / "app.py").read_text() == APP


def test_a_program_gets_no_comments_and_is_checked_all_the_same(run, files):
    files({"app.py": APP})
    result = run("check", "app.py", "--add-ignores")
    assert (result.code, result.out) == (1, run("check", "app.py").out)
    words = "no comment added: in a program, write `# flexml: ignore[rule]: reason` above the string"
    assert result.err == f"flexml: app.py: {words}\nflexml: no comment added\n"


def test_a_program_is_not_formatted(run, files):
    folder = files({"app.py": APP})
    result = run("format", "app.py")
    assert (result.code, result.err) == (2, "flexml: app.py: not formatted: it is a program\n")
    assert (folder / "app.py").read_text() == APP


class TestInPython:
    def test_a_path_is_checked(self, files):
        report = flexml.check(files({"app.py": APP}) / "app.py")
        assert [finding.code for finding in report] == ["FX602", "FX102"]

    def test_a_program_without_documents_has_no_findings(self, files):
        assert flexml.check(files({"app.py": WITHOUT}) / "app.py").ok

    def test_a_configuration_holds(self, files):
        folder = files({"app.py": APP, "flexml.toml": 'dialect = "twiml"\nignore = ["security"]'})
        report = flexml.check(folder / "app.py", config=folder / "flexml.toml")
        assert ([finding.code for finding in report], report.dialects) == (["FX102"], ("twiml",))

    def test_what_is_no_python_is_an_error(self, files):
        path = files({"app.py": "def f(:\n  '<Response/>'"}) / "app.py"
        with pytest.raises(ReadError, match="line 1"):
            flexml.check(path)


def test_what_one_document_of_a_program_says_of_its_vendor_tells_whose_others_are(run, files):
    plain = "'<Response><Speak>Hello</Speak></Response>'"
    doubtful = "'<Response><Dial><User>sip:a@example.com</User></Dial></Response>'"
    wrong = "'<Response><Dial><Sya/></Dial></Response>'"
    files(
        {
            "plivo.py": f"a = {plain}\nb = {doubtful}\n",
            "both.py": f"a = {plain}\nb = {wrong}\n",
            "ours.py": f"a = {doubtful}\n",
        }
    )
    result = run("check", ".", "--python", "--output-format", "concise")
    assert places(result.out) == ["both.py:2:23: error FX102", "ours.py:1:23: error FX102"]
    assert result.out.endswith("skipped 1 document of another vendor\n")
