"""What the check of documents costs each response of a web application, in microseconds."""

from __future__ import annotations

import asyncio
import statistics
import time
from collections.abc import Callable
from itertools import count
from wsgiref.util import setup_testing_defaults

import flexml
from flexml.web.asgi import CheckMiddleware as AsgiCheck
from flexml.web.wsgi import CheckMiddleware as WsgiCheck

RUNS, RESPONSES = 7, 1000
HEADERS = [("Content-Type", "text/xml; charset=utf-8")]


def main() -> None:
    """Print a table: the same response with the middleware and without it."""
    print(f"{'one response, in µs':<44} {'with':>10} {'without':>10} {'added':>10}")
    for name, document in {"the same document each time": menu, "another document each time": greeting}.items():
        for interface, measure in {"WSGI": wsgi, "ASGI": asgi}.items():
            added = measure(document)
            print(f"{f'{interface}, {name}':<44} {added[0]:>10.1f} {added[1]:>10.1f} {added[0] - added[1]:>10.1f}")


def menu(number: int) -> bytes:
    """Return a document that does not depend on who calls."""
    del number
    return greeting(1)


def greeting(number: int) -> bytes:
    """Return a document for one of many callers."""
    say = flexml.Say(f"Hello, caller {number}. Press 1 to talk to us.")
    document = flexml.Response().gather(say, action="/menu", num_digits=1).say("Good-bye.").hangup()
    return document.to_xml().encode()


def wsgi(document: Callable[[int], bytes]) -> tuple[float, float]:
    """Time a WSGI application, with the middleware and without it."""
    numbers = count()
    environ: dict[str, object] = {}
    setup_testing_defaults(environ)

    def app(_, start_response):  # noqa: ANN001, ANN202 - as the servers call it
        start_response("200 OK", HEADERS)
        return [document(next(numbers))]

    def serve(app: Callable[..., object]) -> None:
        for _ in range(RESPONSES):
            app(environ, lambda *_: None)

    checked = WsgiCheck(app, dialect="flexml")
    return paired(lambda: serve(checked), lambda: serve(app))


def asgi(document: Callable[[int], bytes]) -> tuple[float, float]:
    """Time an ASGI application, with the middleware and without it."""
    numbers = count()
    scope = {"type": "http", "method": "POST", "path": "/call"}
    headers = [(name.lower().encode(), value.encode()) for name, value in HEADERS]

    async def app(_scope, _receive, send) -> None:  # noqa: ANN001 - as the servers call it
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send({"type": "http.response.body", "body": document(next(numbers))})

    async def receive() -> dict[str, object]:
        return {"type": "http.disconnect"}

    async def send(message: object) -> None:
        pass

    async def serve(app: Callable[..., object]) -> None:
        for _ in range(RESPONSES):
            await app(scope, receive, send)

    checked = AsgiCheck(app, dialect="flexml")
    return paired(lambda: asyncio.run(serve(checked)), lambda: asyncio.run(serve(app)))


def paired(checked: Callable[[], None], plain: Callable[[], None]) -> tuple[float, float]:
    """Return the medians of both for one response, run in turns so that the machine's moods meet both alike."""
    times: tuple[list[float], list[float]] = ([], [])
    checked(), plain()  # warm up
    for _ in range(RUNS):
        for work, kept in zip((checked, plain), times, strict=True):
            start = time.perf_counter()
            work()
            kept.append(time.perf_counter() - start)
    return tuple(statistics.median(taken) / RESPONSES * 1e6 for taken in times)


if __name__ == "__main__":
    main()
