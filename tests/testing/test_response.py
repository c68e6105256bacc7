"""The clients are those that people have in their tests, each answered by its own framework."""

from __future__ import annotations

import asyncio
import threading
import warnings
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import aiohttp
import django
import fastapi
import flask
import httpx
import pytest
import requests
from aiohttp import test_utils, web
from django.conf import settings
from django.http import HttpResponse, StreamingHttpResponse
from django.test import Client, override_settings
from django.urls import path
from starlette.applications import Starlette
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route

import flexml
from flexml.errors import CheckFailed, UsageError
from flexml.testing import assert_same_document, assert_valid

GOOD = "<Response><Say>Hello</Say><Redirect>/next</Redirect></Response>"
BAD = "<Response>\n  <Sya>Hello</Sya>\n</Response>"
XML = "text/xml"

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # newer versions of Starlette ask for the successor of httpx
    from starlette.testclient import TestClient

if not settings.configured:
    settings.configure(ALLOWED_HOSTS=["*"], SECRET_KEY="of tests alone", ROOT_URLCONF=__name__)
    django.setup()
urlpatterns: list[object] = []


def by_flask(body: str, media_type: str, status: int) -> object:
    app = flask.Flask("app")
    app.add_url_rule("/", view_func=lambda: flask.Response(body, status, mimetype=media_type))
    return app.test_client().get("/")


def by_django(body: str, media_type: str, status: int) -> object:
    urlpatterns[:] = [path("", lambda request: HttpResponse(body, media_type, status))]
    django.urls.clear_url_caches()
    with override_settings(ROOT_URLCONF=__name__):
        return Client().get("/")


def by_starlette(body: str, media_type: str, status: int) -> object:
    app = Starlette(routes=[Route("/", lambda request: Response(body, status, media_type=media_type))])
    return TestClient(app).get("/", follow_redirects=False)


def by_fastapi(body: str, media_type: str, status: int) -> object:
    app = fastapi.FastAPI()
    app.get("/")(lambda: fastapi.Response(body, status, media_type=media_type))
    return TestClient(app).get("/", follow_redirects=False)


def by_aiohttp(body: str, media_type: str, status: int) -> object:
    """What a test has after `await response.read()`."""

    async def ask() -> bytes:
        app = web.Application()

        async def answer(request: web.Request) -> web.Response:
            return web.Response(text=body, content_type=media_type, status=status)

        app.router.add_get("/", answer)
        async with test_utils.TestClient(test_utils.TestServer(app)) as client:
            return await (await client.get("/")).read()

    return asyncio.run(ask())


class Server:
    """A real server that answers with one document."""

    def __init__(self, body: str, media_type: str, status: int) -> None:
        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                self.send_response(status)
                self.send_header("Content-Type", media_type)
                self.send_header("Content-Length", str(len(body.encode())))
                self.end_headers()
                self.wfile.write(body.encode())

            def log_message(self, *_: object) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}/"

    def __enter__(self) -> str:
        threading.Thread(target=self.server.serve_forever).start()
        return self.url

    def __exit__(self, *_: object) -> None:
        self.server.shutdown()
        self.server.server_close()


def by_httpx(body: str, media_type: str, status: int) -> object:
    with Server(body, media_type, status) as url, httpx.Client(trust_env=False) as client:
        return client.get(url)


def by_requests(body: str, media_type: str, status: int) -> object:
    with Server(body, media_type, status) as url, requests.Session() as session:
        session.trust_env = False
        return session.get(url, allow_redirects=False)


def a_handler_of_aiohttp(body: str, media_type: str, status: int) -> object:
    return web.Response(text=body, content_type=media_type, status=status)


