"""The real command in a process of its own, as a shell starts it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
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
    ) -> Run:
        ran = subprocess.run(
            ["sh", "-c", shell, "sh", *COMMAND, *words],
            cwd=tmp_path,
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
