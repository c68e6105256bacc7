"""What README, CONTRIBUTING and the guides have in common: links, commands and configurations that are true."""

from __future__ import annotations

import doctest
import re
import shlex
import tomllib
from pathlib import Path

import pytest

from flexml.cli.main import main
from flexml.cli.parsing import command_parser
from flexml.dialects import model
from flexml.lint.markdown import anchor

ROOT = Path(__file__).parent.parent
PAGES = [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").glob("*.md"))]
TEXTS = {path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8") for path in PAGES}
LINKS = [(name, link) for name, text in TEXTS.items() for link in re.findall(r"\]\((?!https?:)([^)\s]+)\)", text)]


@pytest.mark.parametrize(("name", "link"), LINKS)
def test_a_link_leads_somewhere(name, link):
    path, _, heading = link.partition("#")
    target = ROOT / name if not path else (ROOT / name).parent / path
    assert target.exists()
    if heading:
        headings = re.findall(r"^#+ (.+)", target.read_text(encoding="utf-8"), re.MULTILINE)
        assert heading in map(anchor, headings)


@pytest.mark.parametrize(
    "command",
    sorted({line for text in TEXTS.values() for line in re.findall(r"^\$ flexml (.+)", text, re.MULTILINE)}),
)
def test_a_command_is_understood(command):
    name, *words = shlex.split(command)
    assert command_parser(name).parse_intermixed_args(words)


@pytest.mark.parametrize(
    "block",
    [block for text in TEXTS.values() for block in re.findall(r"^```toml\n(.*?)^```", text, re.DOTALL | re.MULTILINE)],
)
def test_a_configuration_or_a_table_is_toml(block):
    assert tomllib.loads(block)


@pytest.mark.parametrize("name", ["README.md", "docs/python.md"])
def test_a_session_goes_as_it_is_shown(name):
    sessions = re.findall(r"^```pycon\n(.*?)^```", TEXTS[name], re.DOTALL | re.MULTILINE)
    runner = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS)
    for session in sessions:
        runner.run(doctest.DocTestParser().get_doctest(session, {}, name, name, 0))
    assert (len(sessions) > 0, runner.failures) == (True, 0)


SHOWN = [
    block
    for text in TEXTS.values()
    for block in re.findall(r"^```console\n(\$ flexml .*examples/.*\n(?s:.*?))^```", text, re.MULTILINE)
]


@pytest.mark.parametrize("block", SHOWN)
def test_a_command_about_the_examples_prints_what_is_shown(block, monkeypatch, capsys):
    monkeypatch.chdir(ROOT)
    command, *shown = block.splitlines()
    assert main(shlex.split(command.removeprefix("$ flexml "))) == 1
    printed = iter(capsys.readouterr().out.splitlines())
    assert [line for line in shown if line not in printed] == []  # in this order, with lines left out


def test_examples_are_shown():
    assert len(SHOWN) >= 3


def test_the_guide_to_tables_names_every_key():
    tables = [table for table in vars(model).values() if isinstance(table, type) and issubclass(table, model.Strict)]
    keys = {field for table in tables for field in table.model_fields}
    prose, *others = re.split(r"^```.*$", TEXTS["docs/dialect-tables.md"], flags=re.MULTILINE)
    code = "".join(others[::2]) + "".join(re.findall(r"`[^`]+`", prose + "".join(others[1::2])))
    named = set(re.findall(r"[A-Za-z_]+", code))
    assert sorted(keys - named) == []
