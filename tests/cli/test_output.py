"""Reports in files."""

from __future__ import annotations

import json
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from .conftest import BAD


@pytest.fixture
def bad(files):
    return files({"bad.xml": BAD})


def test_several_are_written_at_once(run, bad):
    result = run("check", "bad.xml", "--output", "sarif=a.sarif", "--output", "gitlab=b.json", "-q")
    assert result.code == 1
    assert json.loads((bad / "a.sarif").read_text("utf-8"))["version"] == "2.1.0"
    assert json.loads((bad / "b.json").read_text("utf-8")) != []


def test_one_goes_along_with_what_is_printed(run, bad):
    result = run("check", "bad.xml", "--output", "json=a.json", "--output-format", "concise")
    assert result.out == run("check", "bad.xml", "--output-format", "concise").out


@pytest.mark.parametrize(
    ("asked", "reason"),
    [
        ("yaml=a", "there is no output format `yaml`; known are `concise`, `full`"),
        ("sarif", "`sarif` is not FORMAT=FILE, such as `sarif=flexml.sarif`"),
        ("sarif=", "`sarif=` is not FORMAT=FILE"),
        ("sarif=-", "a report goes to a file; `--output-format sarif` prints it"),
    ],
)
def test_a_wrong_one_is_refused(run, bad, asked, reason):
    result = run("check", "bad.xml", "--output", asked)
    assert result.code == 2
    assert reason in result.err


def test_two_in_one_file_are_refused_before_anything_is_done(run, bad):
    result = run("check", "bad.xml", "--output", "json=a.json", "--output", "sarif=./a.json")
    assert (result.code, result.out) == (2, "")
    assert result.err == "flexml: two reports go to `a.json`, and the second would replace the first\n"
    assert not (bad / "a.json").exists()


def test_two_may_go_to_one_stream(run, bad):
    result = run("check", "bad.xml", "--output", "json=/dev/null", "--output", "sarif=/dev/null")
    assert (result.code, result.err) == (1, "")


def test_one_that_cannot_be_written_is_told_and_the_others_are(run, bad):
    result = run("check", "bad.xml", "--output", "json=no/a.json", "--output", "json=b.json")
    assert result.code == 2
    assert "no/a.json: the json report cannot be written: No such file or directory" in result.err
    assert "Found " in result.out
    assert json.loads((bad / "b.json").read_text("utf-8"))["findings"] != []


def test_an_older_one_is_replaced_whole(run, bad):
    report = bad / "a.json"
    report.write_text("x" * 100_000, "utf-8")
    report.chmod(0o640)
    run("check", "bad.xml", "--output", "json=a.json")
    assert json.loads(report.read_text("utf-8"))["findings"] != []
    assert stat.S_IMODE(report.stat().st_mode) == 0o640
    assert sorted(path.name for path in bad.iterdir()) == ["a.json", "bad.xml"]


@pytest.mark.skipif(sys.platform == "win32", reason="needs symbolic links")
def test_a_link_is_followed(run, bad):
    (bad / "link.json").symlink_to("real.json")
    run("check", "bad.xml", "--output", "json=link.json")
    assert (bad / "link.json").is_symlink()
    assert json.loads((bad / "real.json").read_text("utf-8"))["findings"] != []


@pytest.mark.skipif(not Path("/dev/stderr").exists(), reason="needs /dev/stderr")
def test_a_stream_is_written_to(bad):
    words = ("check", "bad.xml", "--output", "json=/dev/stderr", "--quiet")
    result = subprocess.run([sys.executable, "-m", "flexml", *words], cwd=bad, capture_output=True, check=False)
    assert json.loads(result.stderr)["findings"] != []
