"""The cache as a person meets it: nothing that is printed depends on it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from flexml.cli import running
from flexml.cli.cache import identity as cache_identity
from flexml.cli.cache.folder import SUFFIX
from flexml.cli.checker import Checker
from flexml.diagnostics.render import format_names

from .conftest import BAD, BROKEN, GOOD

WARNED = "<Response><Start><Stream url='ws://example.com/a'/></Start><Say>Hello</Say></Response>\n"
SILENCED = "<Response><!-- flexml: ignore[unknown-element]: ours --><Sya>Hello</Sya></Response>\n"
TEMPLATE = "<Response>{% if vip %}<Say>Hello</Say>{% else %}<Sya/>{% endif %}</Response>\n"
LINKED = "<Response><Redirect>good.xml</Redirect></Response>\n"
PROGRAM = 'XML = "<Response><Sya/></Response>"\n'


@pytest.fixture(autouse=True)
def _at_once(monkeypatch, tmp_path_factory):
    """The cache is asked for any number of files, and is empty at first."""
    monkeypatch.setattr(running, "_FEW", 0)
    monkeypatch.setenv("FLEXML_CACHE_DIR", str(tmp_path_factory.mktemp("cache")))


@pytest.fixture
def project(files):
    root = files(
        {
            "good.xml": GOOD,
            "bad.xml": BAD,
            "broken.xml": BROKEN,
            "warned.xml": WARNED,
            "silenced.xml": SILENCED,
            "template.xml": TEMPLATE,
            "linked.xml": LINKED,
            "latin.xml": '<?xml version="1.0" encoding="latin-1"?><Response><Say>é</Say></Response>'.encode("latin-1"),
            "wrong.xml": b"<Response><Say>\xff</Say></Response>",
            "other.xml": "<project/>",
            "page.html": "<html><body/></html>",
            "empty.xml": "",
            "view.xml.erb": "<Response><% if vip %><Say>x</Say><% end %></Response>",
            "app.py": PROGRAM,
            "inner/good.xml": GOOD,
            "inner/bad.xml": BAD.replace("Hello", "Hello you"),
        }
    )
    for path in root.rglob("*"):
        os.utime(path, (1_000_000_000, 1_000_000_000))
    return root


@pytest.fixture
def checked(monkeypatch):
    """The files that were really checked, in order."""
    names = []
    check = Checker.check_bytes

    def noted(checker, candidate, data):
        names.append(candidate.path)
        return check(checker, candidate, data)

    monkeypatch.setattr(Checker, "check_bytes", noted)
    return names


@pytest.mark.parametrize("format_", format_names())
def test_the_output_is_the_same_with_and_without(run, project, format_):
    words = ("check", "--python", "--output-format", format_)
    without = run(*words, "--no-cache")
    assert without.code == 1
    assert [run(*words), run(*words), run(*words, "--quiet").out == run(*words, "--quiet", "--no-cache").out] == [
        without,
        without,
        True,
    ]


def test_what_has_not_changed_is_not_checked_again(run, project, checked):
    run("check")
    assert "good.xml" in checked
    checked.clear()
    run("check")
    assert checked == ["linked.xml", "template.xml"]  # others may have a say in these


def test_no_cache_checks_everything(run, project, checked):
    run("check")
    first = list(checked)
    checked.clear()
    run("check", "--no-cache")
    assert checked == first


def test_a_changed_file_is_checked_again(run, project, checked):
    run("check")
    checked.clear()
    (project / "good.xml").write_text(BAD)
    assert "good.xml:1:12: error FX102" in run("check", "--output-format", "concise").out
    assert "good.xml" not in checked  # its content is one that was met before
    (project / "good.xml").write_text(BAD.replace("Hello", "Bye"))
    run("check")
    assert "good.xml" in checked


def test_a_file_that_was_moved_is_not_checked_again(run, project, checked):
    run("check")
    checked.clear()
    (project / "good.xml").rename(project / "new.xml")
    shutil.copy(project / "bad.xml", project / "inner" / "copy.xml")
    out = run("check", "--output-format", "concise").out
    assert "inner/copy.xml:1:12: error FX102" in out
    assert not {"new.xml", "inner/copy.xml"} & set(checked)


@pytest.mark.parametrize(
    "words",
    [
        ("--ignore", "FX102"),
        ("--select", "xml"),
        ("--dialect", "twiml"),
        ("--role", "wait"),
        ("--url", "https://example.com/a"),
        ("--target", "twiml"),
        ("--schema", "any.xsd"),
        ("--config", "other.toml"),
    ],
)
def test_what_is_wanted_besides_makes_another_key(run, files, checked, words):
    xsd = '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:element name="Response"/></xs:schema>'
    files({"bad.xml": BAD, "any.xsd": xsd, "other.toml": 'dialect = "flexml"\n'})
    run("check")
    checked.clear()
    words = ("check", "bad.xml", *words)
    assert run(*words) == run(*words, "--no-cache")
    assert checked[0] == "bad.xml"


def test_a_configuration_that_changes_makes_another_key(run, files):
    folder = files({"bad.xml": BAD, "a.flexml": BAD, "flexml.toml": 'ignore = ["FX102"]\n'})
    assert run("check").code == 0
    (folder / "flexml.toml").write_text('[per-file-ignores]\n"*.flexml" = ["FX102"]\n')
    assert run("check", "--output-format", "concise").out.splitlines()[0].startswith("bad.xml:1:12: error FX102")
    shutil.copy(folder / "a.flexml", folder / "b.flexml")
    (folder / "a.flexml").rename(folder / "a.xml")
    assert [line.partition(":")[0] for line in run("check", "-q", "--output-format", "concise").out.splitlines()] == [
        "a.xml",
        "bad.xml",
    ]


def test_a_table_of_the_users_own_that_changes_makes_another_key(run, files, checked):
    table = (
        'name = "flow"\ntitle = "Flow"\nvendor = "Example"\ndoc = "Our own."\nroot = "Flow"\n'
        '[elements.Flow]\nkind = "root"\ndoc = "The root."\nchildren = ["Step"]\n'
        '[elements.Step]\nkind = "verb"\ndoc = "A step."\nflow = "immediate"\n'
    )
    folder = files({"a.xml": "<Flow><Step/></Flow>", "flow.toml": table})
    first = run("check", "--dialect", "flow.toml", "a.xml")
    checked.clear()
    run("check", "--dialect", "flow.toml", "a.xml")
    second = list(checked)
    (folder / "flow.toml").write_text(table.replace("A step", "One step"))
    run("check", "--dialect", "flow.toml", "a.xml")
    assert (first.err, second, checked) == ("", [], ["a.xml"])


def test_another_version_believes_nothing(run, project, checked, monkeypatch):
    run("check")
    checked.clear()
    monkeypatch.setattr(cache_identity, "__version__", "9.9.9")
    run("check")
    assert "good.xml" in checked


def test_code_that_changes_in_a_checkout_believes_nothing(run, project, checked, monkeypatch, tmp_path_factory):
    package = tmp_path_factory.mktemp("checkout") / "flexml"
    (package / "lint").mkdir(parents=True)
    (package.parent / "pyproject.toml").write_text("")
    (package / "lint" / "engine.py").write_text("one")
    monkeypatch.setattr(cache_identity, "_PACKAGE", str(package))
    run("check")
    checked.clear()
    run("check", "good.xml")
    assert checked == ["good.xml"]  # it is named, and so checked whatever it holds
    checked.clear()
    run("check", "good.xml")
    assert checked == []
    (package / "lint" / "engine.py").write_text("other")
    run("check", "good.xml")
    assert checked == ["good.xml"]


class TestWhereItCannotBeWritten:
    def test_a_folder_that_cannot_be_made_changes_nothing(self, run, project, monkeypatch):
        (project / "file").write_text("")
        without = run("check", "--no-cache")
        assert run("check", "--cache-dir", "file/cache") == without
        assert run("check", "--cache-dir", "/proc/nowhere") == without

    def test_a_line_that_makes_no_sense_is_a_file_not_checked_yet(self, run, project, monkeypatch):
        from flexml.cli.cache import record

        without = run("check", "--no-cache")
        for line in (b"", b"{}", b"[]", b'["checked"]', b'["checked",[],[],[[1]],[]]', b"[" * 100_000):
            monkeypatch.setattr(record, "write_record", lambda *_, line=line: line)
            assert [run("check"), run("check")] == [without, without], line
            run("cache", "clear")


_FULL = """
import resource, signal, sys
sys.dont_write_bytecode = True  # Python would leave the first part of it behind
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100))
from flexml.cli import main, running
running._FEW = 0
sys.exit(main(["check", "--output-format", "concise"]))
"""


def test_a_full_disk_changes_nothing(project):
    folder = Path(os.environ["FLEXML_CACHE_DIR"])
    command = [sys.executable, "-c", _FULL]
    full = subprocess.run(command, capture_output=True, text=True)
    free = subprocess.run(
        [*command[:2], _FULL.replace("resource.setrlimit", "(lambda *_: None)")], capture_output=True, text=True
    )
    assert "good.xml" not in free.stderr
    assert (full.returncode, full.stdout, full.stderr) == (free.returncode, free.stdout, free.stderr)
    assert full.returncode == 1
    assert [path.name for path in folder.iterdir() if path.name.endswith(".tmp")] == []
    assert len([path for path in folder.iterdir() if path.name.endswith(SUFFIX)]) == 1  # that of the second run


class TestTheCommand:
    def test_tells_the_folder_what_is_in_it_and_clears_it(self, run, project, monkeypatch):
        folder = os.environ["FLEXML_CACHE_DIR"]
        assert run("cache", "dir") == (0, f"{folder}\n", "")
        run("check")
        assert run("cache", "info").out.startswith(f"{folder}: 1 file, ")
        assert run("cache", "clear") == (0, f"Removed 1 file from {folder}\n", "")
        assert not Path(folder).exists()
        assert run("cache", "info") == (0, f"{folder}: 0 files, 0 bytes\n", "")

    def test_the_option_stands_above_the_variable_and_that_above_the_configuration(self, run, files, monkeypatch):
        folder = files({"flexml.toml": 'cache-dir = "configured"\n'})
        assert run("cache", "dir", "--cache-dir", "said").out == f"{folder}/said\n"
        monkeypatch.setenv("FLEXML_CACHE_DIR", "named")
        assert run("cache", "dir").out == f"{folder}/named\n"
        monkeypatch.delenv("FLEXML_CACHE_DIR")
        assert run("cache", "dir").out == f"{folder}/configured\n"
