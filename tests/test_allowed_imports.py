"""What each room may import, and what no code may do: a document, a template or a program is read, never run."""

from __future__ import annotations

import ast
import json
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "flexml"

# Third-party packages, and the rooms or files that need them; "What it is built on" in README.md says why.
PACKAGES = {
    "_pytest": ("testing/collection.py",),  # how a failure is drawn, which pytest has no public name for
    "_typeshed": ("cli/parsing.py",),  # types alone
    "aiohttp": ("web/aiohttp.py", "web/signed/aiohttp.py"),
    "django": ("web/django.py", "web/signed/django.py"),
    "fastapi": ("web/fastapi.py", "web/signed/fastapi.py"),
    "flask": ("web/flask.py", "web/signed/flask.py"),
    "jinja2": ("template/",),
    "lxml": ("source/", "lint/", "cli/lean.py", "diagnostics/render/junit.py", "testing/outline.py"),
    "markupsafe": ("template/jinja/",),  # of jinja2
    "multidict": ("web/aiohttp.py",),  # of aiohttp
    "pathspec": ("cli/discovery.py", "cli/ignored.py", "config/patterns.py"),
    "pydantic": ("dialects/loader.py", "dialects/model.py"),
    "pytest": ("testing/", "pytest_plugin.py"),
    "rich": ("cli/commands/explain.py", "cli/progress.py"),
    "starlette": ("web/starlette.py", "web/fastapi.py", "web/signed/starlette.py"),
    "xmlschema": ("lint/own_schema.py",),
}
# Modules of Python that reach nothing outside the program.
HARMLESS = """
__future__ abc argparse ast base64 bisect codecs collections contextlib contextvars copy dataclasses decimal difflib
enum fnmatch functools gc hashlib hmac html inspect io ipaddress itertools json keyword logging operator posixpath
random re stat struct sys textwrap threading time tokenize tomllib traceback types typing unicodedata urllib.parse
warnings wsgiref.types
""".split()  # noqa: SIM905 - forty lines say no more
# Those that do, and where: files are read by the rooms that find them, and written by one module.
POWERS = {
    "importlib": (  # modules of the package itself, by names that it has itself
        *(
            "__init__.py",
            "builder/family.py",
            "cli/lean.py",
            "cli/parsing.py",
            "cli/commands/completion.py",
            "codegen/",
        ),
        *("compat/twilio/__init__.py", "diagnostics/render/__init__.py", "dialects/registry.py", "lint/registry.py"),
        *("lint/__init__.py", "source/__init__.py"),
    ),
    "importlib.machinery": ("cli/cache/identity.py",),  # how a compiled module is named
    "multiprocessing": ("cli/workers.py",),  # forks this program, and talks with nobody else
    "os": (
        *("__main__.py", "cli/", "diagnostics/render/__init__.py", "dialects/finding.py", "dialects/schemas.py"),
        *("compat/twilio/settings.py", "config/", "diagnostics/whereabouts.py", "flow/", "template/engine.py"),
    ),
    "os.path": ("testing/collection.py",),
    "pathlib": (
        *("api.py", "cli/", "codegen/", "compat/twilio/settings.py", "config/", "diagnostics/", "dialects/", "flow/"),
        *("lint/", "template/", "testing/", "web/inspector.py"),
    ),
    "signal": ("__main__.py", "cli/workers.py"),  # what Ctrl-C does
    "subprocess": ("codegen/__main__.py",),  # ruff formats what was generated, on a developer's machine
    "xml.etree.ElementTree": ("compat/twilio/twiml.py",),  # prints as twilio does, and reads nothing
    "xml.sax.saxutils": ("codegen/xsd_tree.py",),  # escapes
}
RUNS_CODE = {"eval", "exec", "compile", "__import__", "breakpoint", "input"}


@cache
def trees() -> dict[str, ast.Module]:
    return {
        path.relative_to(PACKAGE).as_posix(): ast.parse(path.read_text(encoding="utf-8"))
        for path in sorted(PACKAGE.rglob("*.py"))
    }


def imports() -> Iterator[tuple[str, str]]:
    """Each file with what it imports from outside the package."""
    for file, tree in trees().items():
        for node in ast.walk(tree):
            if isinstance(node, ast.Import):
                yield from ((file, name.name) for name in node.names)
            elif isinstance(node, ast.ImportFrom) and not node.level:
                yield file, str(node.module)


