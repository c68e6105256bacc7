"""Standard streams that are closed, full, or not read, and an environment that says little."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from .conftest import FIXABLE, WRONG

pytestmark = pytest.mark.skipif(os.name != "posix", reason="a shell that closes streams")
NO_STREAM = "flexml: the output cannot be written: Bad file descriptor\n"
FULL = "flexml: the output cannot be written: No space left on device\n"
PRINTING = [
    ["check", "a.xml"],
    ["check", "a.xml", "--output-format", "sarif"],
    ["check", "a.xml", "--diff"],
    ["check", "a.xml", "--statistics"],
    ["config", "a.xml"],
    ["completion", "bash"],
    ["dialects"],
    ["explain", "FX102"],
    ["format", "a.xml", "--diff"],
    ["graph", "a.xml"],
    ["rules"],
    ["schema", "twiml"],
    ["--help"],
    ["check", "--help"],
    ["--version"],
]


@pytest.fixture(autouse=True)
def document(tmp_path):
    (tmp_path / "a.xml").write_text(FIXABLE)


@pytest.mark.parametrize("words", PRINTING, ids=" ".join)
def test_a_closed_standard_output_is_told(flexml, words):
    run = flexml(*words, shell='"$@" >&-')
    assert (run.code, run.err.splitlines(keepends=True)[-1]) == (2, NO_STREAM)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device of Linux")
@pytest.mark.parametrize("words", PRINTING, ids=" ".join)
def test_a_full_standard_output_is_told(flexml, words):
    run = flexml(*words, shell='"$@" >/dev/full')
    assert (run.code, run.err.splitlines(keepends=True)[-1]) == (2, FULL)


@pytest.mark.parametrize("shell", ['"$@" 2>&-', '"$@" 2>/dev/full'])
@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["check", "a.xml"], 1),
        (["check", "a.xml", "missing.xml"], 2),
        (["check", "--fix", "a.xml"], 0),
        (["format", "a.xml"], 0),
        (["chekc"], 2),
        ([], 2),
    ],
    ids=str,
)
def test_without_a_standard_error_the_exit_code_is_the_same(flexml, shell, words, code):
    if "full" in shell and not Path("/dev/full").exists():
        pytest.skip("a device of Linux")
    assert flexml(*words, shell=shell)[::2] == (code, "")


def test_a_closed_standard_input_is_a_file_that_cannot_be_read(flexml):
    assert flexml("check", "-", shell='"$@" <&-')[::2] == (2, "flexml: <stdin>: Bad file descriptor\n")
    assert flexml("check", "a.xml", shell='"$@" <&-').code == 1


@pytest.mark.parametrize("words", [["check", "--fix", "a.xml"], ["format", "a.xml"], ["baseline", "a.xml"]])
def test_with_all_streams_closed_no_file_takes_their_place(flexml, tmp_path, words):
    run = flexml(*words, shell='"$@" <&- >&- 2>&-')
    formatted = '<Response>\n  <Record playBeep="True"/>\n  <Hangup/>\n</Response>\n'
    written = {"format": formatted, "baseline": FIXABLE}.get(words[0], FIXABLE.replace("True", "true"))
    assert run.code == 2  # what was to be said cannot be
    assert (tmp_path / "a.xml").read_text() == written


@pytest.mark.parametrize("words", [["check", "a.xml"], ["rules"], ["rules", "--output-format", "json"], ["--help"]])
def test_a_reader_that_leaves_at_once(flexml, tmp_path, words):
    (tmp_path / "a.xml").write_text("<Response>" + WRONG * 500 + "</Response>")
    run = flexml(*words, shell='{ "$@"; echo $? >code; } | true')
    assert (run.err, int((tmp_path / "code").read_text())) in {("", 141), ("", 0), ("", 1)}


@pytest.mark.parametrize(
    "environment",
    [
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"PYTHONIOENCODING": "ascii"},
        {"TERM": "dumb"},
        {"HOME": "/nonexistent"},
    ],
    ids=str,
)
@pytest.mark.parametrize("output_format", ["full", "concise", "json", "sarif", "junit", "github", "gitlab"])
def test_an_environment_that_says_little(flexml, tmp_path, environment, output_format):
    name = os.fsdecode(b"caf\xc3\xa9\xff.xml")
    (tmp_path / name).write_text("<Response><Say>日本 \U0001f600</Say><Sya>é</Sya></Response>", encoding="utf-8")
    run = flexml("check", ".", "--output-format", output_format, env={"PATH": os.environ["PATH"], **environment})
    assert run.code == 1
    assert run.err == "" or (output_format, len(run.err.splitlines())) == ("github", 1)


def test_an_empty_argument_is_no_file(flexml):
    assert flexml("check", "")[::2] == (2, "flexml: : No such file or directory\n")
