"""A disk that takes no more while a file is written: the old file stays, and nothing lies beside it."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from .conftest import COMMAND, FIXABLE, names

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


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    folder = tmp_path / "disk"
    folder.mkdir()
    mounting = ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(folder)]
    try:
        mounted = subprocess.run(mounting, capture_output=True, check=False).returncode == 0
    except OSError:
        mounted = False
    if not mounted:
        pytest.skip("this user may mount nothing")
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=True)


@pytest.mark.parametrize(("words", "error"), WRITING, ids=lambda value: " ".join(value)[:30])
def test_a_full_disk(small_disk, words, error):
    document = FIXABLE.replace("<Hangup/>", "<Hangup/>" + "<!-- much -->\n" * 300)
    (small_disk / "a.xml").write_text(document)
    (small_disk / "old.json").write_text("old")
    with (small_disk / "filler").open("wb", buffering=0) as filler, suppress(OSError):
        while filler.write(b"x" * 4096):
            pass
    run = subprocess.run([*COMMAND, *words], cwd=small_disk, capture_output=True, text=True, check=False)
    assert (run.returncode, run.stderr.splitlines()[0]) == (2, f"flexml: {error.format('No space left on device')}")
    assert names(small_disk) == ["a.xml", "filler", "old.json"]
    assert [(small_disk / name).read_text() for name in ("a.xml", "old.json")] == [document, "old"]


@pytest.mark.parametrize("words", [words for words, _ in WRITING], ids=lambda value: " ".join(value)[:30])
def test_a_folder_that_may_not_be_written(flexml, tmp_path, words):
    if os.geteuid() == 0:
        pytest.skip("root may write everything")
    tmp_path.chmod(0o555)
    try:
        assert flexml(*words).code == 2
    finally:
        tmp_path.chmod(0o755)
    assert (names(tmp_path), (tmp_path / "a.xml").read_text()) == (["a.xml", "old.json"], FIXABLE)


def test_a_report_goes_to_a_pipe(flexml, tmp_path):
    report = tmp_path / "report"
    shell = f'cat {shlex.quote(str(report))} >copy & "$@"; code=$?; wait; exit $code'
    os.mkfifo(report)
    assert flexml("check", "-q", "--output", "concise=report", "a.xml", shell=shell).code == 1
    assert "doubtful-value" in (tmp_path / "copy").read_text()
