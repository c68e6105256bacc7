"""Which elements of a document a target dialect has as well."""

from __future__ import annotations

from flexml.dialects import get_dialect
from flexml.lint.context import Context
from flexml.lint.target import counterparts, pairs
from flexml.source import parse


def names(xml: str, own: str, target: str) -> list[tuple[str, bool]]:
    ctx = Context(parse(xml), get_dialect(own))
    return [(pair.spec.key, pair.other is not None) for pair in pairs(ctx, get_dialect(target))]


def test_what_stands_in_a_lost_element_is_left_out() -> None:
    xml = "<Response><Dial><Sip><Uri>sip:a@example.com</Uri></Sip></Dial></Response>"
    assert names(xml, "twiml", "flexml") == [("Response", True), ("Dial", True), ("Sip", False)]


def test_an_element_that_exists_elsewhere_alone_is_lost() -> None:
    xml = "<Response><Reject><Parameter/></Reject></Response>"
    assert names(xml, "twiml", "flexml") == [("Response", True), ("Reject", True), ("Parameter", False)]


def test_what_is_wrong_in_its_own_dialect_is_left_out() -> None:
    xml = "<Response><Pauze/><Gather><Dial>1</Dial></Gather></Response>"
    assert names(xml, "flexml", "twiml") == [("Response", True), ("Gather", True)]


def test_a_document_with_another_root_has_no_counterpart() -> None:
    assert names("<Speech><Say>Hello</Say></Speech>", "flexml", "twiml") == []


def test_names_are_met_as_their_own_dialect_reads_them() -> None:
    xml = "<Response><hangup/><AMD/></Response>"
    assert names(xml, "flexml", "twiml") == [("Response", True), ("Hangup", True), ("Amd", False)]


def test_the_entry_of_a_place_is_met() -> None:
    ctx = Context(parse('<Response><Stop><Stream name="a"/></Stop></Response>'), get_dialect("flexml"))
    keys = [(spec.key, other.key) for _, spec, other in counterparts(ctx, get_dialect("twiml"))]
    assert keys == [("Response", "Response"), ("Stop", "Stop"), ("Stop/Stream", "Stop/Stream")]
