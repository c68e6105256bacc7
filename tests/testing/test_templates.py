"""`check_templates` in a project of a user's own."""

from __future__ import annotations

import pytest

import flexml.template.jinja
import flexml.testing.collection  # noqa: F401 - pytester forgets what is first imported in a run of its own

from .conftest import Project

TEMPLATE = "<Response>\n  <Say>Hello {{ name|escape }}</Say>\n  <Hangup/>\n</Response>\n"
PLAIN = "<Response><Say>Hello</Say><Hangup/></Response>\n"


@pytest.fixture
def templates(project: Project) -> Project:
    project.write("templates/greeting.xml.j2", TEMPLATE)
    project.write("templates/plain.xml", PLAIN)
    project.write("templates/menu/main.xml.j2", TEMPLATE)
    project.write("templates/page.html.j2", "<html><body>{{ name }}</body></html>")
    return project


def write_test(project: Project, arguments: str, before: str = "") -> None:
    lines = ["from flexml.testing import check_templates", before, f"test_templates = check_templates({arguments})", ""]
    project.write("tests/test_calls.py", "\n".join(lines))


def names(project: Project) -> list[str]:
    return [node.removeprefix("tests/test_calls.py::test_templates") for node in project.collected()]


def test_each_document_and_template_is_a_test(templates: Project) -> None:
    write_test(templates, '"templates/", {"name": "Ada"}')
    assert names(templates) == ["[greeting.xml.j2]", "[menu/main.xml.j2]", "[plain.xml]"]
    templates.run().assert_outcomes(passed=3)


def test_a_template_that_prints_nothing_by_itself_is_no_test(templates: Project) -> None:
    templates.write("templates/macros.xml.j2", "{% macro end() %}<Response><Hangup/></Response>{% endmacro %}")
    write_test(templates, '"templates/", {"name": "Ada"}')
    assert names(templates) == ["[greeting.xml.j2]", "[menu/main.xml.j2]", "[plain.xml]"]


def test_a_failure_shows_the_finding_without_a_traceback(templates: Project) -> None:
    templates.write("templates/plain.xml", PLAIN.replace("Say>", "Sya>"))
    write_test(templates, '"templates/", {"name": "Ada"}')
    result = templates.run()
    result.assert_outcomes(passed=2, failed=1)
    result.stdout.fnmatch_lines(
        [
            "_* test_templates[[]plain.xml] _*",
            "error[[]FX102]: `Sya` is not an element of *",
            " --> templates/plain.xml:1:12",
            "FAILED tests/test_calls.py::test_templates[[]plain.xml] - Failed: error[[]FX102]*",
        ]
    )
    result.stdout.no_fnmatch_line("*raceback *")


def test_a_template_may_have_values_of_its_own_and_several_of_them(templates: Project) -> None:
    write_test(
        templates,
        '"templates/", {"name": "Ada"}, '
        'contexts={"menu/*": {"name": "</Say><Sya/><Say>"}, "greeting.xml.j2": [{}, {"name": ""}, {"nam": "x"}]}',
    )
    templates.write("templates/greeting.xml.j2", "<Response><Say>{{ name|escape }}</Say><Hangup/></Response>")
    templates.write("templates/menu/main.xml.j2", "<Response><Say>{{ name }}</Say><Hangup/></Response>")
    result = templates.run("-v")
    result.stdout.fnmatch_lines(
        [
            "*[[]greeting.xml.j2-1] PASSED*",
            "*[[]greeting.xml.j2-2] FAILED*",
            "*[[]greeting.xml.j2-3] PASSED*",
            "*[[]menu/main.xml.j2] FAILED*",  # not escaped
            "*[[]plain.xml] PASSED*",
            "*`Say` has no text*",
        ]
    )


def test_of_several_patterns_the_last_decides(templates: Project) -> None:
    write_test(
        templates, '"templates/", contexts={"*": {"name": "Ada"}, "menu/*": {"nam": 1}, "menu/m*": {"name": "Bob"}}'
    )
    templates.run().assert_outcomes(passed=3)


def test_values_may_be_made_when_the_test_runs(templates: Project) -> None:
    before = "def values():\n    raise RuntimeError('made')\n"
    write_test(templates, '"templates/menu", values', before)
    assert names(templates) == ["[main.xml.j2]"]
    templates.run().stdout.fnmatch_lines(["*RuntimeError: made"])
    write_test(templates, '"templates/menu", lambda: {"name": "Ada"}')
    templates.run().assert_outcomes(passed=1)


def test_a_name_without_a_value_fails_in_its_place(templates: Project) -> None:
    write_test(templates, '"templates/menu", {}')
    templates.run().stdout.fnmatch_lines([" --> templates/menu/main.xml.j2:2:17"])