Answered = Callable[[str, str, int], object]
WITHOUT_STATUS = {"str": lambda body, *_: body, "bytes": lambda body, *_: body.encode(), "aiohttp": by_aiohttp}
WITH_STATUS: dict[str, Answered] = {
    "flask": by_flask,
    "django": by_django,
    "starlette": by_starlette,
    "fastapi": by_fastapi,
    "httpx": by_httpx,
    "requests": by_requests,
    "handler of aiohttp": a_handler_of_aiohttp,
}
FORMS = {**WITHOUT_STATUS, **WITH_STATUS}


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
class TestForms:
    def test_a_valid_document_passes(self, form: Answered) -> None:
        assert_valid(form(GOOD, XML, 200))

    def test_a_wrong_document_fails(self, form: Answered) -> None:
        with pytest.raises(CheckFailed, match=r"FX102(.|\n)*<string>:2:4"):
            assert_valid(form(BAD, XML, 200))

    def test_a_document_is_compared(self, form: Answered) -> None:
        assert_same_document(form(GOOD, XML, 200), flexml.Response().say("Hello").redirect("/next"))
        with pytest.raises(AssertionError, match="Response > Say: the text is `Hello`, not `Hi`"):
            assert_same_document(form(GOOD, XML, 200), flexml.Response().say("Hi").redirect("/next"))


@pytest.mark.parametrize("form", WITH_STATUS.values(), ids=WITH_STATUS)
class TestResponses:
    def test_an_error_of_the_server_is_told_as_such(self, form: Answered) -> None:
        with pytest.raises(CheckFailed) as caught:
            assert_valid(form("Sorry\nNo such page", XML, 404))
        words = "the response has status 404, which is no document for a vendor"
        assert str(caught.value) == f"{words}\n  Sorry\n  No such page"

    def test_a_redirect_is_to_be_followed(self, form: Answered) -> None:
        with pytest.raises(CheckFailed, match=r"the response has status 302 and leads to .*: follow it"):
            assert_valid(form("", XML, 302))

    @pytest.mark.parametrize("media_type", ["application/json", "text/plain"])
    def test_a_media_type_that_no_vendor_executes_fails(self, form: Answered, media_type: str) -> None:
        with pytest.raises(CheckFailed, match=f"says that it is `{media_type}`.* it should say `text/xml`"):
            assert_valid(form(GOOD, media_type, 200))

    @pytest.mark.parametrize("media_type", ["application/xml", "text/html", "application/voice+xml"])
    def test_a_media_type_of_a_document_passes(self, form: Answered, media_type: str) -> None:
        assert_valid(form(GOOD, media_type, 201))


def test_the_beginning_of_a_long_page_is_shown() -> None:
    with pytest.raises(CheckFailed) as caught:
        assert_valid(by_flask("\x1b" + "é" * 500, "text/html", 500))
    assert str(caught.value).endswith("\n  ␛" + "é" * 199 + " …")


def chunks() -> Iterator[str]:
    yield GOOD


@pytest.mark.parametrize("response", [StreamingHttpResponse(chunks()), StreamingResponse(chunks())], ids=type)
def test_a_streaming_response_is_refused_with_a_word(response: object) -> None:
    with pytest.raises(UsageError, match=f"a streaming `{type(response).__name__}` has no body to check; join its"):
        assert_valid(response)


def test_a_body_that_is_not_read_is_refused_with_a_word() -> None:
    with (
        Server(GOOD, XML, 200) as url,
        httpx.Client(trust_env=False) as client,
        client.stream("GET", url) as response,
        pytest.raises(
            UsageError, match=r"the body of the `Response` is not read yet; give what its `read\(\)` returns"
        ),
    ):
        assert_valid(response)


def test_a_body_that_is_awaited_is_refused_with_a_word() -> None:
    async def ask(url: str) -> None:
        async with aiohttp.ClientSession() as session, session.get(url) as response:
            assert_valid(response)

    with (
        Server(GOOD, XML, 200) as url,
        pytest.raises(UsageError, match="the body of the `ClientResponse` is not read yet"),
    ):
        asyncio.run(ask(url))


@pytest.mark.parametrize("nonsense", [None, 3, [GOOD], object()])
def test_what_holds_no_document_is_refused(nonsense: object) -> None:
    with pytest.raises(UsageError, match="a document is a str, bytes"):
        assert_valid(nonsense)


def test_a_parsed_document_keeps_its_name() -> None:
    with pytest.raises(CheckFailed, match=r"call\.xml:2:4"):
        assert_valid(flexml.parse(BAD, "call.xml"))
    with pytest.raises(CheckFailed, match=r"call\.xml:2:4"):
        assert_valid(flexml.parse(BAD, "call.xml").source)
