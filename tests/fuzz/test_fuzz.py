"""A short and repeatable part of what `make fuzz` does: the corpus and some mutants of it, without atheris."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from pathlib import Path
from random import Random

import pytest

from tests.fuzz import bounds, finding
from tests.fuzz.mutator import Mutator
from tests.fuzz.target import ROOT, Target, find, names

MUTANTS = 100  # fewer of what takes long
FACTOR = 20  # a machine that runs other tests beside


@pytest.mark.filterwarnings("ignore")  # of jinja2, and of Python about programs
@pytest.mark.parametrize("name", names())
def test_promises_hold_for_the_corpus_and_for_mutants_of_it(name: str) -> None:
    target, random = find(name), Random(name)
    corpus, seeds = target.inputs(), [*target.seeds()]
    mutator = Mutator([*target.words()], seeds, target.options)
    for data in corpus:
        bounds.run(target, data, FACTOR)
    for _ in range(int(MUTANTS / target.seconds)):
        data = mutator.mutate(random.choice(random.choice((corpus or seeds, seeds))), 4096, random)
        bounds.run(target, data, FACTOR)


def test_a_broken_promise_is_kept_with_its_smallest_input(tmp_path: Path) -> None:
    def run(data: bytes) -> None:
        raise ValueError(data)

    target = Target("broken", run, tuple, tuple)
    for data in (b"long", b"a", b"longer"):
        with pytest.raises(ValueError) as caught:  # noqa: PT011 - the one of this test
            bounds.run(target, data)
        path = finding.keep(tmp_path, target.name, data, caught.value)
    assert (path.read_bytes(), len(list(tmp_path.iterdir()))) == (b"a", 2)
    assert "ValueError: b'a'" in path.with_name(f"{path.name}.txt").read_text()


def test_what_takes_too_long_is_a_broken_promise() -> None:
    def run(data: bytes) -> None:
        sum(range(1_000_000))

    with pytest.raises(bounds.TooSlowError):
        bounds.run(Target("slow", run, tuple, tuple, seconds=0.0001), b"")


def test_mutants_are_the_same_each_time_and_no_longer_than_they_may_be() -> None:
    seeds = [b"0<Response><Say>Hello</Say></Response>", b"0<Response/>\n\xff"]
    mutator = Mutator(["<Hangup/>", "voice"], seeds, options=1)
    made = [[mutator.mutate(seeds[0], 60, Random(number)) for number in range(500)] for _ in range(2)]
    assert made[0] == made[1]
    assert len(set(made[0])) > 300
    assert max(map(len, made[0])) <= 60
    assert all(mutant[:1].isdigit() for mutant in made[0])


@pytest.mark.skipif(importlib.util.find_spec("atheris") is None, reason="atheris has no wheel for this Python")
def test_atheris_drives_a_target(tmp_path: Path) -> None:
    run = subprocess.run(
        [sys.executable, "-m", "tests.fuzz.fuzzer", "read", tmp_path / "findings", "-runs=50", "-seed=1"],
        cwd=ROOT,
        capture_output=True,
        check=False,
    )
    assert (run.returncode, b"Done 50 runs" in run.stderr) == (0, True), run.stderr[-2000:]
    assert not (tmp_path / "findings").exists()
