"""The ASGI middleware under a real server."""

from __future__ import annotations

import asyncio
import gzip
import json
import logging
import threading
from typing import Any

import fastapi
import httpx
import pytest
from starlette.middleware import Middleware
from starlette.middleware.base import BaseHTTPMiddleware
from starlette.middleware.gzip import GZipMiddleware

import flexml
import flexml.web.fastapi
from flexml.web.asgi import CheckMiddleware
from tests.web.applications import fastapi_application, starlette_application
from tests.web.documents import BAD, GOOD, KIND
from tests.web.servers import process_server, uvicorn_server

BYTES = BAD.encode()
HALF = len(BYTES) // 2
LENGTH = (b"content-length", str(len(BYTES)).encode())


def application(*parts: bytes, headers=(), status: int = 200, kind: bytes = KIND.encode()):
    """Answers with these parts; more may follow but for the last one."""

    async def app(scope, receive, send):
        if scope["type"] == "http":
            await send(start(*headers, status=status, kind=kind))
            for number, part in enumerate(parts, 1):
                await send({"type": "http.response.body", "body": part, "more_body": number < len(parts)})

    return app


def start(*headers, status: int = 200, kind: bytes = KIND.encode()):
    return {"type": "http.response.start", "status": status, "headers": [(b"Content-Type", kind), *headers]}


def found_by(app, on_findings=None, method: str = "GET", **options) -> tuple[httpx.Response, list[str]]:
    """The answer of an application, and what the middleware found in it."""
    reports: list[flexml.Report] = []
    checked = CheckMiddleware(app, on_findings=on_findings or reports.append, **options)
    with uvicorn_server(checked) as url:
        response = httpx.request(method, f"{url}/call?secret=1", timeout=10)
    return response, [str(finding) for report in reports for finding in report]


CHECKED = {
    "one message": application(BYTES),
    "one message with a length": application(BYTES, headers=[LENGTH]),
    "as long as Content-Length says": application(BYTES, b"", headers=[LENGTH]),
}
PASSED_ON = {
    "another type": application(BYTES, kind=b"text/plain"),
    "another status": application(BYTES, status=404),
    "streamed with a length": application(BYTES[:HALF], BYTES[HALF:], headers=[LENGTH]),
    "streamed without a length": application(BYTES, b""),
    "nothing at first": application(b"", BYTES),
    "without a body": application(b""),
}


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


@pytest.mark.parametrize("app", CHECKED.values(), ids=CHECKED)
def test_what_is_raised_is_the_servers_error_500(app, caplog):
    with caplog.at_level(logging.ERROR, "uvicorn.error"):
        response, _ = found_by(app, "raise", dialect="twiml")
    assert (response.status_code, response.text) == (500, "Internal Server Error")
    assert "flexml.errors.CheckFailed: the answer to GET /call has findings" in caplog.text
    assert "2 |   <Sya>Hello</Sya>\n" in caplog.text


def test_a_good_document_is_sent_where_others_are_raised():
    response, _ = found_by(application(GOOD.encode()), "raise")
    assert (response.status_code, response.text, response.headers["content-type"]) == (200, GOOD, KIND)


def test_a_compressed_body_is_passed_on():
    packed = application(gzip.compress(BYTES), headers=[(b"content-encoding", b"gzip")])
    response, findings = found_by(packed)
    assert (response.content, findings) == (BYTES, [])


def test_a_body_is_checked_before_it_is_compressed():
    reports: list[flexml.Report] = []
    app = GZipMiddleware(CheckMiddleware(application(BYTES), on_findings=reports.append), minimum_size=1)
    with uvicorn_server(app) as url:
        response = httpx.get(url, timeout=10)
    assert (response.headers["content-encoding"], response.content, len(reports)) == ("gzip", BYTES, 1)


def test_a_head_request_is_passed_on():
    response, findings = found_by(application(b"", headers=[LENGTH]), method="HEAD")
    assert (response.headers["content-length"], findings) == (str(len(BYTES)), [])


def test_nothing_is_checked_where_none_is_sampled():
    assert found_by(application(BYTES), sample=0)[1] == []


