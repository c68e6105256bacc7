"""lxml that was imported without `inspect` and `gzip` does all that it does otherwise."""

from __future__ import annotations

import subprocess
import sys

import pytest

START = """
import io, sys
sys.modules.pop("inspect", None), sys.modules.pop("gzip", None)  # as if no `.pth` file had brought them in
from flexml.cli.lean import import_lxml
import_lxml()
from lxml import etree
assert not {"inspect", "gzip"} & sys.modules.keys()
"""


def says(code: str) -> str:
    run = subprocess.run([sys.executable, "-c", START + code], capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    return run.stdout.strip()


@pytest.mark.parametrize("parameters", ["tag, attributes", "tag, attributes, namespaces"])
def test_a_parser_target_is_asked_how_many_parameters_it_takes(parameters):
    code = f"""
class Target:
    def start(self, {parameters}): print(tag, len(locals()) - 1)
    def close(self): return "closed"
print(etree.fromstring("<a/>", etree.XMLParser(target=Target())))
"""
    assert says(code).split() == ["a", str(parameters.count(",") + 1), "closed"]


@pytest.mark.parametrize("write", ["etree.ElementTree(root).write(file, compression=9)", "write(file)"])
def test_a_document_is_compressed(write):
    code = f"""
def write(file):
    with etree.xmlfile(file, compression=9) as xml:
        xml.write(root)
root, file = etree.fromstring("<a/>"), io.BytesIO()
{write}
import gzip
print(gzip.decompress(file.getvalue()).decode(), type(gzip).__name__)
"""
    assert says(code) == "<a/> module"


def test_another_name_is_that_of_the_module_itself():
    code = """
from flexml.cli.lean import _StandIn
for name in ("inspect", "gzip"):
    sys.modules[name] = _StandIn(name)
from inspect import isclass
from gzip import GzipFile, BadGzipFile
print(isclass(GzipFile), isclass(BadGzipFile), isclass(isclass), isclass(int))
"""
    assert says(code) == "False True False True"  # `GzipFile` is called, and lxml does nothing else with it


def test_modules_that_are_there_already_stay():
    code = """
import gzip, inspect
before = gzip, inspect
import_lxml()
assert before == (sys.modules["gzip"], sys.modules["inspect"])
"""
    assert says(code) == ""
