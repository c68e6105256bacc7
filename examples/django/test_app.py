"""The hotline as Twilio asks it: signed requests, through Django's test client and once over HTTP."""

from __future__ import annotations

from collections.abc import Iterator
from threading import Thread
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import Request, urlopen
from wsgiref.simple_server import make_server
from xml.etree import ElementTree

import pytest
from django.core.servers.basehttp import get_internal_wsgi_application
from django.test import Client, override_settings
from django.urls import path

import flexml
from flexml.testing import assert_valid
from flexml.twiml import Response, Stream
from flexml.web.django import FlexmlResponse
from flexml.web.signature import TwilioSignature

TWILIO = TwilioSignature("https://calls.example.com", "token-for-tests")
FORM = "application/x-www-form-urlencoded"


def post(path, **fields):
    client = Client(enforce_csrf_checks=True, SERVER_NAME="127.0.0.1")
    return client.post(path, urlencode(fields), FORM, headers=TWILIO.sign(path, fields.items()))


@pytest.mark.parametrize("path", ["/call", "/menu", "/goodbye"])
def test_a_page_is_valid(path):
    response = post(path)
    assert response.headers["Content-Type"] == "text/xml; charset=utf-8"
    assert_valid(response, dialect="twiml")


@pytest.mark.parametrize("digits", ["1", "2", "3", ""])
def test_each_choice_is_answered_with_a_valid_document(digits):
    assert_valid(post("/choice", Digits=digits, From="+15550100"), dialect="twiml")


def test_the_template_escapes_what_stands_in_it():
    spoken = [say.text for say in ElementTree.fromstring(post("/choice", Digits="1").content).iter("Say")]
    assert spoken == ["Sales & support: from 9 to 17.", "Repairs: from 8 to 12."]


def test_the_assistant_is_told_who_calls():
    caller = '"/><Hangup/>'
    answer = ElementTree.fromstring(post("/choice", Digits="2", From=caller).content)
    assert [parameter.attrib for parameter in answer.iter("Parameter")] == [{"name": "caller", "value": caller}]


def test_the_stream_is_stopped_at_the_end():
    expected = Response().stop(Stream(name="recorder")).say("Good-bye.").hangup()
    assert flexml.load(post("/goodbye").content, "twiml") == expected


def test_a_status_asks_for_nothing():
    assert flexml.load(post("/status", CallSid="CA1", CallStatus="completed").content, "twiml") == Response()


@pytest.mark.parametrize("headers", [{}, TWILIO.sign("/choice")])
def test_who_has_not_signed_is_refused(headers):
    client = Client(SERVER_NAME="127.0.0.1")
    assert client.post("/choice", "Digits=2", FORM, headers=headers).status_code == 403


@pytest.fixture
def server() -> Iterator[str]:
    with make_server("127.0.0.1", 0, get_internal_wsgi_application()) as server:
        Thread(target=server.serve_forever).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def test_calls_are_answered_over_http(server):
    fields = {"Digits": "2", "From": "+15550100"}
    signed = Request(f"{server}/choice", urlencode(fields).encode(), TWILIO.sign("/choice", fields.items()))
    with urlopen(signed, timeout=10) as reply:
        assert_valid(reply.read(), dialect="twiml")
    with pytest.raises(HTTPError, match="403") as refused:
        urlopen(f"{server}/call", b"", timeout=10)
    refused.value.close()


def test_a_wrong_document_is_found_while_developing(server, capsys):
    def wrong(request):
        return FlexmlResponse("<Response><Sya/></Response>")

    with override_settings(ROOT_URLCONF=(path("wrong", wrong),)), pytest.raises(HTTPError, match="500") as failed:
        urlopen(f"{server}/wrong", timeout=10)
    failed.value.close()
    assert "`Sya` is not an element" in capsys.readouterr().err
