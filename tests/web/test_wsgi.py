"""The WSGI middleware under real servers."""

from __future__ import annotations

import gzip
import http.client
import json
import logging
import threading
import urllib.parse
from collections.abc import Iterator
from wsgiref.validate import validator

import flask
import httpx
import pytest
from werkzeug.debug import DebuggedApplication

import flexml
from flexml.web.wsgi import CheckMiddleware
from tests.web.applications import flask_application
from tests.web.documents import BAD, GOOD, KIND
from tests.web.servers import process_server, werkzeug_server, wsgiref_server

XML = [("Content-Type", KIND)]


def sized(body: bytes, *more: tuple[str, str]) -> list[tuple[str, str]]:
    return [*XML, ("Content-Length", str(len(body))), *more]


class Body:
    """A body that counts how often it is closed."""

    def __init__(self, *parts: bytes) -> None:
        self.parts = parts
        self.closed = 0

    def __iter__(self) -> Iterator[bytes]:
        return iter(self.parts)

    def close(self) -> None:
        self.closed += 1


def application(body, headers=None, status: str = "200 OK"):
    def app(environ, start_response):
        start_response(status, list(headers if headers is not None else sized(BAD.encode())))
        return body() if callable(body) else body

    return app


def lazily(environ, start_response):
    """Begins the response with its first part, as a generator does."""
    start_response("200 OK", sized(BAD.encode()))
    yield BAD.encode()


BYTES = BAD.encode()
HALF = len(BYTES) // 2
CHECKED = {
    "a list of one part": application([BYTES], XML),
    "a tuple of one part": application((BYTES,), XML),
    "as long as Content-Length says": application(lambda: iter([BYTES])),
    "behind an empty part": application(lambda: iter([b"", BYTES])),
    "a generator": lazily,
}
PASSED_ON = {
    "another type": application([BYTES], [("Content-Type", "text/plain")]),
    "no type": application([BYTES], []),
    "another status": application([BYTES], XML, "404 Not Found"),
    "a created one": application([BYTES], XML, "201 Created"),
    "a list of two parts": application([BYTES[:HALF], BYTES[HALF:]]),
    "streamed with a length": application(lambda: iter([BYTES[:HALF], BYTES[HALF:]])),
    "streamed without a length": application(lambda: iter([BYTES]), XML),
    "without a body": application([], XML),
}


def found_by(app, on_findings=None, **options) -> tuple[httpx.Response, list[str]]:
    """The answer of an application, and what the middleware found in it."""
    reports: list[flexml.Report] = []
    with wsgiref_server(CheckMiddleware(app, on_findings=on_findings or reports.append, **options)) as url:
        response = httpx.get(f"{url}/call?secret=1", timeout=10)
    return response, [str(finding) for report in reports for finding in report]


@pytest.mark.parametrize("app", CHECKED.values(), ids=CHECKED)
def test_a_document_in_one_part_is_checked_and_sent(app):
    response, findings = found_by(app)
    assert response.content == BYTES
    assert len(findings) == 1
    assert findings[0].startswith("GET /call:2:4: error FX102 ")


@pytest.mark.parametrize("app", PASSED_ON.values(), ids=PASSED_ON)
@pytest.mark.parametrize("on_findings", [None, "raise"])
def test_anything_else_is_passed_on(app, on_findings):
    response, findings = found_by(app, on_findings)
    assert findings == []
    assert response.content in (BYTES, b"")


@pytest.mark.parametrize("name", ["as long as Content-Length says", "a generator"])
@pytest.mark.parametrize("on_findings", ["log", "raise"])
def test_it_keeps_to_the_protocol(name, on_findings, capsys):
    checked = CheckMiddleware(validator(CHECKED[name]), on_findings=on_findings)
    with wsgiref_server(validator(checked)) as url:
        response = httpx.get(url, timeout=10)
    assert response.status_code == {"log": 200, "raise": 500}[on_findings]
    assert "AssertionError" not in capsys.readouterr().err


def test_a_compressed_body_is_passed_on():
    packed = gzip.compress(BYTES)
    response, findings = found_by(application([packed], sized(packed, ("Content-Encoding", "gzip"))))
    assert (response.content, findings) == (BYTES, [])


def test_nothing_is_checked_where_none_is_sampled():
    assert found_by(application([BYTES]), sample=0)[1] == []


def test_a_head_request_is_passed_on():
    reports: list[flexml.Report] = []
    app = CheckMiddleware(application([]), on_findings=reports.append)
    with wsgiref_server(app) as url:
        response = httpx.head(url, timeout=10)
    assert (response.headers["content-length"], reports) == (str(len(BYTES)), [])


def test_a_server_still_counts_the_length_of_a_list():
    with wsgiref_server(CheckMiddleware(application([GOOD.encode()], XML))) as url:
        assert httpx.get(url, timeout=10).headers["content-length"] == str(len(GOOD.encode()))


