from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from flexml.cli.replacing import replace_file


def names(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir()]


def test_the_content_is_replaced_and_nothing_is_left_beside_it(tmp_path):
    path = tmp_path / "a.xml"
    path.write_bytes(b"old\r\n")
    replace_file(str(path), b"old\r\n", b"new\r\n")
    assert (path.read_bytes(), names(tmp_path)) == (b"new\r\n", ["a.xml"])


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o755])
def test_the_mode_is_kept(tmp_path, mode):
    path = tmp_path / "a.xml"
    path.write_bytes(b"old")
    path.chmod(mode)
    replace_file(str(path), b"old", b"new")
    assert path.stat().st_mode & 0o777 == mode


def test_a_link_stays_a_link(tmp_path):
    (tmp_path / "real").mkdir()
    target, link = tmp_path / "real" / "a.xml", tmp_path / "link.xml"
    target.write_bytes(b"old")
    link.symlink_to(Path("real") / "a.xml")
    replace_file(str(link), b"old", b"new")
    assert (link.is_symlink(), target.read_bytes(), names(tmp_path / "real")) == (True, b"new", ["a.xml"])


def test_a_file_that_has_changed_is_left_alone(tmp_path):
    path = tmp_path / "a.xml"
    path.write_bytes(b"somebody else's")
    with pytest.raises(OSError, match="changed by somebody else"):
        replace_file(str(path), b"old", b"new")
    assert (path.read_bytes(), names(tmp_path)) == (b"somebody else's", ["a.xml"])


@pytest.mark.skipif(os.name != "posix", reason="needs a device that can be read")
def test_what_is_no_regular_file_is_left_alone():
    with pytest.raises(OSError, match="no regular file"):
        replace_file(os.devnull, b"", b"new")


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may write everything")
def test_a_file_that_may_not_be_written_is_left_alone(tmp_path):
    path = tmp_path / "a.xml"
    path.write_bytes(b"old")
    path.chmod(0o444)
    with pytest.raises(PermissionError):
        replace_file(str(path), b"old", b"new")
    assert path.read_bytes() == b"old"


KILLED = """
import os, signal, sys
from flexml.cli.replacing import replace_file
step = {step!r}
real = getattr(os, step)
def killed(*words, **others):
    os.kill(os.getpid(), signal.SIGKILL)
setattr(os, step, killed)
replace_file("a.xml", b"old" * 1000, b"new" * 1000)
"""


@pytest.mark.skipif(os.name != "posix", reason="needs signals")
@pytest.mark.parametrize("step", ["fsync", "chmod", "replace"])
def test_a_program_that_is_killed_leaves_the_old_file(tmp_path, step):
    (tmp_path / "a.xml").write_bytes(b"old" * 1000)
    run = subprocess.run([sys.executable, "-c", KILLED.format(step=step)], cwd=tmp_path, check=False)
    assert (run.returncode, (tmp_path / "a.xml").read_bytes()) == (-signal.SIGKILL, b"old" * 1000)


WRITER = """
from pathlib import Path
from flexml.cli.replacing import replace_file
old, new = b"old" * 100_000, b"new" * 100_000
print("ready", flush=True)
while True:
    replace_file("a.xml", old, new)
    replace_file("a.xml", new, old)
"""


@pytest.mark.skipif(os.name != "posix", reason="needs signals")
def test_a_program_that_is_killed_at_any_time_leaves_one_of_the_two(tmp_path):
    old, new = b"old" * 100_000, b"new" * 100_000
    seen = []
    for attempt in range(5):
        (tmp_path / "a.xml").write_bytes(old)
        with subprocess.Popen([sys.executable, "-c", WRITER], cwd=tmp_path, stdout=subprocess.PIPE) as process:
            assert process.stdout is not None
            process.stdout.readline()
            time.sleep(0.01 + attempt * 0.007)
            process.kill()
        seen.append((tmp_path / "a.xml").read_bytes())
    assert set(seen) <= {old, new}
