"""A run that is ended from outside, at any moment."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from pathlib import Path

import pytest

import flexml
from flexml.cli.replacing import replace_file

from .conftest import COMMAND, FIXABLE, FIXED, SECONDS, names

pytestmark = pytest.mark.skipif(os.name != "posix", reason="needs signals")
PACKAGE = Path(flexml.__file__).parent
MANY = 40
HOUR = 3600
MOMENTS = 12  # so many runs are ended, each a bit later than the one before
FORMATTED = '<Response>\n  <Record playBeep="True"/>\n  <Hangup/>\n</Response>\n'
WRITING = [(["check", "--fix", "-q", "."], FIXED), (["format", "."], FORMATTED)]


def lay_out(folder: Path) -> None:
    """Many files that change, one of them behind a link, one that few may read."""
    (folder / "calls").mkdir(exist_ok=True)
    for number in range(MANY):
        (folder / "calls" / f"{number}.xml").write_text(FIXABLE)
    (folder / "calls" / "0.xml").chmod(0o640)
    (folder / "real").write_text(FIXABLE)
    link = folder / "calls" / "link.xml"
    if not link.is_symlink():
        link.symlink_to(Path("..") / "real")


def ended_cleanly(code: int, err: str) -> bool:
    """Tell whether a run ended as one that was interrupted, or before that; a shell shows both codes as 130.

    Of Python's own start, where none of our code is loaded, Python itself tells.
    """
    if code not in (130, -signal.SIGINT):
        return code in (0, 1) and err == ""
    is_start_of_python = "Traceback" in err and str(PACKAGE) not in err
    return err in ("", "flexml: interrupted\n") or is_start_of_python


def seconds_of_a_whole_run(words: list[str], folder: Path) -> float:
    lay_out(folder)
    start = time.monotonic()
    subprocess.run([*COMMAND, *words], cwd=folder / "calls", capture_output=True, timeout=SECONDS, check=False)
    return time.monotonic() - start


@pytest.mark.parametrize(("words", "new"), WRITING, ids=["fix", "format"])
@pytest.mark.parametrize("sent", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT], ids=lambda sent: sent.name)
def test_every_file_is_the_old_one_or_the_new_one(tmp_path, words, new, sent):
    whole = seconds_of_a_whole_run(words, tmp_path)
    for moment in range(MOMENTS):
        lay_out(tmp_path)
        with subprocess.Popen(
            [*COMMAND, *words, "link.xml"], cwd=tmp_path / "calls", stdout=subprocess.PIPE, stderr=subprocess.PIPE
        ) as process:
            time.sleep(whole * (0.3 + 0.7 * moment / MOMENTS))  # before that, Python starts
            process.send_signal(sent)
            _, err = process.communicate(timeout=SECONDS)
        files = [path for path in (tmp_path / "calls").iterdir() if path.suffix == ".xml"]
        assert len(files) == MANY + 1
        assert {path.read_text() for path in files} <= {FIXABLE, new}
        assert (tmp_path / "calls" / "link.xml").is_symlink()
        assert (tmp_path / "calls" / "0.xml").stat().st_mode & 0o777 == 0o640
        if sent == signal.SIGINT:
            assert ended_cleanly(process.returncode, err.decode())
            assert names(tmp_path) == ["calls", "real"]
            assert len(names(tmp_path / "calls")) == MANY + 1
    (tmp_path / "real").unlink()


def test_what_killed_runs_left_is_swept_up(tmp_path):
    document, left, own, new = (tmp_path / name for name in ("a.xml", ".flexml-a.tmp", ".other.tmp", ".flexml-b.tmp"))
    for path in (document, left, own, new):
        path.write_text(FIXABLE)
    for path in (left, own):
        os.utime(path, (time.time() - 2 * HOUR,) * 2)
    run = subprocess.run([*COMMAND, "check", "--fix", "."], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (run.returncode, document.read_text()) == (0, FIXED)
    # Another run may still be writing the younger one, and the third is somebody else's.
    assert names(tmp_path) == [".flexml-b.tmp", ".other.tmp", "a.xml"]


def test_what_a_killed_run_leaves_is_no_document(tmp_path):
    (tmp_path / ".flexml-a.tmp").write_text(FIXABLE)
    run = subprocess.run([*COMMAND, "check", "."], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (run.returncode, run.stdout) == (0, "Found no call-control XML\n")


def test_a_name_as_long_as_names_can_be(tmp_path):
    path = tmp_path / ("a" * 251 + ".xml")
    path.write_text(FIXABLE)
    replace_file(str(path), FIXABLE.encode(), FIXED.encode())
    assert path.read_text() == FIXED


@pytest.mark.parametrize("words", [["check", "."], ["check", "-"], ["baseline", "."]], ids=lambda words: words[0])
def test_an_interrupted_run_says_one_line(tmp_path, words):
    seconds_of_a_whole_run(words, tmp_path)  # what it keeps makes those after it much shorter
    whole = seconds_of_a_whole_run(words, tmp_path)
    seen = []
    for moment in range(MOMENTS):
        with subprocess.Popen(
            [*COMMAND, *words],
            cwd=tmp_path / "calls",
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            start_new_session=True,
        ) as process:
            time.sleep(whole * (0.5 + 0.5 * moment / MOMENTS))
            os.killpg(process.pid, signal.SIGINT)  # as a terminal does it: workers, too
            try:
                process.wait(SECONDS)
            finally:
                _, err = process.communicate()
            with pytest.raises(ProcessLookupError):  # nobody of the group is left
                os.killpg(process.pid, 0)
        assert ended_cleanly(process.returncode, err.decode())
        seen.append(process.returncode)
    assert {130, -signal.SIGINT} & set(seen), seen
