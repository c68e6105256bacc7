"""The hotline as Twilio asks it: signed requests over HTTP, with aiohttp's own test server and client."""

from __future__ import annotations

import asyncio
from xml.etree import ElementTree

import pytest
from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer
from app import create_app

import flexml
from flexml.testing import assert_valid
from flexml.twiml import Response, Stream
from flexml.web.aiohttp import FlexmlResponse
from flexml.web.signature import TwilioSignature

TWILIO = TwilioSignature("https://calls.example.com", "token-for-tests")


@pytest.fixture
def app(monkeypatch):
    monkeypatch.setenv("PUBLIC_URL", "https://calls.example.com")
    monkeypatch.setenv("TWILIO_AUTH_TOKEN", "token-for-tests")
    return create_app(development=True)


def ask(app: web.Application, path: str, headers: dict[str, str], fields: dict[str, str]) -> tuple[int, str, bytes]:
    """Status, content type and body of what a server of its own answers."""

    async def exchange() -> tuple[int, str, bytes]:
        async with TestClient(TestServer(app)) as client, client.post(path, data=fields, headers=headers) as reply:
            return reply.status, reply.headers["Content-Type"], await reply.read()

    return asyncio.run(exchange())


def post(app: web.Application, path: str, **fields: str) -> bytes:
    status, content_type, body = ask(app, path, TWILIO.sign(path, fields.items()), fields)
    assert (status, content_type) == (200, "text/xml; charset=utf-8")
    return body


@pytest.mark.parametrize("path", ["/call", "/menu", "/goodbye"])
def test_a_page_is_valid(app, path):
    assert_valid(post(app, path), dialect="twiml")


@pytest.mark.parametrize("digits", ["1", "2", "3", ""])
def test_each_choice_is_answered_with_a_valid_document(app, digits):
    assert_valid(post(app, "/choice", Digits=digits, From="+15550100"), dialect="twiml")


def test_the_template_escapes_what_stands_in_it(app):
    spoken = [say.text for say in ElementTree.fromstring(post(app, "/choice", Digits="1")).iter("Say")]
    assert spoken == ["Sales & support: from 9 to 17.", "Repairs: from 8 to 12."]


def test_the_assistant_is_told_who_calls(app):
    caller = '"/><Hangup/>'
    answer = ElementTree.fromstring(post(app, "/choice", Digits="2", From=caller))
    assert [parameter.attrib for parameter in answer.iter("Parameter")] == [{"name": "caller", "value": caller}]


def test_the_stream_is_stopped_at_the_end(app):
    expected = Response().stop(Stream(name="recorder")).say("Good-bye.").hangup()
    assert flexml.load(post(app, "/goodbye"), "twiml") == expected


def test_a_status_asks_for_nothing(app):
    assert flexml.load(post(app, "/status", CallSid="CA1", CallStatus="completed"), "twiml") == Response()


@pytest.mark.parametrize("headers", [{}, TWILIO.sign("/choice")])
def test_who_has_not_signed_is_refused(app, headers):
    assert ask(app, "/choice", headers, {"Digits": "2"})[0] == 403


def test_a_wrong_document_is_found_while_developing(app, caplog):
    async def wrong(request: web.Request) -> FlexmlResponse:
        return FlexmlResponse("<Response><Sya/></Response>")

    app.router.add_post("/wrong", wrong)
    assert ask(app, "/wrong", TWILIO.sign("/wrong"), {})[0] == 500
    assert "`Sya` is not an element" in caplog.text
