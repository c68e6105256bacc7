"""What is imported, and when: a cold start pays for nothing that it does not use."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

GOOD = "<Response><Say>Hello</Say><Redirect>/next</Redirect></Response>"
WRONG = '<Response><Say foo="1">Hello</Say><Sya/><Redirect>/next</Redirect></Response>'
# `cython_runtime` and `_cython_…` are no packages: a compiled module such as lxml's makes them up. What the
# start of Python brings in from the site's `.pth` files is there before.
REPORT = """
import json, sys
before = set(sys.modules)
{code}
new = set(sys.modules) - before
print()
print(json.dumps(sorted(new)))
"""


def imported(code: str, folder: Path) -> tuple[set[str], set[str]]:
    """The third-party packages and all modules that `code` imports in a new process."""
    run = subprocess.run(
        [sys.executable, "-c", REPORT.format(code=code)], cwd=folder, capture_output=True, text=True, check=True
    )
    modules = set(json.loads(run.stdout.splitlines()[-1]))
    packages = {name.partition(".")[0] for name in modules} - set(sys.stdlib_module_names) - {"flexml"}
    return {name for name in packages if "cython" not in name}, modules


def command(*words: str) -> str:
    return f"from flexml.cli import main; main({list(words)!r})"


def test_importing_the_package_loads_no_third_party_module(tmp_path):
    packages, _ = imported("import flexml", tmp_path)
    assert packages == set()


def test_building_a_document_loads_no_third_party_module(tmp_path):
    packages, modules = imported("import flexml; str(flexml.Response().say('Hello'))", tmp_path)
    assert packages == set()
    assert not modules & {"dataclasses", "typing", "lxml", "flexml.lint", "flexml.source"}


STAND_IN = """
from flexml.compat.twilio import configure
from flexml.compat.twilio.voice_response import VoiceResponse
configure({mode!r})
str(VoiceResponse().append("text"))
"""


def test_the_stand_in_for_twilio_loads_no_third_party_module_and_not_the_checker(tmp_path):
    packages, modules = imported(STAND_IN.format(mode="off"), tmp_path)
    assert packages == set()
    assert not modules & {"dataclasses", "typing", "flexml.lint", "flexml.source", "flexml.dialects"}
    assert not modules & {"flexml.compat.twilio.messaging_response", "flexml.compat.twilio.checking"}


def test_the_stand_in_for_twilio_checks_with_lxml_alone(tmp_path):
    packages, _ = imported(STAND_IN.format(mode="warn"), tmp_path)
    assert packages == {"lxml"}


@pytest.mark.parametrize("document", [GOOD, WRONG, "<Response><Say>a & b</Say>"], ids=["good", "wrong", "broken"])
@pytest.mark.parametrize("output_format", ["full", "concise", "json"])
def test_checking_a_file_loads_lxml_alone(tmp_path, document, output_format):
    (tmp_path / "a.xml").write_text(document)
    packages, modules = imported(command("check", "a.xml", "--output-format", output_format), tmp_path)
    assert packages == {"lxml"}
    assert not modules & {"asyncio", "email", "http.client", "multiprocessing", "tomllib", "unittest", "urllib.request"}


def test_checking_a_good_file_loads_nothing_that_explains_a_wrong_one(tmp_path):
    (tmp_path / "a.xml").write_text(GOOD)
    _, modules = imported(command("check", "a.xml"), tmp_path)
    assert not modules & {"difflib", "json", "unicodedata", "flexml.diagnostics.excerpt", "flexml.source.scanner"}
    assert "flexml.source.characters" not in modules  # its regular expressions take longer to compile than to check
    assert not modules & {
        "flexml.lint.suppressions",
        "flexml.diagnostics.fingerprint",
        "flexml.lint.paths",
        "flexml.cli.baselines",
        "hashlib",
    }
    assert not modules & {"textwrap", "flexml.lint.page", "flexml.lint.describe", "flexml.lint.fixer"}


@pytest.mark.parametrize("document", [GOOD, WRONG, "<Response><Say>a & b</Say>"], ids=["good", "wrong", "broken"])
def test_checking_a_plain_document_loads_nothing_that_templates_need(tmp_path, document):
    (tmp_path / "a.xml").write_text(document)
    _, modules = imported(command("check", "a.xml"), tmp_path)
    assert {name for name in modules if name.startswith("flexml.template.")} == {
        "flexml.template.context",
        "flexml.template.detection",
        "flexml.template.foreign",
    }
    assert not modules & {"flexml.source.hole", "flexml.source.origins", "flexml.lint.families"}


# As the script runs it, with a configuration that says something.
def test_a_cold_start_loads_neither_argparse_nor_what_makes_classes_slowly(tmp_path):
    (tmp_path / "a.xml").write_text(GOOD)
    (tmp_path / "pyproject.toml").write_text('[tool.flexml]\ndialect = "twiml"\nignore = ["FX402"]\n')
    code = "import sys; sys.argv = ['flexml', 'check', 'a.xml']; from flexml.__main__ import main; main()"
    packages, modules = imported(code, tmp_path)
    assert packages == {"lxml"}
    assert not modules & {"argparse", "dataclasses", "gettext", "ipaddress", "json", "locale", "pathlib", "shutil"}
    assert not modules & {"ast", "dis", "gzip", "inspect", "struct", "tokenize"}  # lxml would bring them
    assert not modules & {"copy", "fnmatch", "subprocess", "urllib", "urllib.parse", "flexml.api", "flexml.cli.parsing"}
    assert not modules & {"flexml.dialects.tables.flexml", "flexml.dialects.tables.twiml_fax"}
    assert len({name for name in modules if name.startswith("flexml")}) <= 110


def test_files_that_have_not_changed_are_known_without_lxml(tmp_path):
    (tmp_path / "calls").mkdir()
    for number in range(40):  # of fewer files, nothing is kept
        (tmp_path / "calls" / f"{number}.xml").write_text(GOOD.replace("Hello", f"Hello {number}"))
    check = command("check", "calls", "--jobs", "1", "--cache-dir", str(tmp_path / "cache"))
    packages, _ = imported(check, tmp_path)
    assert packages == {"lxml"}
    packages, modules = imported(check, tmp_path)
    assert packages == set()
    assert not modules & {"flexml.lint.engine", "flexml.lint.rule", "flexml.source.node", "flexml.source.tree"}


def test_checking_a_good_file_loads_few_of_the_rules(tmp_path):
    (tmp_path / "a.xml").write_text(GOOD)
    _, modules = imported(command("check", "a.xml", "--dialect", "flexml"), tmp_path)
    rules = {name for name in modules if name.startswith("flexml.lint.rules.") and name.count(".") == 4}
    assert len(rules) <= 5
    assert not rules & {"flexml.lint.rules.schema.invalid_integer", "flexml.lint.rules.flow.unanswered_url"}


def test_a_project_without_a_configuration_pays_for_none(tmp_path):
    (tmp_path / "a.xml").write_text(GOOD)
    (tmp_path / "pyproject.toml").write_text('[project]\nname = "calls"\n')
    packages, modules = imported(command("check", "a.xml"), tmp_path)
    assert packages == {"lxml"}
    assert "tomllib" not in modules


def test_a_configuration_without_patterns_loads_no_package(tmp_path):
    (tmp_path / "a.xml").write_text(GOOD)
    (tmp_path / "flexml.toml").write_text('select = ["xml"]\n')
    packages, modules = imported(command("check", "a.xml"), tmp_path)
    assert packages == {"lxml"}
    assert "tomllib" in modules


def test_checking_a_folder_that_git_ignores_files_of_loads_pathspec_too(tmp_path):
    (tmp_path / "a.xml").write_text(GOOD)
    packages, _ = imported(command("check", "."), tmp_path)
    assert packages == {"lxml"}
    (tmp_path / ".gitignore").write_text("*.pyc\n")
    (tmp_path / ".git").mkdir()
    packages, _ = imported(command("check", "."), tmp_path)
    assert packages - {"typing_extensions"} == {"lxml", "pathspec"}  # pathspec needs it before Python 3.13


def test_rendering_a_template_loads_jinja2_too(tmp_path):
    (tmp_path / "a.xml.j2").write_text(GOOD + "{# #}")
    (tmp_path / "c.json").write_text("{}")
    packages, _ = imported(command("check", "a.xml.j2", "--context", "c.json"), tmp_path)
    assert packages == {"jinja2", "lxml", "markupsafe"}


@pytest.mark.parametrize("words", [["--help"], ["--version"], ["rules"], ["dialects"], ["explain", "FX102"]])
def test_commands_that_print_load_lxml_alone(tmp_path, words):
    packages, _ = imported(command(*words), tmp_path)
    assert packages <= {"lxml"}


def test_importing_the_room_for_web_applications_loads_no_framework(tmp_path):
    packages, _ = imported("import flexml.web", tmp_path)
    assert packages == set()


@pytest.mark.parametrize("framework", ["flask", "django", "starlette", "fastapi"])
def test_answering_with_what_was_built_loads_the_framework_alone(tmp_path, framework):
    setup = "from django.conf import settings; settings.configure(); " if framework == "django" else ""
    answer = f"import flexml; from flexml.web.{framework} import FlexmlResponse; FlexmlResponse(flexml.Response())"
    packages, modules = imported(setup + answer, tmp_path)
    assert framework in packages
    assert "lxml" not in packages
    assert not modules & {"flexml.lint", "flexml.source", "flexml.web.inspector"}


@pytest.mark.parametrize("middleware", ["wsgi", "asgi"])
def test_a_middleware_loads_no_framework(tmp_path, middleware):
    packages, _ = imported(f"from flexml.web.{middleware} import CheckMiddleware", tmp_path)
    assert packages <= {"lxml"}


def test_checking_who_signed_a_request_loads_nothing_else_of_the_package(tmp_path):
    packages, modules = imported("import flexml.web.signature", tmp_path)
    assert packages == set()
    assert {name for name in modules if name.startswith("flexml.")} == {
        "flexml.errors",
        "flexml.web",
        "flexml.web.public_url",
        "flexml.web.signature",
    }


@pytest.mark.parametrize("framework", ["flask", "django", "starlette", "fastapi", "aiohttp"])
def test_signed_requests_load_their_own_framework_alone(tmp_path, framework):
    packages, modules = imported(f"import flexml.web.signed.{framework}", tmp_path)
    others = {"flask", "django", "starlette", "fastapi", "aiohttp"} - {framework}
    assert framework in packages
    assert packages & others == ({"starlette"} if framework == "fastapi" else set())
    assert not modules & {"lxml", "flexml.lint", "flexml.builder", "flexml.source"}
