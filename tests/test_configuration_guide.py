"""What docs/configuration.md shows is read as it stands there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from flexml.cli import main
from flexml.config import Configuration

GUIDE = (Path(__file__).parent.parent / "docs/configuration.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```toml\n# (\S+)\n(.*?)^```", GUIDE, re.DOTALL | re.MULTILINE)


def test_every_block_says_which_file_it_is():
    assert len(BLOCKS) == GUIDE.count("```toml") > 0


@pytest.mark.parametrize(("name", "text"), BLOCKS)
def test_a_configuration_is_read(tmp_path, monkeypatch, name, text):
    monkeypatch.chdir(tmp_path)
    Path(name).parent.mkdir(exist_ok=True)
    if "extend =" in text:
        Path("flexml.toml").touch()
    Path(name).write_text(text, encoding="utf-8")
    assert Configuration().of_file(str(Path(name).with_name("a.xml"))).files[-1].endswith(name)


def test_a_mistake_is_told_as_shown(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    Path("flexml.toml").write_text("ingore = []\n", encoding="utf-8")
    assert main(["check"]) == 2
    (session,) = re.findall(r"^```console\n\$ flexml check\n(.*?)^```", GUIDE, re.DOTALL | re.MULTILINE)
    assert capsys.readouterr().err == session


def test_the_two_ways_to_write_one_mean_the_same(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (name, plain), (project, nested) = BLOCKS[:2]
    said = []
    for folder, file, text in (("a", name, plain), ("b", project, nested)):
        Path(folder).mkdir()
        Path(folder, file).write_text(text, encoding="utf-8")
        said.append(
            {key: str(value) for key, value in Configuration().of_file(f"{folder}/x.xml").layers[-1].values.items()}
        )
    assert said[0] == {key: value.replace("/b'", "/a'") for key, value in said[1].items()}
