"""The fixture `flexml` in a project of a user's own."""

from __future__ import annotations

import pytest

import flexml.template.jinja
import flexml.testing  # noqa: F401 - pytester forgets what is first imported in a run of its own

from .conftest import Project

TEST = """
from flexml.testing import Assertions

XML = "<Response><Sya/><Hangup/></Response>"

def test_call(flexml: Assertions):
    flexml.assert_valid(XML)

def test_as_twiml(flexml):
    flexml.assert_valid(XML, dialect="twiml", ignore=["invalid-integer"])

def test_ignoring(flexml):
    flexml.assert_valid(XML, ignore=["unknown-element"])

def test_selecting(flexml):
    flexml.assert_valid(XML, select=["streams"])

def test_template(flexml):
    flexml.assert_valid_template("templates/a.xml.j2", {"name": "Ada"})

def test_same(flexml):
    flexml.assert_same_document("<Response><Hangup/></Response>", "<Response><Hangup /></Response>")
"""


@pytest.fixture
def calls(project: Project) -> Project:
    project.write("tests/test_calls.py", TEST)
    project.write("templates/a.xml.j2", "<Response><Say>{{ name|e }}</Say><Sya/></Response>")
    return project


def test_the_assertions_are_those_of_the_package(calls: Project) -> None:
    result = calls.run()
    result.assert_outcomes(passed=3, failed=3)
    result.stdout.fnmatch_lines(
        [
            ">       flexml.assert_valid(XML)",
            "E       flexml.errors.CheckFailed: error[[]FX102]: `Sya` is not an element of FlexML or *",
            "E        --> <string>:1:12",
            "tests/test_calls.py:7: CheckFailed",
            "E       flexml.errors.CheckFailed: error[[]FX102]: `Sya` is not an element of TwiML Voice *",
            ">       flexml.assert_valid_template(*",
            "E        --> templates/a.xml.j2:1:*",
        ]
    )
    result.stdout.no_fnmatch_line("*project.py*")


def test_the_configuration_nearest_to_the_test_holds(calls: Project) -> None:
    calls.write("flexml.toml", 'select = ["FX999"]')  # wrong, and not the nearest
    calls.write("tests/flexml.toml", 'ignore = ["unknown-element"]')
    calls.run().assert_outcomes(passed=6)


def test_the_dialect_of_the_configuration_holds_where_none_is_given(calls: Project) -> None:
    calls.write("pyproject.toml", '[tool.flexml]\ndialect = "twiml-fax"')
    calls.run("-k", "call").stdout.fnmatch_lines(["*`Sya` is not an element of TwiML Fax *"])


def test_fail_on_says_what_counts(calls: Project) -> None:
    calls.write("flexml.toml", 'fail-on = "error"\n[severity]\nunknown-element = "warning"\n')
    calls.run().assert_outcomes(passed=6)


def test_a_builder_s_element_is_compared_by_assert(project: Project) -> None:
    project.write(
        "test_calls.py",
        "from flexml import Response, Say\n"
        "def test_call(): assert Response().say('Hello').hangup() == Response().say('Hi').hangup()\n"
        "def test_half(): assert Say('Hello') == Say()\n"
        "def test_other(): assert Say('Hello') == 'Hello'\n"
        "def test_is(): assert Say('Hello') is Say('Hello')\n",
    )
    result = project.run("-vv")
    result.assert_outcomes(failed=4)
    result.stdout.fnmatch_lines(
        [
            "E   *assert Response == Response",
            "E       Response > Say: the text is `Hello`, not `Hi`",
            "E     -   <Say>Hi</Say>",
            "E     +   <Say>Hello</Say>",
            "E         <Hangup/>",
        ]
    )
    assert sum(line.startswith("E     the documents differ") for line in result.outlines) == 1
