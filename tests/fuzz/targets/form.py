"""`flexml format` writes the same document in another form, and leaves that form alone."""

from __future__ import annotations

from flexml.errors import ReadError
from flexml.layout import format_document
from flexml.source import parse
from tests.fuzz import seeds
from tests.fuzz.target import Target, choosing, pick
from tests.promises.of_form import hold_to_promises


def run(data: bytes) -> None:
    """Format a document."""
    document, dialect = parse(data[1:]), pick(data, 0, seeds.DIALECTS)
    if document.well_formed:
        hold_to_promises(document, dialect)
        return
    try:
        format_document(document, dialect)
    except ReadError:
        return
    raise AssertionError("what is not well-formed was formatted")


def _seeds() -> list[bytes]:
    return [choosing(0) + document for document in seeds.documents()]


TARGET = Target("form", run, _seeds, seeds.xml_words, options=1)
