"""The way out of the tables is open, and what comes out is well-formed."""

from __future__ import annotations

import pytest
from lxml import etree

from flexml import AttributeValueError, BuildError, Custom, Element, Response, Say, TextError, UnknownAttributeError


def test_a_custom_element_takes_names_and_content_as_they_are():
    element = Element.custom(
        "Beep", "text", Say("a"), pitchHz=440, loud=True, soft=None, rate=1.5, **{"xml:lang": "en"}
    )
    assert str(element) == '<Beep pitchHz="440" loud="true" rate="1.5" xml:lang="en">text<Say>a</Say></Beep>'


def test_a_custom_element_may_stand_anywhere():
    assert str(Response(Say("a ", Element.custom("mark", name="b")))).endswith(
        '<Response><Say>a <mark name="b"/></Say></Response>'
    )


def test_element_custom_is_the_class_custom():
    assert Element.custom is Custom
    assert Response.custom is Custom


def test_custom_on_an_element_is_refused_because_it_would_append_nothing():
    with pytest.raises(BuildError, match=r"write `.append\(Element.custom\(…\)\)`"):
        Response().custom("Beep")


@pytest.mark.parametrize("name", ["", "a b", "1a", "a:b", "a>", "<a", "a/", "é", "-a", 5, None])
def test_what_cannot_be_a_name_is_refused(name):
    with pytest.raises(BuildError, match="cannot be the name of an element"):
        Element.custom(name)


@pytest.mark.parametrize("name", ["", "a b", "1a", "a:b", "xmlns", "xmlns:a", "xml:", "a=", 'a"', "xml:a b"])
def test_what_cannot_be_the_name_of_an_attribute_is_refused(name: str):
    with pytest.raises(UnknownAttributeError, match="cannot be the name of an attribute of `Beep`"):
        Element.custom("Beep", **{name: "a"})


def test_a_value_that_is_no_text_is_refused():
    with pytest.raises(AttributeValueError, match="`a` of `Beep` takes text, a number or a truth value, not the list"):
        Element.custom("Beep", a=["b"])


def test_control_characters_are_refused():
    with pytest.raises(TextError):
        Element.custom("Beep", "\0")
    with pytest.raises(AttributeValueError):
        Element.custom("Beep", a="\0")


def test_markup_in_a_custom_element_is_text():
    root = etree.fromstring(str(Element.custom("Beep", "<a/>", b='"><c/>')))
    assert (root.text, root.get("b"), len(root)) == ("<a/>", '"><c/>', 0)
