"""The hooks that other repositories get, run by the real pre-commit in a real git repository."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest
import yaml

from flexml.config import Keys
from flexml.template.foreign import FOREIGN_SUFFIXES

ROOT = Path(__file__).parent.parent
GOOD = "<Response><Say>Hello</Say><Redirect>/next</Redirect></Response>\n"
BAD = "<Response>\n  <Sya>Hello</Sya>\n</Response>\n"
FIXABLE = "<Response><say>Hello</say><Redirect>/next?a=1&b=2</Redirect></Response>\n"
FIXED = "<Response><Say>Hello</Say><Redirect>/next?a=1&amp;b=2</Redirect></Response>\n"


class Run(NamedTuple):
    code: int
    out: str


class Repository:
    """A git repository with one of our hooks in its configuration."""

    def __init__(self, folder: Path, name: str) -> None:
        self.folder = folder / "repository"
        self.folder.mkdir()
        tools = str(Path(sys.executable).parent)
        self.environment = {
            **os.environ,
            "PATH": f"{tools}{os.pathsep}{os.environ['PATH']}",
            "PRE_COMMIT_HOME": str(folder / "home"),
            "GIT_CONFIG_GLOBAL": os.devnull,
            "PRE_COMMIT_COLOR": "never",
        }
        self.run("git", "init", "-q")
        # The hook as it is published, except that pre-commit does not install the package: that takes a network.
        hooks = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
        (hook,) = (hook for hook in hooks if hook["id"] == name)
        assert hook["language"] == "python"
        self.configure({**hook, "language": "system"})

    def configure(self, hook: dict[str, object]) -> None:
        self.hook = hook
        self.write({".pre-commit-config.yaml": yaml.safe_dump({"repos": [{"repo": "local", "hooks": [hook]}]})})

    def write(self, files: dict[str, str]) -> None:
        for name, content in files.items():
            (self.folder / name).parent.mkdir(parents=True, exist_ok=True)
            (self.folder / name).write_text(content, encoding="utf-8")
        self.run("git", "add", "--all")

    def run(self, *words: str) -> Run:
        run = subprocess.run(
            words,
            cwd=self.folder,
            env=self.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        return Run(run.returncode, run.stdout)

    def check(self) -> Run:
        return self.run("pre-commit", "run")


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    return Repository(tmp_path, "flexml-check")


@pytest.fixture
def fixing(tmp_path: Path) -> Repository:
    return Repository(tmp_path, "flexml-fix")


def test_good_files_pass(repository):
    repository.write({"calls/a.xml": GOOD, "calls/b.twiml": GOOD})
    code, out = repository.check()
    assert (code, "Passed" in out) == (0, True), out


def test_a_bad_file_fails_and_is_shown(repository):
    repository.write({"calls/a.xml": GOOD, "calls/b.xml": BAD})
    code, out = repository.check()
    assert (code, "Failed" in out) == (1, True), out
    assert " --> calls/b.xml:2:4\n" in out
    assert "Found 1 error in 1 of 2 files" in out


def test_a_broken_file_fails(repository):
    repository.write({"a.xml": "<Response><Say>Hello</Response>\n"})
    code, out = repository.check()
    assert (code, "Found 1 error in 1 of 1 file" in out) == (1, True), out


def test_another_kind_of_xml_is_passed_over(repository):
    repository.write(
        {"pom.xml": "<project/>\n", "broken.xml": "<html><p></html>\n", "api.xml": "<Response><status/></Response>\n"}
    )
    code, out = repository.check()
    assert (code, "Passed" in out) == (0, True), out


def test_a_file_that_is_excluded_is_passed_over(repository):
    repository.write({"flexml.toml": 'exclude = ["broken"]\n', "broken/a.xml": BAD})
    code, out = repository.check()
    assert (code, "Passed" in out) == (0, True), out


PAGE = "{% extends 'base.html' %}{% block main %}<p>{{ text }}</p>{% endblock %}\n"


@pytest.mark.parametrize("name", ["a.xml", "a.xml.j2", "a.twiml.jinja", "a.jinja2", "a.html", "a.flexml"])
def test_templates_are_checked_in_every_way_that_they_can_come_out(repository, name):
    bad = "<Response>\n  {% if vip %}<Sya>Hello</Sya>{% endif %}<Hangup/>\n</Response>\n"
    repository.write({name: bad})
    code, out = repository.check()
    assert (code, f" --> {name}:2:16\n" in out) == (1, True), out


def test_other_templates_are_passed_over(repository):
    repository.write({"page.html": PAGE, "base.html": "<!doctype html><p>\n", "nginx.conf.j2": "listen {{ port }};\n"})
    code, out = repository.check()
    assert (code, "Passed" in out) == (0, True), out


def test_the_hooks_take_what_is_looked_at_in_a_folder(repository):
    pattern = re.compile(str(repository.hook["files"]))
    foreign = tuple(f"*{suffix}" for suffix in FOREIGN_SUFFIXES)
    names = [each.text for each in Keys.include.default]
    assert [name for name in names if not pattern.search(name) and name not in foreign] == []


def test_files_of_other_suffixes_are_not_looked_at(repository):
    repository.write({"a.py": BAD, "a.txt": BAD})
    code, out = repository.check()
    assert (code, "no files to check" in out) == (0, True), out


def test_takes_arguments_of_its_user(repository):
    repository.configure({**repository.hook, "args": ["--ignore", "unknown-element"]})
    repository.write({"a.xml": BAD})
    assert repository.check().code == 0


def test_the_check_changes_no_file(repository):
    repository.write({"a.xml": FIXABLE})
    assert repository.check().code == 1
    assert (repository.folder / "a.xml").read_text(encoding="utf-8") == FIXABLE


def test_the_fix_writes_files_and_passes_when_they_are_added(fixing):
    fixing.write({"a.xml": FIXABLE, "b.xml": GOOD})
    code, out = fixing.check()
    assert (code, "files were modified by this hook" in out) == (1, True), out
    assert (fixing.folder / "a.xml").read_text(encoding="utf-8") == FIXED
    fixing.run("git", "add", "--all")
    code, out = fixing.check()
    assert (code, "Passed" in out) == (0, True), out


def test_the_fix_passes_good_files(fixing):
    fixing.write({"a.xml": GOOD, "pom.xml": "<project/>\n"})
    code, out = fixing.check()
    assert (code, "Passed" in out) == (0, True), out


def test_the_fix_leaves_a_file_alone_that_is_excluded(fixing):
    fixing.write({"flexml.toml": 'exclude = ["generated"]\n', "generated/a.xml": FIXABLE})
    code, out = fixing.check()
    assert (code, "Passed" in out) == (0, True), out
    assert (fixing.folder / "generated/a.xml").read_text(encoding="utf-8") == FIXABLE


def test_the_fix_shows_what_it_could_not_fix(fixing):
    fixing.write({"a.xml": BAD})
    code, out = fixing.check()
    assert (code, " --> a.xml:2:4\n" in out) == (1, True), out
    assert (fixing.folder / "a.xml").read_text(encoding="utf-8") == BAD


def test_the_fix_leaves_a_template_as_it_is_and_shows_what_is_wrong(fixing):
    template = "<Response><say>{{ text }}</say><Hangup/></Response>\n"
    fixing.write({"a.xml.j2": template})
    code, out = fixing.check()
    assert (code, " --> a.xml.j2:1:12\n" in out, "not fixed, since it is a template" in out) == (1, True, True), out
    assert (fixing.folder / "a.xml.j2").read_text(encoding="utf-8") == template


def test_the_fix_leaves_excluded_files_alone(fixing):
    fixing.write({"flexml.toml": 'exclude = ["vendor"]\n', "vendor/a.xml": FIXABLE})
    code, out = fixing.check()
    assert (code, "Passed" in out) == (0, True), out
    assert (fixing.folder / "vendor/a.xml").read_text(encoding="utf-8") == FIXABLE


def test_python_files_are_checked_by_a_hook_of_their_own(tmp_path):
    repository = Repository(tmp_path, "flexml-check-python")
    repository.write({"a.xml": BAD, "good.py": f"x = '''{GOOD}'''\n", "other.py": "x = 1\n"})
    code, out = repository.check()
    assert (code, "Passed" in out) == (0, True), out
    repository.write({"bad.py": f"x = '''{BAD}'''\n"})
    code, out = repository.check()
    assert (code, " --> bad.py:2:4\n" in out) == (1, True), out


def test_a_value_that_is_not_escaped_in_a_program_stops_a_commit(tmp_path):
    repository = Repository(tmp_path, "flexml-check-python")
    repository.write({"app.py": "def answer(name):\n    return f'<Response><Say>{name}</Say></Response>'\n"})
    code, out = repository.check()
    assert (code, "`name` goes into the text of `Say` without being escaped" in out) == (1, True), out
