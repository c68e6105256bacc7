"""Processes that check files side by side, when the first of them is ended from outside: none of the others is left."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from .conftest import COMMAND, SECONDS

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="looks at /proc")
FILES = 200
SLOW = "<Response>" + "<Sya>Hello</Sya>" * 50 + "</Response>\n"


@pytest.fixture
def calls(tmp_path: Path) -> Path:
    """Files that take two processes a second."""
    folder = tmp_path / "calls"
    folder.mkdir()
    for number in range(FILES):
        (folder / f"{number}.xml").write_text(SLOW + f"<!-- {number} -->")
    return folder


def of_group(group: int) -> list[int]:
    """The processes of a group that have not ended."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            state, _, its_group = stat.read_text().rpartition(")")[2].split()[:3]
        except OSError:
            continue  # it has ended in the meantime
        if int(its_group) == group and state != "Z":
            found.append(int(stat.parent.name))
    return found


def wait_for(condition, what):
    end = time.monotonic() + SECONDS
    while not condition():
        assert time.monotonic() < end, what
        time.sleep(0.01)


@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL], ids=lambda sent: sent.name)
@pytest.mark.parametrize("to_all", [True, False], ids=["to all", "to the first"])
def test_no_process_is_left(tmp_path, calls, sent, to_all):
    command = [*COMMAND, "check", "--jobs", "2", "-q", "--cache-dir", str(tmp_path / "cache"), "."]
    with subprocess.Popen(
        command, cwd=calls, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, start_new_session=True
    ) as process:
        wait_for(lambda: len(of_group(process.pid)) >= 3 or process.poll() is not None, "no process was started")
        assert process.poll() is None, "it was over before the others were started"
        if to_all:
            os.killpg(process.pid, sent)
        else:
            process.send_signal(sent)
        _, err = process.communicate(timeout=SECONDS)
    wait_for(lambda: not of_group(process.pid), "a process is left")
    if sent == signal.SIGINT:
        assert (process.returncode, err) == (130, b"flexml: interrupted\n")
    else:
        assert (process.returncode, err) == (-sent, b"")
    again = subprocess.run(command, cwd=calls, capture_output=True, text=True, timeout=SECONDS, check=False)
    assert (again.returncode, again.stderr) == (1, "")  # what was cut off does the next run no harm
