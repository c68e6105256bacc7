"""The way to a place by names."""

from __future__ import annotations

from flexml.dialects import get_dialect
from flexml.lint import check_document
from flexml.source import parse

TEXT = '<Response>\n  <Gather timeout="x"><Say voice="woman" foo="1">a</Say></Gather>\n  <Foo/>\n</Response>'


def paths(text: str) -> list[str]:
    return [finding.path for finding in check_document(parse(text), get_dialect("twiml"))]


def test_names_elements_and_attributes():
    assert {"/Response/Gather/@timeout", "/Response/Gather/Say/@foo", "/Response/Foo"} <= set(paths(TEXT))


def test_is_empty_where_the_text_is_not_well_formed():
    assert paths("<Response><Say>") == [""]


def test_is_empty_outside_of_the_root():
    assert "" in paths("<!DOCTYPE Response []><Response/>")