def test_a_streamed_part_arrives_before_the_next_one_is_made():
    arrived = threading.Event()

    def parts():
        yield b"<Response>"
        assert arrived.wait(10)
        yield b"</Response>"

    with werkzeug_server(CheckMiddleware(application(parts, XML), on_findings="raise")) as url:
        connection = http.client.HTTPConnection(urllib.parse.urlsplit(url).netloc, timeout=10)
        connection.request("GET", "/")
        response = connection.getresponse()
        first = response.read1()
        arrived.set()
        assert (first, response.read()) == (b"<Response>", b"</Response>")
        connection.close()


@pytest.mark.parametrize("headers", [XML, sized(BYTES), [("Content-Type", "text/plain")]])
def test_a_body_is_closed_once(headers):
    body = Body(BYTES)
    with wsgiref_server(CheckMiddleware(application(body, headers))) as url:
        httpx.get(url, timeout=10)
    assert body.closed == 1


def test_what_is_raised_is_the_servers_error_500(capsys):
    body = Body(BYTES)
    with wsgiref_server(CheckMiddleware(application(body), dialect="twiml", on_findings="raise")) as url:
        response = httpx.get(f"{url}/call", timeout=10)
        good = httpx.get(f"{url}/call", timeout=10)
    assert (response.status_code, good.status_code, body.closed) == (500, 500, 2)
    assert "Sya" not in response.text
    assert "2 |   <Sya>Hello</Sya>\n" in capsys.readouterr().err


def test_an_exception_of_the_application_is_its_own(capsys):
    def app(environ, start_response):
        raise LookupError("its own")

    with wsgiref_server(CheckMiddleware(app)) as url:
        assert httpx.get(url, timeout=10).status_code == 500
    assert "LookupError: its own" in capsys.readouterr().err


def test_a_second_start_counts(caplog):
    def app(environ, start_response):
        start_response("200 OK", XML)
        try:
            raise LookupError  # noqa: TRY301
        except LookupError as error:
            start_response("500 Internal Server Error", XML, (type(error), error, error.__traceback__))
        return [BYTES]

    with wsgiref_server(CheckMiddleware(app)) as url:
        assert httpx.get(url, timeout=10).status_code == 500
    assert caplog.messages == []


@pytest.mark.parametrize("on_findings", ["log", "raise"])
def test_what_is_written_by_the_old_way_is_passed_on(on_findings):
    def app(environ, start_response):
        start_response("200 OK", sized(BYTES))(BYTES)
        return []

    with wsgiref_server(CheckMiddleware(app, on_findings=on_findings)) as url:
        assert httpx.get(url, timeout=10).content == BYTES


def test_a_path_is_read_as_utf_8(caplog):
    with wsgiref_server(CheckMiddleware(application([BYTES]))) as url:
        httpx.get(f"{url}/grüße", timeout=10)
    assert caplog.messages[0].startswith("GET /grüße:2:4: error FX102")


class TestFlask:
    @pytest.fixture
    def app(self) -> flask.Flask:
        app = flask_application()
        app.add_url_rule("/streamed", view_func=lambda: flask.Response(iter([BYTES]), mimetype="text/xml"))
        return app

    def test_documents_are_checked(self, app, caplog):
        app.wsgi_app = CheckMiddleware(app.wsgi_app, dialect="flexml")
        with caplog.at_level(logging.WARNING), werkzeug_server(app) as url:
            answers = [httpx.get(f"{url}/{path}", timeout=10) for path in ("builder", "bad", "streamed", "empty")]
        assert [answer.status_code for answer in answers] == [200, 200, 200, 200]
        assert [answer.text for answer in answers[1:3]] == [BAD, BAD]
        assert [message.partition(" error ")[0] for message in caplog.messages if "FX" in message] == ["GET /bad:2:4:"]

    def test_the_debugger_shows_what_is_raised(self, app):
        app.wsgi_app = CheckMiddleware(app.wsgi_app, on_findings="raise")
        with werkzeug_server(DebuggedApplication(app)) as url:
            answers = [httpx.get(f"{url}/{path}", timeout=10) for path in ("builder", "bad", "streamed")]
        assert [answer.status_code for answer in answers] == [200, 500, 200]
        assert "the answer to GET /bad has findings" in answers[1].text

    def test_a_test_client_raises_what_is_raised(self, app):
        app.wsgi_app = CheckMiddleware(app.wsgi_app, on_findings="raise")
        client = app.test_client()
        assert client.post("/builder").status_code == 200
        with pytest.raises(flexml.CheckFailed, match="the answer to POST /bad has findings"):
            client.post("/bad")


@pytest.mark.parametrize("middleware", [[], ["django.middleware.common.CommonMiddleware"]])
def test_django_is_checked_by_runserver(monkeypatch, middleware):
    monkeypatch.setenv("CHECK", json.dumps({"dialect": "flexml", "on_findings": "raise"}))
    monkeypatch.setenv("MIDDLEWARE", json.dumps(middleware))
    with process_server("-m", "tests.web.django_program", "{host}:{port}") as url:
        codes = {path: httpx.get(f"{url}/{path}", timeout=10).status_code for path in ("builder", "bad", "streamed")}
    assert codes == {"builder": 200, "bad": 500, "streamed": 200}
