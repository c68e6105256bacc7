"""The GitHub Action: its file is valid, and its last step does what it says."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

ACTION = Path(__file__).parents[1] / "action.yml"
BAD = "<Response><Sya>Hello</Sya></Response>\n"


def test_is_valid_to_githubs_own_schema():
    check = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.github-actions", str(ACTION)]
    result = subprocess.run(check, capture_output=True, text=True, check=False)
    assert (result.returncode, result.stderr) == (0, "")


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "repository"


@pytest.fixture
def step(tmp_path, folder):
    """Runs the step that checks, as the runner does: `bash` with the inputs in the environment."""
    script = yaml.safe_load(ACTION.read_text("utf-8"))["runs"]["steps"][-1]["run"]
    command = tmp_path / "bin" / "flexml"
    command.parent.mkdir()
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m flexml "$@"\n', "utf-8")
    command.chmod(0o755)
    (folder / "calls").mkdir(parents=True)
    (folder / "calls" / "bad.xml").write_text(BAD, "utf-8")
    (folder / "good.xml").write_text("<Response><Say>Hello</Say><Hangup/></Response>", "utf-8")

    def run(paths=".", arguments="", sarif=""):
        env = {**os.environ, "FLEXML": str(command), "PATHS": paths, "ARGUMENTS": arguments, "SARIF": sarif}
        bash = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script]
        return subprocess.run(bash, cwd=folder, env=env, capture_output=True, text=True, check=False)

    return run


@pytest.mark.skipif(shutil.which("bash") is None, reason="needs bash")
class TestStep:
    def test_annotates_what_is_wrong(self, step):
        result = step()
        assert result.returncode == 1
        assert result.stdout.startswith(
            "::error title=flexml FX102 (unknown-element),file=calls/bad.xml,line=1,col=12,"
        )

    def test_takes_several_paths(self, step):
        result = step("good.xml\n  calls")
        assert "Found 1 error in 1 of 2 files" in result.stdout

    def test_passes_arguments_on(self, step):
        result = step(arguments="--ignore unknown-element")
        assert result.returncode == 0

    def test_writes_a_report_for_code_scanning(self, step, folder):
        step(sarif="flexml.sarif")
        log = json.loads((folder / "flexml.sarif").read_text("utf-8"))
        assert [result["ruleId"] for result in log["runs"][0]["results"]] == ["FX102"]

    def test_runs_nothing_that_an_input_holds(self, step, folder):
        result = step(paths="$(touch hacked);`touch hacked`;good.xml")
        assert result.returncode == 2
        assert not (folder / "hacked").exists()
