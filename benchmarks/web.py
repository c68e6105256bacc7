"""What the check of documents costs each response of a web application."""

from __future__ import annotations

import asyncio
import statistics
from collections.abc import Callable, Iterator
from itertools import count
from typing import TYPE_CHECKING
from wsgiref.util import setup_testing_defaults

import flexml
from flexml.web.asgi import CheckMiddleware as AsgiCheck
from flexml.web.wsgi import CheckMiddleware as WsgiCheck

from .measure import Pair, Result, paired, shown

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

    from flexml.web.asgi import Application, Message, Receive, Send

RESPONSES = 1000
HEADERS = [("Content-Type", "text/xml; charset=utf-8")]


def results() -> Iterator[Result]:
    """Measure responses with the middleware beside those without it."""
    for name, document in {"the same document": menu, "a new document": greeting}.items():
        for interface, measure in {"WSGI": wsgi, "ASGI": asgi}.items():
            yield added(f"{interface} middleware, {name}", measure(document))


def added(measure: str, both: Pair) -> Result:
    """Return what one response takes longer, in microseconds."""
    checked, plain = (statistics.median(times) / RESPONSES for times in (both.ours, both.peer))
    extra = statistics.median(mine - theirs for mine, theirs in zip(both.ours, both.peer, strict=True)) / RESPONSES
    return Result("", measure, shown(checked), "the response without it", shown(plain), extra * 1e6, 100, "µs more")


def menu(number: int) -> bytes:
    """Return a document that does not depend on who calls."""
    del number
    return greeting(1)


def greeting(number: int) -> bytes:
    """Return a document for one of many callers."""
    say = flexml.Say(f"Hello, caller {number}. Press 1 to talk to us.")
    document = flexml.Response().gather(say, action="/menu", num_digits=1).say("Good-bye.").hangup()
    return document.to_xml().encode()


def wsgi(document: Callable[[int], bytes]) -> Pair:
    """Time a WSGI application, with the middleware and without it."""
    numbers = count()
    environ: WSGIEnvironment = {}
    setup_testing_defaults(environ)

    def app(_: WSGIEnvironment, start_response: StartResponse) -> list[bytes]:
        start_response("200 OK", HEADERS)
        return [document(next(numbers))]

    def serve(app: WSGIApplication) -> None:
        for _ in range(RESPONSES):
            app(environ, start_response)

    def start_response(*_: object) -> Callable[[bytes], object]:
        return bytes

    checked = WsgiCheck(app, dialect="flexml")
    return paired(lambda: serve(checked), lambda: serve(app))


def asgi(document: Callable[[int], bytes]) -> Pair:
    """Time an ASGI application, with the middleware and without it."""
    numbers = count()
    scope = {"type": "http", "method": "POST", "path": "/call"}
    headers = [(name.lower().encode(), value.encode()) for name, value in HEADERS]

    async def app(_scope: Message, _receive: Receive, send: Send) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send({"type": "http.response.body", "body": document(next(numbers))})

    async def receive() -> Message:
        return {"type": "http.disconnect"}

    async def send(message: Message) -> None:
        pass

    async def serve(app: Application) -> None:
        for _ in range(RESPONSES):
            await app(scope, receive, send)

    checked = AsgiCheck(app, dialect="flexml")
    return paired(lambda: asyncio.run(serve(checked)), lambda: asyncio.run(serve(app)))
