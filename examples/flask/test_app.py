"""The hotline as Twilio asks it: signed requests, through Flask's test client and once over HTTP."""

from __future__ import annotations

from collections.abc import Iterator
from threading import Thread
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import Request, urlopen
from xml.etree import ElementTree

import pytest
from app import create_app
from flask import Flask
from werkzeug.serving import make_server
from werkzeug.test import TestResponse

import flexml
from flexml.testing import assert_valid
from flexml.twiml import Response, Stream
from flexml.web.flask import FlexmlResponse
from flexml.web.signature import TwilioSignature

TWILIO = TwilioSignature("https://calls.example.com", "token-for-tests")


@pytest.fixture
def app(monkeypatch):
    monkeypatch.setenv("PUBLIC_URL", "https://calls.example.com")
    monkeypatch.setenv("TWILIO_AUTH_TOKEN", "token-for-tests")
    monkeypatch.setenv("FLASK_DEBUG", "1")
    return create_app()


def post(app: Flask, path: str, **fields: str) -> TestResponse:
    return app.test_client().post(path, data=fields, headers=TWILIO.sign(path, fields.items()))


@pytest.mark.parametrize("path", ["/call", "/menu", "/goodbye"])
def test_a_page_is_valid(app, path):
    response = post(app, path)
    assert response.content_type == "text/xml; charset=utf-8"
    assert_valid(response, dialect="twiml")


@pytest.mark.parametrize("digits", ["1", "2", "3", ""])
def test_each_choice_is_answered_with_a_valid_document(app, digits):
    assert_valid(post(app, "/choice", Digits=digits, From="+15550100"), dialect="twiml")


def test_the_template_escapes_what_stands_in_it(app):
    spoken = [say.text for say in ElementTree.fromstring(post(app, "/choice", Digits="1").data).iter("Say")]
    assert spoken == ["Sales & support: from 9 to 17.", "Repairs: from 8 to 12."]


def test_the_assistant_is_told_who_calls(app):
    caller = '"/><Hangup/>'
    answer = ElementTree.fromstring(post(app, "/choice", Digits="2", From=caller).data)
    assert [parameter.attrib for parameter in answer.iter("Parameter")] == [{"name": "caller", "value": caller}]


def test_the_stream_is_stopped_at_the_end(app):
    expected = Response().stop(Stream(name="recorder")).say("Good-bye.").hangup()
    assert flexml.load(post(app, "/goodbye").text, "twiml") == expected


def test_a_status_asks_for_nothing(app):
    assert flexml.load(post(app, "/status", CallSid="CA1", CallStatus="completed").text, "twiml") == Response()


def test_who_has_not_signed_is_refused(app):
    assert app.test_client().post("/call").status_code == 403
    assert app.test_client().post("/choice", data={"Digits": "2"}, headers=TWILIO.sign("/choice")).status_code == 403


def test_a_wrong_document_is_found_while_developing(app):
    app.add_url_rule("/wrong", view_func=lambda: FlexmlResponse("<Response><Sya/></Response>"))
    with pytest.raises(flexml.CheckFailed, match="`Sya` is not an element"):
        app.test_client().get("/wrong", headers=TWILIO.sign("/wrong"))


@pytest.fixture
def server(app: Flask) -> Iterator[str]:
    server = make_server("127.0.0.1", 0, app)
    Thread(target=server.serve_forever).start()
    yield f"http://127.0.0.1:{server.port}"
    server.shutdown()


def test_calls_are_answered_over_http(server):
    fields = {"Digits": "2", "From": "+15550100"}
    signed = Request(f"{server}/choice", urlencode(fields).encode(), TWILIO.sign("/choice", fields.items()))
    with urlopen(signed, timeout=10) as reply:
        assert_valid(reply.read(), dialect="twiml")
    with pytest.raises(HTTPError, match="403") as refused:
        urlopen(f"{server}/call", b"", timeout=10)
    refused.value.close()
