"""An ASGI middleware that checks the documents of responses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .inspector import Inspector

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, MutableMapping
    from typing import Any, TypeAlias, Unpack

    from .inspector import Options

    Message: TypeAlias = MutableMapping[str, Any]  # `Any`: as the specification has it
    Receive: TypeAlias = Callable[[], Awaitable[Message]]
    Send: TypeAlias = Callable[[Message], Awaitable[None]]
    Application: TypeAlias = Callable[[Message, Receive, Send], Awaitable[None]]

__all__ = ["CheckMiddleware"]


class CheckMiddleware:
    """Checks each document that an application answers with in one part; `Inspector` has the options.

    A part is the whole body where no more follows, or where it is as long as `Content-Length` says. What
    is streamed is passed on as it comes.
    """

    def __init__(self, app: Application, **options: Unpack[Options]) -> None:
        self._app = app
        self._inspector = Inspector(**options)

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] == "HEAD" or not self._inspector.samples():
            await self._app(scope, receive, send)
            return
        answer = _Answer(send, self._inspector, f"{scope['method']} {scope['path']}")
        await self._app(scope, receive, answer.send)
        if answer.failure is not None:
            raise answer.failure


class _Answer:
    """Passes the messages of one response on, and has its body inspected before.

    Where findings are to be raised, the head waits for the body. They are raised when the application is
    done: nothing in it failed that it could handle.
    """

    def __init__(self, send: Send, inspector: Inspector, request: str) -> None:
        self._send = send
        self._inspector = inspector
        self._request = request
        self._head: Message | None = None  # until the first part of the body comes
        self.failure: Exception | None = None

    async def send(self, message: Message) -> None:
        if self.failure is not None:
            return
        if message["type"] == "http.response.start" and self._wants(message):
            self._head = message
            if self._inspector.raises:
                return
        elif self._head is not None:
            head, self._head = self._head, None
            try:
                self._inspect(head, message)
            except Exception as failure:  # which the middleware raises again
                self.failure = failure
                return
            if self._inspector.raises:
                await self._send(head)
        await self._send(message)

    def _wants(self, head: Message) -> bool:
        return self._inspector.wants(head["status"], _header(head, b"content-type"), _header(head, b"content-encoding"))

    def _inspect(self, head: Message, message: Message) -> None:
        if message["type"] != "http.response.body":
            return
        body = bytes(message.get("body", b""))
        if not message.get("more_body", False) or _header(head, b"content-length") == str(len(body)):
            self._inspector.inspect(body, self._request)


def _header(head: Message, wanted: bytes) -> str | None:
    headers = head.get("headers", ())
    return next((bytes(value).decode("latin-1") for name, value in headers if bytes(name).lower() == wanted), None)
