"""Names of files that a shell, a terminal or an output format could take for something else."""

from __future__ import annotations

import json
import os
import re
import sys
from urllib.parse import unquote_to_bytes
from xml.etree import ElementTree

import pytest

from .conftest import FIXABLE, FIXED

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="names are bytes")
NAMES = [
    b"caf\xff\xe9.xml",
    b"new\nline.xml",
    b"cr\r.xml",
    b"escape\x1b[31m.xml",
    b"--fix.xml",
    b"-x.xml",
    b"co:lon:1:2.xml",
    b"sp ace%41&<>\"'.xml",
    b"::error title=x::boo.xml",
    b"*.xml",
    b"[a].xml",
    b"back\\slash.xml",
    b"com,ma=.xml",
    "\u202ereversed.xml".encode(),
    "line\u2028.xml".encode(),
    b"a" * 251 + b".xml",
]
CONTROL = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028-\u202e]")


@pytest.fixture(autouse=True)
def documents(tmp_path):
    for name in NAMES:
        (tmp_path / os.fsdecode(name)).write_text(FIXABLE)


@pytest.mark.parametrize("output_format", ["full", "concise", "github"])
def test_lines_for_people_and_for_github_are_not_forged(flexml, output_format):
    run = flexml("check", ".", "--output-format", output_format)
    assert run.code == 1
    assert CONTROL.search(run.out) is None
    if output_format == "full":
        assert len(re.findall("^ --> ", run.out, re.MULTILINE)) == len(NAMES)
    else:
        lines = run.out.splitlines()
        start = "::warning title=" if output_format == "github" else ""
        assert sum("doubtful-value" in line and line.startswith(start) for line in lines) == len(NAMES)
        assert len(lines) == len(NAMES) + 1  # the summary


def test_formats_for_programs_carry_each_name(flexml):
    every = {os.fsdecode(name) for name in NAMES}
    found = json.loads(flexml("check", ".", "--output-format", "json").out)["findings"]
    assert {each["file"] for each in found} == every
    found = json.loads(flexml("check", ".", "--output-format", "gitlab").out)
    assert {each["location"]["path"] for each in found} == every
    (run,) = json.loads(flexml("check", ".", "--output-format", "sarif").out)["runs"]
    places = [place["physicalLocation"] for result in run["results"] for place in result["locations"]]
    assert {unquote_to_bytes(place["artifactLocation"]["uri"]) for place in places} == set(NAMES)
    suites = ElementTree.fromstring(flexml("check", ".", "--output-format", "junit").out)
    assert len(suites.findall("testsuite")) == len(NAMES)


@pytest.mark.parametrize(
    "words", [["graph"], ["config"], ["graph", "--output-format", "mermaid"], ["format", "--check"]]
)
def test_what_other_commands_print_moves_no_cursor(flexml, words):
    for name in (b"escape\x1b[31m.xml", b"cr\r.xml", b"caf\xff\xe9.xml"):
        run = flexml(*words, name)
        assert (run.code in (0, 1), CONTROL.search(run.out + run.err)) == (True, None)


def test_a_difference_has_a_header_of_one_line(flexml):
    out = flexml("check", "--diff", ".").out
    assert len(re.findall("^(?:---|\\+\\+\\+|@@) ", out, re.MULTILINE)) == 3 * len(NAMES)


def test_each_is_fixed(flexml, tmp_path):
    assert flexml("check", "--fix", ".").code == 0
    assert {path.read_text() for path in tmp_path.iterdir()} == {FIXED}
    assert len(list(tmp_path.iterdir())) == len(NAMES)


def test_each_is_known_to_its_baseline(flexml):
    assert flexml("baseline", ".").code == 0
    run = flexml("check", ".", "--baseline", "flexml-baseline.json")
    assert (run.code, f"{len(NAMES)} known findings" in run.out) == (0, True)


@pytest.mark.parametrize("name", NAMES, ids=ascii)
def test_each_is_taken_as_an_argument_and_as_the_name_of_standard_input(flexml, name):
    run = flexml("check", "--output-format", "json", "--", name)
    assert [os.path.normpath(each["file"]) for each in json.loads(run.out)["findings"]] == [os.fsdecode(name)]
    run = flexml("check", "--output-format", "json", b"--stdin-filename=" + name, "-", stdin=FIXABLE)
    assert [each["file"] for each in json.loads(run.out)["findings"]] == [os.fsdecode(name)]


def test_a_configuration_names_them(flexml, tmp_path):
    (tmp_path / "flexml.toml").write_text('[per-file-ignores]\n"new*" = ["all"]\n"esc*" = ["all"]\n"--*" = ["all"]\n')
    found = json.loads(flexml("check", ".", "--output-format", "json").out)["findings"]
    assert len(found) == len(NAMES) - 3