def allowed(name: str) -> tuple[str, ...]:
    """The files and rooms that may import a module."""
    top = name.partition(".")[0]
    if top not in sys.stdlib_module_names:
        return PACKAGES.get(top, ())
    for power in (name, top):
        if power in POWERS:
            return POWERS[power]
    return ("",) if name in HARMLESS or (top in HARMLESS and top != "urllib") else ()


def test_a_file_imports_what_its_room_may():
    refused = {(file, name) for file, name in imports() if not file.startswith(allowed(name) or ("-",))}
    assert refused == set()


def test_nothing_is_allowed_that_nobody_imports():
    used = list(imports())
    for name, places in (PACKAGES | POWERS).items():
        for place in places:
            assert any(
                (module == name or module.startswith(f"{name}.")) and file.startswith(place) for file, module in used
            ), f"{place} does not import {name}"


def test_nothing_is_run_that_was_read():
    found = {
        (file, node.func.id)
        for file, tree in trees().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in RUNS_CODE
    }
    assert found == {("record.py", "exec")}  # an `__init__` from the names in the class, as `dataclass` does


# Refuses in the process itself what would reach out of it. lxml and libxml2 are held to it in tests/test_bad_input.py.
WATCHED = """
import json, sys
seen = set()
REFUSED = ("socket.", "subprocess.", "os.system", "os.exec", "os.posix_spawn", "os.fork", "os.startfile", "ctypes.",
           "pickle.", "urllib.", "http.", "ftplib.", "smtplib.", "shutil.", "os.remove", "os.rename", "os.rmdir")
def watch(event, arguments):
    if event.startswith(REFUSED):
        seen.add(event)
    if event == "open":
        name, _, flags = arguments
        if isinstance(flags, int) and flags & 3 and not str(name).endswith(".pyc"):
            seen.add(f"write {{name}}")
sys.dont_write_bytecode = True
sys.addaudithook(watch)
from flexml.cli import main
code = main({words!r})
print()
print(json.dumps([code, sorted(seen)]))
"""

DOCUMENTS = {
    "a.xml": """<!DOCTYPE Response SYSTEM "http://127.0.0.1:9/a.dtd" [<!ENTITY x SYSTEM "file:///etc/passwd">]>
<Response><Say>&x;</Say></Response>""",
    "b.xml": """<Response><Play>http://127.0.0.1:9/a.mp3</Play><Redirect>http://127.0.0.1:9/</Redirect>
<Sya foo="1"/></Response>""",
    "c.xml.j2": """<Response><Say>{{ ''.__class__.__mro__[1].__subclasses__() }}
{{ cycler.__init__.__globals__.os.system('touch x') }}</Say></Response>""",
    "d.html": "{% load x %}{% include 'http://127.0.0.1:9/x' %}<Response><Say>{{ a }}</Say></Response>",
    "e.py": "import os\nos.system('touch x')\nXML = f\"<Response><Say>{open('x', 'w')}</Say></Response>\"\n",
}


@pytest.mark.parametrize("words", [[], ["--context", "context.json"], ["--diff"], ["--python", "--statistics"]])
def test_checking_hostile_files_reaches_nothing_outside(tmp_path, words):
    folder = tmp_path / "calls"
    folder.mkdir()
    for name, content in DOCUMENTS.items():
        (folder / name).write_text(content)
    (tmp_path / "context.json").write_text('{"a": "b"}')
    program = WATCHED.format(words=["check", *[f"calls/{name}" for name in DOCUMENTS], *words])
    run = subprocess.run([sys.executable, "-c", program], cwd=tmp_path, capture_output=True, text=True, check=True)
    code, seen = json.loads(run.stdout.splitlines()[-1])
    assert (code < 3, seen) == (True, []), run.stderr
    assert sorted(path.name for path in tmp_path.rglob("*")) == sorted(["calls", "context.json", *DOCUMENTS])


def test_the_watch_sees_what_it_is_there_for(tmp_path):
    (tmp_path / "a.xml").write_text('<Response><Record trim="True"/><Hangup/></Response>')
    words = ["check", "a.xml", "--output", "json=report.json"]
    program = WATCHED.format(words=words)
    run = subprocess.run([sys.executable, "-c", program], cwd=tmp_path, capture_output=True, text=True, check=True)
    _, seen = json.loads(run.stdout.splitlines()[-1])
    assert [event.partition(" ")[0] for event in seen] == ["os.rename", "write"]
