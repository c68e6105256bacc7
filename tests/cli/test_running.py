"""What is found does not depend on how many processes look for it, how they start, or in which order."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time

import pytest

from flexml.cli.cache.memory import Memory
from flexml.cli.checker import Checker, Failed
from flexml.cli.discovery import discover
from flexml.cli.examining import Examiner
from flexml.cli.running import Run
from flexml.cli.workers import Workers
from flexml.config import Configuration

from .conftest import BAD, BROKEN, GOOD

TEMPLATE = "<Response>{% if vip %}<Say>Hello</Say>{% else %}<Sya/>{% endif %}</Response>\n"


def plain():
    return Checker(Configuration())


@pytest.fixture
def candidates(files):
    kinds = (GOOD, BAD, BROKEN, TEMPLATE, "<other/>", "")
    files({f"{number:03}.xml": kinds[number % len(kinds)] for number in range(150)})
    return discover(["."]).candidates


@pytest.mark.parametrize("method", ["fork", "spawn", "forkserver"])
@pytest.mark.parametrize("jobs", [2, 3])
def test_processes_find_what_one_finds_in_the_same_order(candidates, method, jobs):
    if method != "fork" and jobs == 3:
        pytest.skip("the same, and slow to start")
    alone = list(Run(plain(), plain).outcomes(candidates))
    together = Run(plain(), plain, jobs=jobs, method=method, pays=0)
    assert list(together.outcomes(candidates)) == alone


class Deadly(Checker):
    """Dies over one file."""

    def check_bytes(self, candidate, data):
        if candidate.path == "077.xml":
            os.kill(os.getpid(), signal.SIGKILL)
        if candidate.path == "099.xml":
            os._exit(3)
        return super().check_bytes(candidate, data)


def deadly():
    return Deadly(Configuration())


def test_a_process_that_dies_is_told_with_its_file_and_the_others_are_checked(candidates):
    alone = list(Run(plain(), plain).outcomes(candidates))
    alone[77] = Failed("the process that checked it has died of SIGKILL")
    alone[99] = Failed("the process that checked it has ended with the exit code 3")
    assert list(Run(deadly(), deadly, jobs=2, method="fork", pays=0).outcomes(candidates)) == alone


def test_whoever_stops_in_the_middle_leaves_no_process_behind(candidates):
    with Workers(2, lambda: Examiner(plain()), candidates, "fork") as workers:
        next(workers.examine())
        processes = [worker.process for worker in workers._workers]
    assert [process.is_alive() for process in processes] == [False, False]


_LONG = """
import sys, time
from flexml.cli import main, running
from flexml.cli.checker import Checker
check = Checker.check_bytes
def slow(checker, candidate, data):
    time.sleep(0.05)
    return check(checker, candidate, data)
Checker.check_bytes = slow
sys.exit(main(["check", "--jobs", "2", "--no-cache"]))
"""


def test_a_ctrl_c_ends_all_processes_without_a_word_but_one(candidates):
    command = subprocess.Popen(
        [sys.executable, "-c", _LONG], stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True
    )
    time.sleep(2.5)
    os.killpg(command.pid, signal.SIGINT)
    out, err = command.communicate(timeout=30)  # not before the last process has closed its end
    assert (command.returncode, out, err) == (130, b"", b"flexml: interrupted\n")


def test_real_documents_are_found_the_same_in_any_order_by_any_number_and_with_a_cache(corpus, tmp_path):
    candidates = discover([str(corpus)]).candidates[::6]
    alone = dict(zip(candidates, Run(plain(), plain).outcomes(candidates), strict=True))
    shuffled = random.Random(5).sample(candidates, len(candidates))
    runs = [Run(plain(), plain, jobs=2, pays=0)]
    for _ in range(2):
        runs.append(Run(plain(), plain, memory=Memory(plain(), (None,), str(tmp_path)), jobs=2, pays=0))
        list(runs[-1].outcomes(candidates))
        runs[-1].close()
    runs.append(Run(plain(), plain, memory=Memory(plain(), (None,), str(tmp_path))))
    assert len(candidates) > 100
    for run in runs:
        assert dict(zip(shuffled, run.outcomes(shuffled), strict=True)) == alone
