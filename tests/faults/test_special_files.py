"""What is no plain file where one is expected: pipes, devices, sockets, folders, links in circles and outwards."""

from __future__ import annotations

import json
import os
import socket
from pathlib import Path

import pytest

from .conftest import FIXABLE, FIXED, GOOD, WRONG, names

pytestmark = pytest.mark.skipif(os.name != "posix", reason="pipes and devices")
ENDLESS = "it has more than 67,108,864 bytes"


@pytest.mark.parametrize("name", [".gitignore", "flexml.toml", "pyproject.toml", "manage.py", "a.dtd", ".git"])
@pytest.mark.parametrize("kind", ["pipe", "device", "folder", "loop"])
def test_what_lies_around_a_document_is_not_waited_for(flexml, tmp_path, name, kind):
    path = tmp_path / name
    match kind:
        case "pipe":
            os.mkfifo(path)
        case "device":
            path.symlink_to("/dev/zero")
        case "folder":
            path.mkdir()
        case _:
            path.symlink_to(name)
    (tmp_path / "a.xml").write_text(WRONG)
    (tmp_path / "b.html").write_text("{% load x %}<Response><Say>{{ a }}</Say></Response>")
    run = flexml("check", ".", "--output-format", "json")
    assert (run.code, [found["file"] for found in json.loads(run.out)["findings"]]) == (1, ["a.xml"])


@pytest.mark.parametrize("option", ["--config", "--baseline", "--context", "--schema", "--dialect"])
def test_a_device_without_an_end_is_no_file_of_ours(flexml, tmp_path, option):
    (tmp_path / "a.xml").write_text(GOOD)
    (tmp_path / "zero.toml").symlink_to("/dev/zero")
    run = flexml("check", option, "zero.toml", "a.xml", shell='ulimit -v 1500000; "$@"')
    assert (run.code, run.err.strip().endswith(ENDLESS), len(run.err.splitlines())) == (2, True, 1)


def test_a_template_names_no_device(flexml, tmp_path):
    (tmp_path / "zero.json").symlink_to("/dev/zero")
    (tmp_path / "a.xml.j2").write_text("{# flexml: context=zero.json #}<Response><Say>{{ a }}</Say></Response>")
    run = flexml("check", "a.xml.j2")
    assert (run.code, "is no file beside it" in run.err) == (2, True)


@pytest.mark.parametrize(
    "content", ["1" * 5_000, "[" * 100_000, '{"a": ' * 100_000], ids=["digits", "lists", "objects"]
)
@pytest.mark.parametrize("option", ["--context", "--baseline"])
def test_json_that_python_refuses(flexml, tmp_path, option, content):
    (tmp_path / "a.xml").write_text(GOOD)
    (tmp_path / "a.json").write_text(content)
    run = flexml("check", option, "a.json", "a.xml")
    assert (run.code, run.err.startswith("flexml: a.json: the ")) == (2, True)


def test_special_files_in_a_folder_are_passed_over(flexml, tmp_path):
    os.mkfifo(tmp_path / "pipe.xml")
    (tmp_path / "folder.xml").mkdir()
    (tmp_path / "device.xml").symlink_to("/dev/zero")
    (tmp_path / "loop.xml").symlink_to("loop.xml")
    (tmp_path / "circle").mkdir()
    (tmp_path / "circle" / "inner").symlink_to("..")
    (tmp_path / "a.xml").write_text(WRONG)
    here = Path.cwd()
    os.chdir(tmp_path)  # a path of a socket is short
    try:
        with socket.socket(socket.AF_UNIX) as server:
            server.bind("socket.xml")
    finally:
        os.chdir(here)
    for words in (["check", "."], ["check", "--fix", "."], ["check", "*.xml"], ["baseline", "."], ["graph", "."]):
        run = flexml(*words)
        assert (run.err, run.code) == ("", 0 if words[0] in ("baseline", "graph") else 1)


def test_a_named_socket_cannot_be_read(flexml, tmp_path):
    here = Path.cwd()
    os.chdir(tmp_path)
    try:
        with socket.socket(socket.AF_UNIX) as server:
            server.bind("socket.xml")
    finally:
        os.chdir(here)
    assert flexml("check", "socket.xml")[::2] == (2, "flexml: socket.xml: No such device or address\n")


def test_a_named_pipe_is_read_as_a_shell_gives_it(flexml, tmp_path):
    os.mkfifo(tmp_path / "pipe.xml")
    (tmp_path / "a.xml").write_text(FIXABLE)
    run = flexml("check", "--output-format", "concise", "pipe.xml", shell='cat a.xml >pipe.xml & "$@"')
    assert (run.code, run.out.startswith("pipe.xml:1:")) == (1, True)
    run = flexml("check", "--fix", "pipe.xml", shell='cat a.xml >pipe.xml & "$@"')
    assert (run.code, run.err) == (2, "flexml: pipe.xml: not fixed: it is no regular file, and cannot be replaced\n")


def test_links_in_a_folder_are_not_followed(flexml, tmp_path):
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside" / "a.xml").write_text(FIXABLE)
    (tmp_path / "calls").mkdir()
    (tmp_path / "calls" / "link.xml").symlink_to("../outside/a.xml")
    (tmp_path / "calls" / "folder").symlink_to("../outside")
    assert flexml("check", "--fix", "calls").out == "Found no call-control XML\n"
    assert (tmp_path / "outside" / "a.xml").read_text() == FIXABLE


def test_one_file_by_two_names_is_fixed_once(flexml, tmp_path):
    (tmp_path / "a.xml").write_text(FIXABLE)
    (tmp_path / "link.xml").symlink_to("a.xml")
    run = flexml("check", "--fix", "a.xml", "link.xml", "./a.xml")
    assert (run.code, run.err, (tmp_path / "a.xml").read_text()) == (0, "", FIXED)
    assert names(tmp_path) == ["a.xml", "link.xml"]


def test_a_folder_that_is_gone_when_its_turn_comes_is_a_failure(flexml, tmp_path):
    (tmp_path / "a.xml").write_text(GOOD)
    run = flexml("check", "a.xml", "gone/", "gone/b.xml")
    assert (run.code, run.err.count("No such file or directory")) == (2, 2)
