"""Documents are found in the strings of any Python program; what is no program is told with one exception."""

from __future__ import annotations

from flexml.errors import ReadError
from flexml.source import SourceText
from flexml.template.python import read_families
from tests.fuzz import families, seeds
from tests.fuzz.target import ROOT, Target, choosing, pick


def run(data: bytes) -> None:
    """Search a program."""
    try:
        found = read_families(SourceText(data[1:], "a.py"))
    except ReadError:
        return
    for member in found.members:
        families.hold(member, pick(data, 0, seeds.DIALECTS))


def _seeds() -> list[bytes]:
    files = [path.read_bytes() for path in sorted((ROOT / "examples").rglob("*.py"))]
    return [choosing(0) + text for text in (*seeds.templates("python"), *files)]


# A few hundred documents are checked twice.
TARGET = Target("program", run, _seeds, lambda: seeds.words("program") + seeds.xml_words(), options=1, seconds=5)
