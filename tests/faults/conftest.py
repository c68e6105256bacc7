"""The real command in a process of its own, as a shell starts it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import IO, NamedTuple

import pytest

FIXABLE = '<Response><Record playBeep="True"/><Hangup/></Response>\n'
FIXED = '<Response><Record playBeep="true"/><Hangup/></Response>\n'
WRONG = "<Response><Sya>Hello</Sya></Response>\n"
GOOD = "<Response><Say>Hello</Say><Hangup/></Response>\n"
COMMAND = [sys.executable, "-m", "flexml"]
SECONDS = 60  # none of it takes two, on an idle machine


class Run(NamedTuple):
    code: int
    out: str
    err: str


Flexml = Callable[..., Run]


@pytest.fixture
def flexml(tmp_path: Path) -> Flexml:
    """Runs the command in a folder of its own: `flexml("check", "a.xml", shell="{} >&-")`."""

    def run(
        *words: str | bytes,
        stdin: str = "",
        stdout: int | IO[str] = subprocess.PIPE,
        stderr: int | IO[str] = subprocess.PIPE,
        shell: str = '"$@"',
        env: dict[str, str] | None = None,
        folder: Path = tmp_path,
    ) -> Run:
        ran = subprocess.run(
            ["sh", "-c", shell, "sh", *COMMAND, *words],
            cwd=folder,
            input=stdin.encode(),
            stdout=stdout,
            stderr=stderr,
            env={**os.environ, "NO_COLOR": "1"} if env is None else env,
            timeout=SECONDS,
            check=False,
        )
        out, err = (os.fsdecode(data or b"") for data in (ran.stdout, ran.stderr))
        assert "Traceback" not in err
        assert "internal error" not in err
        assert "Exception ignored" not in err
        return Run(ran.returncode, out, err)

    return run


def names(folder: Path) -> list[str]:
    """What lies in a folder, hidden files and all."""
    return sorted(path.name for path in folder.iterdir())


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 64 KiB."""
    folder = tmp_path / "disk"
    folder.mkdir()
    if not _run("mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(folder)):
        pytest.skip("this user may mount nothing")
    yield folder
    _run("umount", "-l", str(folder))


@pytest.fixture
def full_disk(small_disk: Path) -> Path:
    """A disk that has no room, and one file."""
    fill(small_disk)
    return small_disk


@pytest.fixture
def closed(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Callable[[dict[str, str]], Path]]:
    """Makes a folder with files in it, and lets nobody write there, root neither."""
    is_root = os.geteuid() == 0
    folder: Path = request.getfixturevalue("small_disk") if is_root else tmp_path / "closed"
    folder.mkdir(exist_ok=True)

    def close(files: dict[str, str]) -> Path:
        for name, text in files.items():
            (folder / name).write_text(text)
        if is_root:
            assert _run("mount", "-o", "remount,ro", str(folder))
        else:
            folder.chmod(0o555)
        return folder

    yield close
    if not is_root:
        folder.chmod(0o755)


def fill(disk: Path) -> None:
    """Leave no room on a disk."""
    with (disk / "filler").open("wb", buffering=0) as filler, suppress(OSError):
        while filler.write(b"x" * 4096):
            pass


def _run(*command: str) -> bool:
    try:
        return subprocess.run(command, capture_output=True, check=False).returncode == 0
    except OSError:
        return False
