"""The table of names says what differs from the builder, and no more."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import assert_type

import pytest

from flexml.compat.twilio import GenericNode, TwiML, voice_response
from flexml.dialects import get_dialect
from flexml.dialects.keyword import python_name

ROOT = Path(__file__).parents[3]
FOLDER = ROOT / "flexml" / "compat" / "twilio"
NAMES = tomllib.loads((FOLDER / "names.toml").read_text(encoding="utf-8"))
SIGNATURES = tomllib.loads((FOLDER / "signatures.toml").read_text(encoding="utf-8"))
ROWS = [(module, name, row) for module, table in SIGNATURES.items() for name, row in table.items()]


def element(name: str) -> str:
    """The element that a class stands for, as the table of its dialect names it."""
    classes: dict[str, str] = NAMES["classes"]
    return classes.get(name, name)


def test_a_class_in_the_table_is_one_of_twilio_and_has_another_name_than_its_element():
    assert set(NAMES["classes"]) <= {name for _, name, _ in ROWS}
    assert [name for name, key in NAMES["classes"].items() if name == key] == []


def test_a_keyword_in_the_table_is_one_of_twilio_and_has_another_name_in_the_builder():
    keywords = {keyword for _, _, row in ROWS for keyword in row.get("attributes", ())}
    assert set(NAMES["keywords"]) <= keywords
    assert [name for name, ours in NAMES["keywords"].items() if name == ours] == []


@pytest.mark.parametrize(("module", "name", "row"), ROWS)
def test_every_parameter_is_a_keyword_of_the_builder(module, name, row):
    dialect, key = get_dialect(NAMES["dialects"][module]), element(name)
    tag = key.rpartition("/")[2]
    known = {word for spec in dialect.elements.values() if spec.name == tag for word in spec.by_keyword}
    used = {NAMES["keywords"].get(keyword, keyword) for keyword in row.get("attributes", ())}
    assert used - known == set()


# Twilio makes them, and tells in no page what they would mean there: checking finds them.
MISPLACED = {("VoiceResponse", "Prompt"), ("VoiceResponse", "Queue")}


def test_every_method_makes_a_child_that_the_dialect_allows():
    refused = set()
    for module, name, row in ROWS:
        dialect, parent = get_dialect(NAMES["dialects"][module]), element(name).rpartition("/")[2]
        children = {child for spec in dialect.elements.values() if spec.name == parent for child in spec.children}
        made = {child: element(child).rpartition("/")[2] for child in row.get("children", ())}
        refused |= {(name, child) for child, tag in made.items() if tag not in children}
    assert refused == MISPLACED


def test_attributes_that_are_no_snake_case_are_those_that_the_builder_names_so_too():
    rows = [row for name in ("twiml", "twiml-messaging", "twiml-fax") for row in get_dialect(name).elements.values()]
    odd = {
        python_name(attribute): attribute
        for row in rows
        for attribute in row.attributes
        if python_name(attribute) in TwiML.MAP
    }
    assert odd | {"break_": "break"} == TwiML.MAP


def test_the_guide_names_what_differs():
    guide = (ROOT / "docs" / "twilio.md").read_text(encoding="utf-8")
    words = {*NAMES["classes"], *NAMES["keywords"], *NAMES["keywords"].values()}
    assert sorted(word for word in words if f"`{word}`" not in guide) == []


def test_type_checkers_know_what_a_method_returns():
    response = voice_response.VoiceResponse()
    assert_type(response.gather(num_digits=1), voice_response.Gather)
    assert_type(response.append("text"), voice_response.VoiceResponse)
    assert_type(response.nest(voice_response.Say("Hello")), voice_response.Say)
    assert_type(response.add_child("Name"), GenericNode)
    with response as entered:
        assert_type(entered, voice_response.VoiceResponse)
