"""A value from outside stays a value: as text and in attributes, whichever way the document goes out."""

from __future__ import annotations

import re
import warnings
from collections.abc import Callable
from typing import TypeAlias

import django.conf
import pytest

import flexml
import flexml.twiml
import flexml.twiml_fax
import flexml.twiml_messaging
import flexml.web.aiohttp
import flexml.web.django
import flexml.web.fastapi
import flexml.web.flask
import flexml.web.starlette
from flexml import BuildError, CheckFailed, Element
from flexml.compat.twilio import GenericNode, TwiML, TwimlWarning, validation
from flexml.compat.twilio.fax_response import FaxResponse
from flexml.compat.twilio.messaging_response import MessagingResponse
from flexml.compat.twilio.voice_response import Say, SsmlEmphasis, VoiceResponse
from tests.attacks.payloads import NO_XML, PIECES, payloads
from tests.attacks.trees import Tree, of_expat, of_libxml2, with_value

PAYLOADS = payloads()
Holder: TypeAlias = Callable[[str], Element]
TwilioHolder: TypeAlias = Callable[[str], TwiML]
Way: TypeAlias = Callable[[Element], bytes]

PLAIN, PLAIN_URL = "plain", "/plain"
twiml, messaging, fax = flexml.twiml, flexml.twiml_messaging, flexml.twiml_fax

# Any text may stand here; some want one that says something.
FREE: dict[str, Holder] = {
    "text": lambda value: flexml.Response(flexml.Say(value), flexml.Hangup()),
    "text by a method": lambda value: flexml.Response().say(value).hangup(),
    "attributes": lambda value: flexml.Response(
        flexml.Start(flexml.Stream(flexml.Parameter(name=value, value=value), url="wss://example.com/a")),
        flexml.Hangup(),
    ),
    "parameters of TwiML": lambda value: twiml.Response(
        twiml.Connect(twiml.Stream(twiml.Parameter(name="a", value=value), url="wss://example.com/a"))
    ),
    "a message": lambda value: messaging.Response(messaging.Message(messaging.Body(value))),
    "SSML": lambda value: twiml.Response(twiml.Say("a", twiml.Emphasis(value, level="strong"), "b"), twiml.Hangup()),
    "text between SSML": lambda value: twiml.Response(
        twiml.Say(value, twiml.Break(time="1s"), value, twiml.P(twiml.S(value)), value)
    ),
    "attributes of SSML": lambda value: twiml.Response(
        twiml.Say(twiml.Sub("a", alias=value), twiml.Phoneme("b", ph=value), "c", twiml.W("d", role=value))
    ),
    "an element of one's own": lambda value: flexml.Response(
        Element.custom("Own", value, Element.custom("inner", a=value, b=value), value), flexml.Hangup()
    ),
}
# A value of the type alone may stand here.
TYPED: dict[str, Holder] = {
    "a URL": lambda value: flexml.Response(flexml.Gather(action=value), flexml.Redirect(value)),
    "a URL of TwiML": lambda value: twiml.Response(twiml.Play(value), twiml.Redirect(value)),
    "a URL for a message": lambda value: messaging.Response(messaging.Message("a", action=value)),
    "a URL for a fax": lambda value: fax.Response(fax.Receive(action=value)),
}

# Everything goes out through these.
WAYS: dict[str, Way] = {
    "print": lambda element: str(element).encode(),
    "lines": lambda element: element.to_xml(pretty=True).encode(),
    "read and printed again": lambda element: str(flexml.load(str(element), element.dialect)).encode(),
    "Flask": lambda element: flexml.web.flask.FlexmlResponse(element).get_data(),
    "Flask, of text": lambda element: flexml.web.flask.FlexmlResponse(str(element)).get_data(),
    "Django": lambda element: bytes(flexml.web.django.FlexmlResponse(element).content),
    "Starlette": lambda element: bytes(flexml.web.starlette.FlexmlResponse(element).body),
    "FastAPI": lambda element: bytes(flexml.web.fastapi.FlexmlResponse(element).body),
    "aiohttp": lambda element: body_of_aiohttp(flexml.web.aiohttp.FlexmlResponse(element)),
}

