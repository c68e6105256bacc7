"""Fixes keep their promises: the document is still one, nothing is lost, and a second run finds nothing to fix."""

from __future__ import annotations

from flexml.source import SourceText
from tests.fuzz import seeds
from tests.fuzz.target import Target, choosing, pick
from tests.promises.of_fixes import hold_to_promises

_AS_TEXT = [False, False, False, True]


def run(data: bytes) -> None:
    """Fix a document, given as bytes or as a text."""
    source = SourceText(data[2:])
    hold_to_promises(SourceText(source.text) if pick(data, 1, _AS_TEXT) else source, pick(data, 0, seeds.DIALECTS))


def _seeds() -> list[bytes]:
    return [choosing(0, 0) + document for document in seeds.documents()]


TARGET = Target("fix", run, _seeds, seeds.xml_words, options=2)
