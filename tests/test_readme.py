"""Runs what README shows."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import yaml

from flexml.cli import main
from flexml.config import Configuration

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", README, re.DOTALL | re.MULTILINE)


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


def test_the_commands_do_what_they_are_shown_for(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "calls").mkdir()
    (tmp_path / "src").mkdir()
    files = {
        "calls/answer.xml": '<Response><Gather action="menu.xml"><Say>Press 1.</Say></Gather><Hangup/></Response>',
        "calls/menu.xml": '<Response><say volume="9">Hello</say></Response>',
        "call.xml": "<Response><Stop><Stream/></Stop></Response>",
        "greeting.xml": "<Response><Say>Hello {{ name }}</Say></Response>",
        "sample.json": '{"name": "Ada"}',
        "src/app.py": "def answer(name):\n    return '<Response><Say>Hello</Say></Response>'",
    }
    for folder, name in (("templates", "greeting.xml.j2"), ("templates", "menu.html")):
        (tmp_path / folder).mkdir(exist_ok=True)
        (tmp_path / folder / name).write_text("<Response><Say>Hello</Say></Response>", encoding="utf-8")
    codes = {}
    for command in re.findall(r"^\$ flexml (.+)", "".join(blocks("console")), re.MULTILINE):
        if "examples/" in command:
            continue  # shown with what it prints, which tests/test_documentation.py holds against it
        for name, text in files.items():
            (tmp_path / name).write_text(text, encoding="utf-8")
        codes[command] = main(shlex.split(command))
    capsys.readouterr()
    assert codes == {command: int(command in FIND) for command in codes}


FIND = (
    "check calls/",
    "check call.xml --dialect twiml --output-format json",
    "check calls/ --fix",
    "check calls/ --diff --unsafe-fixes",
    "format calls/ --check",
)


def test_the_hooks_and_the_inputs_of_the_action_exist():
    action, hooks = (yaml.safe_load(block) for block in blocks("yaml"))
    offered = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    shown = {hook["id"] for repository in hooks["repos"] for hook in repository["hooks"]}
    assert shown == {"flexml-fix"}
    assert {hook["id"] for hook in offered} == {"flexml-fix", "flexml-check", "flexml-check-python"}
    (uses,) = (step for step in action["steps"] if "flexml" in step["uses"])
    assert uses["with"].keys() <= yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))["inputs"].keys()


def test_says_why_each_package_is_needed():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    needed = {re.split("[<>=]", package)[0] for package in project["dependencies"]}
    assert (
        set(re.findall(r"^\| ([a-z0-9]+) \| [^`]", README.partition("## What it is built on")[2], re.MULTILINE))
        - {"package"}
        == needed
    )


def test_names_every_guide():
    assert {f"docs/{path.name}" for path in (ROOT / "docs").glob("*.md")} <= set(re.findall(r"\]\(([^)]+)\)", README))


@pytest.mark.skipif(shutil.which("make") is None, reason="needs make")
def test_the_demo_shows_the_main_jobs():
    tools = Path(sys.executable).parent
    make = ["make", "--no-print-directory", "-o", ".venv/.installed", "demo", f"BIN={tools}"]
    run = subprocess.run(make, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (run.returncode, re.findall(r"^\$ (?:flexml )?(\w+)", run.stdout, re.MULTILINE)) == (
        0,
        ["python", "check", "check", "check", "check", "graph", "explain", "check"],
    )


def test_its_two_commands_are_targets_of_the_makefile():
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    assert set(re.findall(r"^make ([a-z]+)", README, re.MULTILINE)) <= targets
