"""The scripts, run by the shells that they are for."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from flexml.cli.completion.shape import command_shapes
from flexml.cli.parsing import command_names
from flexml.dialects import dialect_names
from flexml.lint import all_rules

ENVIRONMENT = {**os.environ, "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"}
BASH = """
source <(flexml completion bash)
COMP_WORDS=("$@")
COMP_CWORD=$(( $# - 1 ))
_flexml
printf '%s\\n' "${COMPREPLY[@]}"
"""


def needs(shell: str) -> pytest.MarkDecorator:
    return pytest.mark.skipif(shutil.which(shell) is None, reason=f"there is no {shell} here")


def output(*words: str) -> list[str]:
    run = subprocess.run(words, env=ENVIRONMENT, capture_output=True, text=True, check=True)
    assert run.stderr == ""
    return [line for line in run.stdout.splitlines() if line]


def bash(*words: str) -> list[str]:
    return output("bash", "-c", BASH, "bash", *words)


@needs("bash")
class TestBash:
    def test_completes_commands(self):
        assert bash("flexml", "c") == ["cache", "check", "completion", "config"]
        assert set(bash("flexml", "")) == {*command_names(), "--help", "--version"}

    def test_completes_options(self):
        assert bash("flexml", "check", "a.xml", "--output-") == ["--output-format"]
        assert "--isolated" in bash("flexml", "config", "-")

    def test_completes_formats(self):
        assert bash("flexml", "check", "--output-format", "c") == ["concise"]
        assert bash("flexml", "check", "--output-format", "=", "c") == ["concise"]
        assert bash("flexml", "check", "--fail-on", "=") == ["error", "warning", "info", "never"]

    def test_completes_dialects(self):
        assert bash("flexml", "check", "--dialect", "") == list(dialect_names())
        assert bash("flexml", "schema", "twiml-") == ["twiml-fax", "twiml-messaging"]

    def test_completes_rules(self):
        assert bash("flexml", "explain", "stop-str") == ["stop-stream-without-name"]
        assert bash("flexml", "explain", "FX203") == ["FX203"]

    def test_completes_the_last_rule_of_a_list(self):
        assert bash("flexml", "check", "--ignore", "xml,FX205,stop-str") == ["xml,FX205,stop-stream-without-name"]

    def test_leaves_files_to_bash(self):
        assert bash("flexml", "check", "--config", "") == []
        assert bash("flexml", "check", "a") == []


@needs("fish")
def test_fish_completes_the_same():
    def fish(line: str) -> list[str]:
        found = output("fish", "--no-config", "-c", "flexml completion fish | source; complete -C $argv[1]", line)
        return [entry.partition("\t")[0] for entry in found]

    assert fish("flexml c") == ["cache", "check", "completion", "config"]
    assert fish("flexml check --output-") == ["--output-format"]
    assert fish("flexml check --output-format c") == ["concise"]
    assert fish("flexml schema twiml-") == ["twiml-fax", "twiml-messaging"]
    assert fish("flexml check --ignore FX205,stop-str") == ["FX205,stop-stream-without-name"]


@needs("zsh")
def test_zsh_takes_the_script():
    program = "autoload -U compinit; compinit -u -D; source <(flexml completion zsh); print $_comps[flexml]"
    assert output("zsh", "-f", "-c", program) == ["_flexml"]


@pytest.mark.parametrize("shell", ["bash", "fish", "zsh"])
def test_a_script_says_how_to_use_it(run, shell):
    result = run("completion", shell)
    assert (result.code, result.err) == (0, "")
    assert f"# Completion of flexml for {shell}: `" in result.out


def test_a_shell_that_is_none_is_refused(run):
    assert run("completion", "csh").code == 2


def test_every_command_and_option_is_known():
    shapes = {shape.name: shape for shape in command_shapes()}
    assert set(shapes) == set(command_names())
    flags = {flag for slot in shapes["check"].options for flag in slot.flags}
    assert {"--select", "--config", "--quiet", "-q", "--no-force-exclude"} <= flags


def test_rules_are_known_by_name_code_and_category():
    (check,) = (shape for shape in command_shapes() if shape.name == "check")
    (select,) = (slot for slot in check.options if "--select" in slot.flags)
    entry = all_rules()[0]
    assert {"all", entry.name, entry.code, entry.code[:3], entry.category} <= set(select.words)
    assert select.listed