def test_an_exception_of_the_application_is_its_own(caplog):
    async def app(scope, receive, send):
        if scope["type"] == "http":
            await send(start())
            raise LookupError("its own")

    with caplog.at_level(logging.ERROR, "uvicorn.error"):
        response, _ = found_by(app, "raise")
    assert response.status_code == 500
    assert "LookupError: its own" in caplog.text


@pytest.mark.parametrize("on_findings", ["log", "raise"])
def test_a_streamed_part_arrives_before_the_next_one_is_made(on_findings):
    arrived = threading.Event()

    async def app(scope, receive, send):
        if scope["type"] == "http":
            await send(start())
            await send({"type": "http.response.body", "body": b"<Response>", "more_body": True})
            assert await asyncio.to_thread(arrived.wait, 10)
            await send({"type": "http.response.body", "body": b"</Response>"})

    with (
        uvicorn_server(CheckMiddleware(app, on_findings=on_findings)) as url,
        httpx.stream("GET", url, timeout=10) as response,
    ):
        parts = response.iter_raw()
        first = next(parts)
        arrived.set()
        assert (first, b"".join(parts)) == (b"<Response>", b"</Response>")


@pytest.mark.parametrize("kind", ["websocket", "lifespan", "of the future"])
def test_another_scope_is_passed_on(kind):
    scope: dict[str, Any] = {"type": kind}
    receive: Any = object()
    send: Any = object()
    seen: list[tuple[object, ...]] = []

    async def app(*arguments):
        seen.append(arguments)

    asyncio.run(CheckMiddleware(app)(scope, receive, send))
    assert [(a is scope, b is receive, c is send) for a, b, c in seen] == [(True, True, True)]


def test_starlette_is_checked_and_begins_as_ever(caplog):
    begun: list[str] = []

    async def add(request, call_next):  # which sends each body in two messages
        response = await call_next(request)
        response.headers["X-Added"] = "1"
        return response

    class Lifespan:
        def __init__(self, app) -> None:
            pass

        async def __aenter__(self) -> None:
            begun.append("begun")

        async def __aexit__(self, *_: object) -> None:
            begun.append("ended")

    app = starlette_application(middleware=[Middleware(BaseHTTPMiddleware, dispatch=add)], lifespan=Lifespan)
    app.add_middleware(CheckMiddleware, dialect="flexml")
    with uvicorn_server(app) as url:
        answers = [httpx.post(f"{url}/{path}", timeout=10) for path in ("builder", "bad", "empty")]
    assert [(answer.status_code, answer.headers["x-added"]) for answer in answers] == [(200, "1")] * 3
    assert [message.partition(" error ")[0] for message in caplog.messages] == ["POST /bad:2:4:"]
    assert begun == ["begun", "ended"]


def test_fastapi_is_checked_and_its_handlers_do_not_hide_what_is_raised(caplog):
    app = fastapi_application()
    app.add_middleware(CheckMiddleware, on_findings="raise")
    app.add_exception_handler(flexml.CheckFailed, lambda request, error: fastapi.Response("hidden"))
    with caplog.at_level(logging.ERROR, "uvicorn.error"), uvicorn_server(app) as url:
        codes = [httpx.post(f"{url}/{path}", timeout=10).status_code for path in ("builder", "bad", "type")]
    assert codes == [200, 500, 200]
    assert "the answer to POST /bad has findings" in caplog.text


@pytest.mark.parametrize("middleware", [[], ["django.middleware.common.CommonMiddleware"]])
def test_django_is_checked_by_uvicorn(monkeypatch, middleware):
    monkeypatch.setenv("CHECK", json.dumps({"dialect": "flexml", "on_findings": "raise"}))
    monkeypatch.setenv("MIDDLEWARE", json.dumps(middleware))
    command = ("-m", "uvicorn", "tests.web.django_program:asgi", "--port", "{port}", "--log-level", "critical")
    with process_server(*command) as url:
        codes = {path: httpx.get(f"{url}/{path}", timeout=10).status_code for path in ("builder", "bad")}
    assert codes == {"builder": 200, "bad": 500}
