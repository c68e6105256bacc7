"""Runs a program within bounds of time and memory, and measures what it took."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

MEGABYTE = 1024 * 1024


class Run(NamedTuple):
    """What a program said, and what it took: seconds of the processor, and megabytes at their most."""

    code: int
    out: str
    err: str
    seconds: float
    megabytes: float


def run(words: Sequence[str | Path], folder: Path, *, seconds: int, megabytes: int) -> Run:
    """Run Python with these arguments; the kernel ends it beyond the bounds, which count what it did alone."""

    def bound() -> None:
        resource.setrlimit(resource.RLIMIT_AS, (megabytes * MEGABYTE,) * 2)
        resource.setrlimit(resource.RLIMIT_CPU, (seconds,) * 2)

    with (folder / "out").open("wb+") as out, (folder / "err").open("wb+") as err:
        process = subprocess.Popen(
            [sys.executable, *words],
            cwd=folder,
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=err,
            preexec_fn=bound,
            env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
        )
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        err.seek(0)
        return Run(
            process.returncode,
            out.read().decode("utf-8", "replace"),
            err.read().decode("utf-8", "replace"),
            used.ru_utime + used.ru_stime,
            used.ru_maxrss / 1024,
        )