def test_one_template_may_be_named(templates: Project) -> None:
    write_test(templates, '"templates/greeting.xml.j2", {"name": "Ada"}')
    assert names(templates) == ["[greeting.xml.j2]"]
    templates.run().assert_outcomes(passed=1)


def test_a_template_that_is_not_recognised_may_be_named_in_contexts(templates: Project) -> None:
    templates.write("templates/child.xml.j2", "{% extends 'greeting.xml.j2' %}")
    write_test(templates, '"templates/", {"name": "Ada"}, contexts={"child.xml.j2": {"name": "Bob"}}')
    assert "[child.xml.j2]" in names(templates)
    templates.run().assert_outcomes(passed=4)


def test_the_folder_is_found_from_wherever_the_run_begins(templates: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    write_test(templates, '"templates/", {"name": "Ada"}')
    templates.write("tests/templates/near.xml", PLAIN)
    assert names(templates) == ["[near.xml]"]
    (templates.path / "tests/templates/near.xml").unlink()
    (templates.path / "tests/templates").rmdir()
    monkeypatch.chdir(templates.path / "templates")
    templates.run("../tests").assert_outcomes(passed=3)


def test_dialect_rules_and_configuration_hold(templates: Project) -> None:
    templates.write("templates/plain.xml", PLAIN.replace("Say>", "Sya>"))
    write_test(templates, '"templates/plain.xml", dialect="twiml"')
    templates.run().stdout.fnmatch_lines(["*`Sya` is not an element of TwiML Voice (unknown-element)"])
    write_test(templates, '"templates/plain.xml", ignore=["unknown-element"]')
    templates.run().assert_outcomes(passed=1)
    write_test(templates, '"templates/plain.xml", select=["streams"]')
    templates.run().assert_outcomes(passed=1)
    write_test(templates, '"templates/plain.xml"')
    templates.write("templates/flexml.toml", 'ignore = ["unknown-element"]')
    templates.run().assert_outcomes(passed=1)


class TestRender:
    def test_the_environment_of_the_project_may_render(self, templates: Project) -> None:
        templates.write("templates/greeting.xml.j2", TEMPLATE.replace("name", "name|loud"))
        before = (
            "import jinja2\n"
            "environment = jinja2.Environment(loader=jinja2.FileSystemLoader('templates'), autoescape=True)\n"
            "environment.filters['loud'] = str.upper\n"
            "def render(name, values): return environment.get_template(name).render(values)\n"
        )
        write_test(templates, '"templates/", {"name": "Ada"}, render=render', before)
        templates.run().assert_outcomes(passed=3)
        write_test(templates, '"templates/", {"name": "Ada"}', before)
        templates.run().stdout.fnmatch_lines(["*loud*", " --> templates/greeting.xml.j2:2:*"])

    def test_django_may_render(self, templates: Project) -> None:
        templates.write("templates/greeting.xml.j2", "{% load l10n %}" + TEMPLATE.replace("name", "name|title"))
        before = (
            "from django.conf import settings\n"
            "from django.template.loader import render_to_string\n"
            "engine = {'BACKEND': 'django.template.backends.django.DjangoTemplates', 'DIRS': ['templates']}\n"
            "settings.configure(TEMPLATES=[engine])\n"
            "import django; django.setup()\n"
        )
        arguments = '"templates/", {"name": "ada"}, contexts={"menu/*": {"name": ""}}, render=render_to_string'
        write_test(templates, arguments, before)
        templates.write("templates/menu/main.xml.j2", "<Response><Say>{{ name|escape }}</Say><Hangup/></Response>")
        result = templates.run_apart("-v")
        result.assert_outcomes(passed=2, failed=1)
        result.stdout.fnmatch_lines(
            ["*`Say` has no text*", " --> templates/menu/main.xml.j2:1:12 (in the rendered text)"]
        )


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ('"templtes/"', "there is no `templtes/` in *, nor in a folder around it"),
        ('"tests/"', "there is no call-control XML in `tests/`"),
        (
            '"templates/", contexts={"greting.xml.j2": {}}',
            "`contexts` has `greting.xml.j2`, and no template*; did you mean `greeting.xml.j2`[?]",
        ),
        ('"templates/", dialect="twilm"', "*`twilm`*"),
    ],
)
def test_a_test_that_would_test_nothing_is_refused(templates: Project, arguments: str, words: str) -> None:
    write_test(templates, arguments)
    result = templates.run()
    result.assert_outcomes(errors=1)
    result.stdout.fnmatch_lines([f"E   flexml.errors.UsageError: {words}"])
