"""A disk that takes no more while a file is written: the old file stays, and nothing lies beside it."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys

import pytest

from .conftest import COMMAND, FIXABLE, fill, names

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="limits and devices of Linux")
# No byte may be written into a file, pipes aside; the signal that comes with it is ignored, as Python does.
NO_ROOM = "trap '' XFSZ; ulimit -f 0; \"$@\""
TOO_LARGE = "File too large"
WRITING = [
    (["check", "--fix", "a.xml"], "a.xml: not fixed: {}"),
    (["check", "--add-ignores=later", "a.xml"], "a.xml: no comment added: {}"),
    (["check", "-q", "--output", "json=new.json", "a.xml"], "new.json: the json report cannot be written: {}"),
    (["check", "-q", "--output", "sarif=old.json", "a.xml"], "old.json: the sarif report cannot be written: {}"),
    (["format", "a.xml"], "a.xml: not formatted: {}"),
    (["baseline", "a.xml"], "cannot write the baseline flexml-baseline.json: {}"),
    (["schema", "twiml", "--output", "new.xsd"], "cannot write new.xsd: {}"),
    (["schema", "twiml", "--output", "old.json"], "cannot write old.json: {}"),
]


@pytest.fixture(autouse=True)
def documents(tmp_path):
    (tmp_path / "a.xml").write_text(FIXABLE)
    (tmp_path / "old.json").write_text("old")


@pytest.mark.parametrize(("words", "error"), WRITING, ids=lambda value: " ".join(value)[:30])
def test_a_file_that_may_not_grow(flexml, tmp_path, words, error):
    run = flexml(*words, shell=NO_ROOM)
    assert (run.code, run.err.splitlines()[0]) == (2, f"flexml: {error.format(TOO_LARGE)}")
    assert names(tmp_path) == ["a.xml", "old.json"]
    assert [(tmp_path / name).read_text() for name in names(tmp_path)] == [FIXABLE, "old"]


@pytest.mark.parametrize(("words", "error"), WRITING, ids=lambda value: " ".join(value)[:30])
def test_a_full_disk(small_disk, words, error):
    document = FIXABLE.replace("<Hangup/>", "<Hangup/>" + "<!-- much -->\n" * 300)
    (small_disk / "a.xml").write_text(document)
    (small_disk / "old.json").write_text("old")
    fill(small_disk)
    run = subprocess.run([*COMMAND, *words], cwd=small_disk, capture_output=True, text=True, check=False)
    assert (run.returncode, run.stderr.splitlines()[0]) == (2, f"flexml: {error.format('No space left on device')}")
    assert names(small_disk) == ["a.xml", "filler", "old.json"]
    assert [(small_disk / name).read_text() for name in ("a.xml", "old.json")] == [document, "old"]


@pytest.mark.parametrize("words", [words for words, _ in WRITING], ids=lambda value: " ".join(value)[:30])
def test_a_folder_that_may_not_be_written(flexml, closed, words):
    folder = closed({"a.xml": FIXABLE, "old.json": "old"})
    assert flexml(*words, folder=folder).code == 2
    assert {path.name: path.read_text() for path in folder.iterdir()} == {"a.xml": FIXABLE, "old.json": "old"}


def test_a_report_goes_to_a_pipe(flexml, tmp_path):
    report = tmp_path / "report"
    shell = f'cat {shlex.quote(str(report))} >copy & "$@"; code=$?; wait; exit $code'
    os.mkfifo(report)
    assert flexml("check", "-q", "--output", "concise=report", "a.xml", shell=shell).code == 1
    assert "doubtful-value" in (tmp_path / "copy").read_text()
