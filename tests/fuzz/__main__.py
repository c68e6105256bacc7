"""Fuzz all targets in turn, or those that are named.

For example:
  python -m tests.fuzz --seconds 600
  python -m tests.fuzz check fix --seconds 3600 --rounds 8
  python -m tests.fuzz --minimise

What fails is kept in `FOLDER/findings`, one input for each way to fail with what it raises beside it; `python -m
tests.fuzz check --replay FOLDER/findings/check-*` runs inputs again. FLEXML_FUZZ_SEEDS names a folder of more files to
begin with.
"""

from __future__ import annotations

import argparse
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha1
from pathlib import Path
from typing import NamedTuple

from tests.fuzz import bounds
from tests.fuzz.fewest import fewest
from tests.fuzz.target import ROOT, find, names

_LONGEST = 4096
_HANGING = 60  # seconds until libFuzzer ends a process
_STATE = re.compile(r"^#(\d+)\t.* cov: (\d+) .*?corp: (\d+)/", re.MULTILINE)


class Run(NamedTuple):
    """What became of one run of a target."""

    target: str
    executions: int
    coverage: int
    inputs: int
    seconds: float
    code: int

    def __str__(self) -> str:
        words = f"{self.target:9} {self.executions:9,} executions {self.executions / self.seconds:7.0f} a second"
        ended = "" if self.code == 0 else f"  ended with {self.code}"
        return f"{words} {self.coverage:6,} edges {self.inputs:6,} inputs{ended}"


def main() -> int:
    """Do what the command line asks for; return 1 where something was found."""
    arguments = _parser().parse_args()
    targets: list[str] = arguments.targets or names()
    if arguments.replay:
        for path in arguments.replay:
            bounds.run(find(targets[0]), path.read_bytes())
        return 0
    folder: Path = arguments.into
    (folder / "findings").mkdir(parents=True, exist_ok=True)
    if arguments.minimise:
        for name in targets:
            _minimise(name, folder)
        return 0
    with ThreadPoolExecutor(arguments.jobs) as pool:
        for _ in range(arguments.rounds):
            for run in pool.map(lambda target: _fuzz(target, folder, arguments.seconds), targets):
                _tell(folder, str(run))
    found = sorted(path.name for path in (folder / "findings").glob("*") if path.suffix != ".txt")
    print(f"found: {', '.join(found) or 'nothing'}")
    return 1 if found else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m tests.fuzz", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("targets", nargs="*", metavar="TARGET", help=", ".join(names()))
    parser.add_argument("--seconds", type=int, default=300, help="for each target and round; default: %(default)s")
    parser.add_argument("--rounds", type=int, default=1, help="how often each target has its turn; default: 1")
    parser.add_argument("--jobs", type=int, default=2, help="how many targets at once; default: 2")
    parser.add_argument(
        "--into", type=Path, default=ROOT / "fuzzing", metavar="FOLDER", help="inputs and findings; default: fuzzing"
    )
    parser.add_argument("--minimise", action="store_true", help="write what is reached into the corpus, in few inputs")
    parser.add_argument("--replay", nargs="+", type=Path, metavar="FILE", help="run inputs of one target again")
    return parser


def _fuzz(target: str, folder: Path, seconds: int) -> Run:
    """Fuzz for a time; what hangs or crashes the process itself is found too, and the rest of the time goes on."""
    start, executions, coverage, inputs, code = time.monotonic(), 0, 0, 0, 0
    log = folder / f"{target}.log"
    while (left := seconds - int(time.monotonic() - start)) > 0:
        options = (f"-max_total_time={left}", f"-max_len={_LONGEST}", f"-timeout={_HANGING}", "-rss_limit_mb=2048")
        with log.open("wb") as output:
            code = subprocess.run(
                [
                    *(sys.executable, "-m", "tests.fuzz.fuzzer", target, folder / "findings", *options),
                    *(f"-artifact_prefix={folder / 'findings' / target}-", folder / "inputs" / target),
                ],
                cwd=ROOT,
                stdout=output,
                stderr=subprocess.STDOUT,
                check=False,
            ).returncode
        states = list(_states(log))
        if not states:
            break
        executions, coverage, inputs = executions + states[-1][0], *states[-1][1:]
    return Run(target, executions, coverage, inputs, time.monotonic() - start, code)


def _states(log: Path) -> Iterator[tuple[int, int, int]]:
    for found in _STATE.finditer(log.read_text("utf-8", "replace")):
        yield int(found[1]), int(found[2]), int(found[3])


def _tell(folder: Path, words: str) -> None:
    print(words, flush=True)
    with (folder / "runs.txt").open("a", encoding="utf-8") as runs:
        runs.write(f"{time.strftime('%Y-%m-%d %H:%M')} {words}\n")


def _minimise(name: str, folder: Path) -> None:
    """Write few of the inputs that a target had into its corpus."""
    target = find(name)
    reached = [path.read_bytes() for path in (folder / "inputs" / name).glob("*")]
    chosen = fewest(target, [*reached, *target.inputs()], target.seeds())
    shutil.rmtree(target.corpus, ignore_errors=True)
    target.corpus.mkdir(parents=True)
    for data in chosen:
        (target.corpus / sha1(data, usedforsecurity=False).hexdigest()[:12]).write_bytes(data)
    _tell(folder, f"{name:9} {len(chosen):5,} inputs of {len(reached):,}, {sum(map(len, chosen)):,} bytes")


if __name__ == "__main__":
    sys.exit(main())
