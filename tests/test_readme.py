"""Runs what README shows."""

from __future__ import annotations

import doctest
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from flexml.config import Configuration

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", README, re.DOTALL | re.MULTILINE)


def test_the_sessions_go_as_they_are_shown():
    sessions = blocks("pycon")
    runner = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS)
    for number, session in enumerate(sessions):
        runner.run(doctest.DocTestParser().get_doctest(session, {}, f"README {number}", "README.md", 0))
    assert (len(sessions) > 0, runner.failures) == (True, 0)


def test_the_builder_example_prints_a_valid_document():
    (source,) = (block for block in blocks("python") if "from flexml import Response" in block)
    run = subprocess.run([sys.executable, "-c", source], capture_output=True, text=True, check=True)
    checked = subprocess.run(
        [sys.executable, "-m", "flexml", "check", "--dialect", "flexml", "-"], input=run.stdout, text=True, check=False
    )
    assert checked.returncode == 0


def test_the_check_example_finds_what_it_was_written_for():
    (source,) = (block for block in blocks("python") if "raise_for_errors" in block)
    run = subprocess.run([sys.executable, "-c", source], capture_output=True, text=True, check=False)
    assert "stop-stream-without-name" in run.stdout
    assert "CheckFailed" in run.stderr


def test_the_configuration_is_one(tmp_path):
    (text,) = blocks("toml")
    (tmp_path / "flexml.toml").write_text(text, encoding="utf-8")
    assert Configuration().of_file(str(tmp_path / "a.xml")).fail_on == "error"


@pytest.mark.parametrize("target", re.findall(r"\]\((?!https?:)([^)#]+)", README))
def test_a_link_leads_somewhere(target):
    assert (ROOT / target).exists()


@pytest.mark.skipif(shutil.which("make") is None, reason="needs make")
def test_the_demo_shows_the_main_jobs():
    tools = Path(sys.executable).parent
    make = ["make", "--no-print-directory", "-o", ".venv/.installed", "demo", f"BIN={tools}"]
    run = subprocess.run(make, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (run.returncode, re.findall(r"^\$ (?:flexml )?(\w+)", run.stdout, re.MULTILINE)) == (
        0,
        ["python", "check", "check", "graph", "explain", "check"],
    )


def test_its_two_commands_are_targets_of_the_makefile():
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    assert set(re.findall(r"^make ([a-z]+)", README, re.MULTILINE)) <= targets
