"""What loads prints as a document that loads again, as the same."""

from __future__ import annotations

from contextlib import suppress

from flexml import load
from flexml.errors import BuildError, ReadError
from flexml.source import parse
from tests.fuzz import seeds
from tests.fuzz.target import Target, choosing, pick


def run(data: bytes) -> None:
    """Load, print and load a document."""
    dialect = pick(data, 0, seeds.DIALECTS)
    with suppress(ReadError):
        element = load(data[1:], dialect)
        try:
            printed = element.to_xml()
        except BuildError:  # the document lacks something
            return
        assert parse(printed).well_formed
        again = load(printed, element.dialect)
        assert again.to_xml() == printed
        assert again == element


def _seeds() -> list[bytes]:
    return [choosing(0) + document for document in seeds.documents()]


TARGET = Target("load", run, _seeds, seeds.xml_words, options=1)