TWILIO: dict[str, TwilioHolder] = {
    "text": lambda value: voice().append(Say(value)),
    "a text alone": lambda value: voice().append(value),
    "attributes": lambda value: voice().append(GenericNode("Own", "a", b=value, status_callback=value)),
    "a URL": lambda value: voice().append(GenericNode("Redirect", value, method=value)),
    "SSML": lambda value: voice().append(Say("a").append(SsmlEmphasis(value, level=value)).append(value)),
    "a message": lambda value: MessagingResponse().append(GenericNode("Message", value, action=value)),
    "a fax": lambda value: FaxResponse().append(GenericNode("Receive", None, action=value)),
}


def voice() -> VoiceResponse:
    response = VoiceResponse()
    response.hangup()
    return response


def body_of_aiohttp(response: flexml.web.aiohttp.FlexmlResponse) -> bytes:
    assert isinstance(response.body, bytes)
    return response.body


@pytest.fixture(scope="module", autouse=True)
def _settings_of_django():
    if not django.conf.settings.configured:
        django.conf.settings.configure()


def read(data: bytes) -> Tree | None:
    """Return what both parsers read; they agree."""
    tree = of_expat(data)
    assert of_libxml2(data) == tree
    return tree


def in_lines(tree: Tree) -> Tree:
    """Return a tree as it is read of what Python's own printer writes, which keeps line ends in attributes alone."""
    name, attributes, items = tree
    return name, attributes, [re.sub("\r\n?", "\n", it) if isinstance(it, str) else in_lines(it) for it in items]


def harm(way: Way, holder: Holder, plain: str) -> tuple[list[str], list[str]]:
    """Return the payloads that are no longer what they were, and those that were refused."""
    usual = read(way(holder(plain)))
    assert usual is not None
    changed, refused = [], []
    for payload in PAYLOADS:
        try:
            data = way(holder(payload))
        except BuildError:
            refused.append(payload)
            continue
        if read(data) != with_value(usual, plain, payload):
            changed.append(payload)
    return changed, refused


def test_the_payloads_are_a_thousand_of_all_kinds():
    assert (len(PAYLOADS), len(set(PAYLOADS))) == (1000, 1000)
    assert all(any(piece in payload for payload in PAYLOADS) for kind in PIECES.values() for piece in kind)
    assert sum(NO_XML.search(payload) is None for payload in PAYLOADS) > 300


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("holder", FREE)
def test_a_value_comes_back_as_it_was_and_only_what_xml_cannot_carry_is_refused(way: str, holder: str):
    changed, refused = harm(WAYS[way], FREE[holder], PLAIN)
    assert changed == []
    assert [payload for payload in refused if not NO_XML.search(payload) and not payload.isspace()] == []
    assert {payload for payload in PAYLOADS if NO_XML.search(payload)} <= set(refused)


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("holder", TYPED)
def test_a_value_of_a_type_comes_back_as_it_was_or_is_refused(way: str, holder: str):
    changed, refused = harm(WAYS[way], TYPED[holder], PLAIN_URL)
    assert changed == []
    assert len(refused) < len(PAYLOADS)
    assert {payload for payload in PAYLOADS if NO_XML.search(payload)} <= set(refused)


@pytest.mark.parametrize("holder", TWILIO)
def test_the_stand_in_for_twilio_makes_no_other_document_of_a_value(holder: str):
    """What it prints is twilio's to the byte: a value that XML cannot carry makes it none, which is told or raised."""
    make = TWILIO[holder]
    with validation("off"):
        usual = read(make(PLAIN).to_xml().encode())
        assert usual is not None
        for payload in PAYLOADS:
            printed = make(payload).to_xml().encode()
            carried = NO_XML.search(payload) is None
            expected = in_lines(with_value(usual, PLAIN, payload)) if carried else None
            assert expected == read(printed), payload
    for payload in PAYLOADS:
        with warnings.catch_warnings(record=True) as told:
            warnings.simplefilter("always")
            with validation("warn"):
                warned = make(payload).to_xml().encode()
            with validation("strict"):
                try:
                    strict: bytes | None = make(payload).to_xml().encode()
                except CheckFailed:
                    strict = None
        assert strict in (None, warned)
        if NO_XML.search(payload):
            assert strict is None, payload
            assert {TwimlWarning} == {warning.category for warning in told}, payload
