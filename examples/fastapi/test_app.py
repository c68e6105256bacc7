"""The hotline as Twilio asks it: signed requests to a running server."""

from __future__ import annotations

import time
from collections.abc import Iterator
from threading import Thread
from xml.etree import ElementTree

import httpx
import pytest
import uvicorn
from app import create_app
from fastapi import FastAPI

import flexml
from flexml.testing import assert_valid
from flexml.twiml import Response, Stream
from flexml.web.fastapi import FlexmlResponse
from flexml.web.signature import TwilioSignature

TWILIO = TwilioSignature("https://calls.example.com", "token-for-tests")


@pytest.fixture(scope="module")
def app():
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PUBLIC_URL", "https://calls.example.com")
        patch.setenv("TWILIO_AUTH_TOKEN", "token-for-tests")
        patch.setenv("DEBUG", "1")
        return create_app()


@pytest.fixture(scope="module")
def client(app: FastAPI) -> Iterator[httpx.Client]:
    server = uvicorn.Server(uvicorn.Config(app, port=0, log_level="warning"))
    thread = Thread(target=server.run)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    port = server.servers[0].sockets[0].getsockname()[1]
    with httpx.Client(base_url=f"http://127.0.0.1:{port}") as client:
        yield client
    server.should_exit = True
    thread.join()


def post(client: httpx.Client, path: str, **fields: str) -> httpx.Response:
    return client.post(path, data=fields, headers=TWILIO.sign(path, fields.items()))


@pytest.mark.parametrize("path", ["/call", "/menu", "/goodbye"])
def test_a_page_is_valid(client, path):
    response = post(client, path)
    assert response.headers["content-type"] == "text/xml; charset=utf-8"
    assert_valid(response, dialect="twiml")


@pytest.mark.parametrize("digits", ["1", "2", "3", ""])
def test_each_choice_is_answered_with_a_valid_document(client, digits):
    assert_valid(post(client, "/choice", Digits=digits, From="+15550100"), dialect="twiml")


def test_the_template_escapes_what_stands_in_it(client):
    spoken = [say.text for say in ElementTree.fromstring(post(client, "/choice", Digits="1").text).iter("Say")]
    assert spoken == ["Sales & support: from 9 to 17.", "Repairs: from 8 to 12."]


def test_the_assistant_is_told_who_calls(client):
    caller = '"/><Hangup/>'
    answer = ElementTree.fromstring(post(client, "/choice", Digits="2", From=caller).text)
    assert [parameter.attrib for parameter in answer.iter("Parameter")] == [{"name": "caller", "value": caller}]


def test_the_stream_is_stopped_at_the_end(client):
    expected = Response().stop(Stream(name="recorder")).say("Good-bye.").hangup()
    assert flexml.load(post(client, "/goodbye").text, "twiml") == expected


def test_a_status_asks_for_nothing(client):
    assert flexml.load(post(client, "/status", CallSid="CA1", CallStatus="completed").text, "twiml") == Response()


def test_who_has_not_signed_is_refused(client):
    assert client.post("/call").status_code == 403
    assert client.post("/choice", data={"Digits": "2"}, headers=TWILIO.sign("/choice")).status_code == 403


def test_a_wrong_document_is_found_while_developing(app, client):
    app.add_api_route("/wrong", lambda: FlexmlResponse("<Response><Sya/></Response>"))
    response = httpx.get(f"{client.base_url}/wrong")  # the server closes the connection after an error
    assert response.status_code == 500
    assert "`Sya` is not an element" in response.text


def test_the_documentation_has_the_media_type(client):
    answers = client.get("/openapi.json").json()["paths"]["/menu"]["post"]["responses"]
    assert list(answers["200"]["content"]) == ["text/xml"]
