"""The plugin in projects that use it, and in those that do not: it costs them nothing."""

from __future__ import annotations

import json

import pytest

from .testing.conftest import Project, project

__all__ = ["project"]  # the fixture

GOOD = "<Response><Say>Hello</Say><Hangup/></Response>"
HEAVY = {"lxml", "jinja2", "pydantic", "rich", "pathspec", "xmlschema"}
REPORT = """
import json, sys

def pytest_unconfigure():
    print("\\nMODULES " + json.dumps(sorted(sys.modules)))
"""
"""A `conftest.py` that prints what is imported at the end of a run."""


def imported(project: Project, *arguments: str) -> set[str]:
    """The modules that a run of pytest imports in a process of its own."""
    project.write("conftest.py", REPORT)
    result = project.run_apart("-p", "no:hypothesispytest", "-p", "no:anyio", *arguments)
    (line,) = (line for line in result.outlines if line.startswith("MODULES "))
    return set(json.loads(line.removeprefix("MODULES ")))


@pytest.mark.parametrize("arguments", [["--collect-only"], []], ids=["collect", "run"])
def test_a_project_without_call_control_pays_for_nothing(project: Project, arguments: list[str]) -> None:
    project.write("test_one.py", "def test_one(): pass\n")
    modules = imported(project, *arguments)
    assert {name for name in modules if name.startswith("flexml")} == {"flexml", "flexml.pytest_plugin"}
    assert {name.partition(".")[0] for name in modules} & HEAVY == set()


def test_a_fixture_that_is_not_run_costs_nothing(project: Project) -> None:
    project.write("test_one.py", "def test_one(flexml): pass\n")
    assert "lxml" not in imported(project, "--collect-only")
    assert "lxml" in imported(project)


def test_documents_without_templates_do_not_load_jinja2(project: Project) -> None:
    project.write("call.xml", GOOD)
    modules = imported(project, "--flexml")
    assert {name.partition(".")[0] for name in modules} & HEAVY == {"lxml"}


@pytest.mark.parametrize("mode", ["prepend", "append", "importlib"])
def test_a_project_where_warnings_are_errors_uses_all_of_it(project: Project, mode: str) -> None:
    project.write(
        "pyproject.toml",
        "[tool.pytest.ini_options]\n"
        f'addopts = ["--import-mode={mode}", "--strict-markers", "--strict-config", "--flexml"]\n'
        'filterwarnings = ["error"]\n'
        'flexml_context = "sample.json"\n'
        "xfail_strict = true\n",
    )
    project.write("sample.json", '{"name": "Ada"}')
    project.write("calls/call.xml", GOOD)
    project.write("calls/call.xml.j2", GOOD.replace("Hello", "{{ name|e }}"))
    project.write(
        "tests/test_calls.py",
        "from flexml.testing import check_templates\n"
        "test_templates = check_templates('calls', {'name': 'Ada'})\n"
        "def test_call(flexml): flexml.assert_valid('<Response><Sya/></Response>')\n",
    )
    result = project.run_apart()
    result.assert_outcomes(passed=4, failed=1)
    result.stdout.fnmatch_lines(["E   flexml.errors.CheckFailed: error[[]FX102]*"])


def test_it_can_be_switched_off(project: Project) -> None:
    project.write("call.xml", GOOD)
    project.write("test_one.py", "def test_one(): pass\n")
    project.run_apart("-p", "no:flexml").assert_outcomes(passed=1)
    result = project.run_apart("-p", "no:flexml", "--flexml")
    assert result.ret == pytest.ExitCode.USAGE_ERROR
    result.stderr.fnmatch_lines(["*unrecognized arguments: --flexml"])


def test_the_functions_need_no_plugin(project: Project) -> None:
    project.write("call.xml", GOOD)
    project.write(
        "test_one.py",
        "from flexml.testing import assert_valid, check_templates\n"
        "test_templates = check_templates('call.xml')\n"
        f"def test_one(): assert_valid({GOOD!r})\n",
    )
    project.run_apart("-p", "no:flexml").assert_outcomes(passed=2)


def test_pytest_lists_what_it_offers(project: Project) -> None:
    result = project.run_apart("--help")
    result.stdout.fnmatch_lines(
        ["call-control XML:", "  --flexml *", "  --flexml-context=FILE.json", "*flexml_context*"]
    )
    project.run_apart("--markers").stdout.fnmatch_lines(["@pytest.mark.flexml: *"])
    project.run_apart("--fixtures").stdout.fnmatch_lines(["flexml -- *"])
