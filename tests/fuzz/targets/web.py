"""A middleware passes on what the application answers, byte for byte, and raises findings alone, where it should."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Iterable
from typing import Any

from flexml.errors import BuildError, CheckFailed, ReadError, UsageError
from flexml.source import parse
from flexml.web import asgi, wsgi
from flexml.web.body import body_of
from tests.fuzz import reports, seeds
from tests.fuzz.target import Target, choosing, pick

logging.getLogger("flexml.web").addHandler(logging.NullHandler())
logging.getLogger("flexml.web").propagate = False

_TYPES = ["text/xml", "application/xml; charset=utf-8", "TEXT/XML ;charset=latin-1", "text/html", "", "text/xml\xff"]
_STATUSES = [200, 200, 200, 404, 204]
_LENGTHS = ["right", "missing", "wrong", "²"]
_PARTS = ["list", "iterator", "two", "empty first"]


def run(data: bytes) -> None:
    """Answer with a body by way of each middleware."""
    content_type, status, length = pick(data, 0, _TYPES), pick(data, 1, _STATUSES), pick(data, 2, _LENGTHS)
    parts, raises = _split(data[5:], pick(data, 3, _PARTS)), pick(data, 4, [False, True])
    headers = [("Content-Type", content_type)] * (content_type != "")
    if length != "missing":
        headers.append(("Content-Length", {"right": str(len(data) - 5), "wrong": "7", "²": "²"}[length]))
    _hold_wsgi(parts, status, headers, raises, iterator=pick(data, 3, _PARTS) == "iterator")
    _hold_asgi(parts, status, headers, raises)
    try:
        body = body_of(data[5:])
    except (ReadError, UsageError, BuildError):
        return
    assert parse(body).well_formed


def _split(body: bytes, how: str) -> list[bytes]:
    match how:
        case "two":
            return [body[: len(body) // 2], body[len(body) // 2 :]]
        case "empty first":
            return [b"", body]
    return [body]


def _hold_wsgi(
    parts: list[bytes], status: int, headers: list[tuple[str, str]], raises: bool, *, iterator: bool
) -> None:
    started: list[object] = []

    def app(_environ: object, start_response: Any) -> Iterable[bytes]:
        start_response(f"{status} Fine", headers)
        return iter(parts) if iterator else parts

    def start_response(*head: object) -> Any:
        started.append(head)
        return lambda _part: None

    for on_findings in ("raise",) if raises else ("log", reports.hold):
        started.clear()
        middleware = wsgi.CheckMiddleware(app, on_findings=on_findings)
        environ: Any = {"REQUEST_METHOD": "POST", "SCRIPT_NAME": "", "PATH_INFO": "/call\xe9"}
        try:
            answered = b"".join(middleware(environ, start_response))
        except CheckFailed:
            assert raises
            continue
        assert answered == b"".join(parts)
        assert started == [(f"{status} Fine", headers)]


def _hold_asgi(parts: list[bytes], status: int, headers: list[tuple[str, str]], raises: bool) -> None:
    pairs = [(name.lower().encode(), value.encode("latin-1")) for name, value in headers]
    messages: list[dict[str, Any]] = [{"type": "http.response.start", "status": status, "headers": pairs}]
    last = len(parts) - 1
    messages += [
        {"type": "http.response.body", "body": part, "more_body": number < last} for number, part in enumerate(parts)
    ]
    sent: list[object] = []

    async def app(_scope: object, _receive: object, send: Any) -> None:
        for message in messages:
            await send(message)

    async def send(message: object) -> None:
        sent.append(message)

    middleware = asgi.CheckMiddleware(app, on_findings="raise" if raises else "log")
    scope = {"type": "http", "method": "POST", "path": "/call"}
    try:
        asyncio.run(middleware(scope, None, send))  # type: ignore[arg-type]
    except CheckFailed:
        assert raises
        return
    assert sent == messages


def _seeds() -> list[bytes]:
    return [choosing(0, 0, 0, 0, 0) + document for document in seeds.documents()]


TARGET = Target("web", run, _seeds, seeds.xml_words, options=5)
