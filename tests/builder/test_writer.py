"""Printing: declaration, escapes, lines, and what is still missing."""

from __future__ import annotations

import jinja2
import pytest
from lxml import etree

from flexml import (
    BuildError,
    Connect,
    Dial,
    Element,
    Gather,
    IncompleteError,
    Redirect,
    Response,
    Say,
    Start,
    Stop,
    Stream,
    twiml,
)

DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>'


def test_a_document_begins_with_the_declaration_and_a_part_does_not():
    assert str(Response().hangup()) == f"{DECLARATION}<Response><Hangup/></Response>"
    assert str(Say("Hello")) == "<Say>Hello</Say>"


def test_the_declaration_may_be_left_out_and_asked_for():
    assert Response().to_xml(declaration=False) == "<Response/>"
    assert Say("Hello").to_xml(declaration=True) == f"{DECLARATION}<Say>Hello</Say>"


def test_pretty_gives_each_element_a_line_and_leaves_text_alone():
    response = twiml.Response(twiml.Gather(twiml.Say("Wait ", twiml.Break(time="1s"), " now"), num_digits=1))
    assert response.to_xml(pretty=True) == (
        f"{DECLARATION}\n"
        "<Response>\n"
        '  <Gather numDigits="1">\n'
        '    <Say>Wait <break time="1s"/> now</Say>\n'
        "  </Gather>\n"
        "</Response>"
    )


@pytest.mark.parametrize("text", ["<Hangup/>", "a & b", "]]>", "\"'", "a\r\nb\tc", "&amp;", "é \U0001f600"])
def test_text_and_attributes_come_back_as_they_went_in(text: str):
    root = etree.fromstring(str(Response(Gather(Say(text), action=text))).encode())
    assert (root[0].get("action"), root[0][0].text) == (text, text)


def test_an_element_is_not_escaped_again_by_a_template():
    environment = jinja2.Environment(autoescape=True)
    page = environment.from_string("<Response>{{ say }}</Response>").render(say=Say("a & b"))
    assert page == "<Response><Say>a &amp; b</Say></Response>"


def test_a_document_goes_into_a_template_without_its_declaration():
    environment = jinja2.Environment(autoescape=True)
    assert environment.from_string("{{ it }}").render(it=Response()) == "<Response/>"


@pytest.mark.parametrize(
    ("element", "message"),
    [
        (Say(), "`Say` needs text: text of at most 1024 characters"),
        (Say("  "), "`Say` needs text: text of at most 1024 characters"),
        (Redirect(), "`Redirect` needs text: a URL"),
        (Start(), "`Start` needs at least 1 child element and holds none; it may hold `Stream`"),
        (Stop(Stream()), "`Stream` in `Stop` needs `name`: text"),
        (Stream().parameter(name="a"), "`Parameter` needs `value`: text"),
        (twiml.Start(twiml.Stream()), "`Stream` in `Start` needs `url` or `connector_name`"),
    ],
    ids=repr,
)
def test_what_is_missing_is_said_when_printed(element: Element, message: str):
    for pretty in (False, True):
        with pytest.raises(IncompleteError) as caught:
            element.to_xml(pretty=pretty)
        assert str(caught.value) == message


def test_something_else_may_stand_for_required_text():
    assert str(twiml.Play(digits="1w2")) == '<Play digits="1w2"/>'
    assert str(Dial().number("+15105550100")) == "<Dial><Number>+15105550100</Number></Dial>"


def test_a_stream_of_connect_needs_no_url():
    assert str(Connect(Stream(name="a"))) == '<Connect><Stream name="a"/></Connect>'


def test_an_attribute_that_was_changed_after_its_element_was_put_in_place_is_judged_again():
    first, second = (twiml.Parameter(name=name, value="b") for name in "ab")
    stream = twiml.Stream(first, second, url="wss://example.com/a")
    second.set(name="a")
    with pytest.raises(BuildError, match="another `Parameter` in `Stream` has the `name` `a` too"):
        str(stream)


def test_elements_nested_too_deep_are_refused_and_not_a_crash():
    element = Element.custom("a")
    for _ in range(100_000):
        element = Element.custom("a", element)
    with pytest.raises(BuildError, match="too deep"):
        str(element)
    while element.children:  # freed from the outside in
        (element,) = element.children  # type: ignore[assignment]  # there is no text
