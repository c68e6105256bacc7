"""A WSGI middleware that checks the documents of responses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .inspector import Inspector

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from typing import Any, Unpack
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

    from .inspector import Options

__all__ = ["CheckMiddleware"]


class CheckMiddleware:
    """Checks each document that an application answers with in one part; `Inspector` has the options.

    A part is the whole body where it is all of a list, as long as `Content-Length` says, or not
    `streaming` as Django has it. What is streamed is passed on as it comes.
    """

    def __init__(self, app: WSGIApplication, **options: Unpack[Options]) -> None:
        self._app = app
        self._inspector = Inspector(**options)

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        if environ["REQUEST_METHOD"] == "HEAD" or not self._inspector.samples():
            return self._app(environ, start_response)
        head = _Head(start_response, waits=self._inspector.raises)
        parts = self._app(environ, head)
        if head.status and not head.wanted_by(self._inspector):
            head.release()
            return parts

        def inspect(part: bytes, is_whole: bool) -> None:
            if part and head.wanted_by(self._inspector) and (is_whole or head.length == len(part)):
                self._inspector.inspect(part, _request(environ))
            head.release()

        if isinstance(parts, list | tuple):  # returned as it is: a server takes `Content-Length` from a list of one
            inspect(parts[0] if parts else b"", len(parts) == 1)
            return parts
        return _Parts(parts, inspect)


class _Head:
    """Stands in for `start_response`, and remembers what it was called with last.

    Where it waits, the server hears of it when it is released: a debugger can then begin a response of its own.
    """

    def __init__(self, start_response: StartResponse, waits: bool) -> None:
        self._start_response = start_response
        self._waits = waits
        self._write: Callable[[bytes], object] | None = None
        self._exc_info: tuple[Any, ...] = ()  # for the server alone
        self.status = ""
        self.headers: list[tuple[str, str]] = []

    def __call__(
        self,
        status: str,
        headers: list[tuple[str, str]],
        *exc_info: Any,  # noqa: ANN401
    ) -> Callable[[bytes], object]:
        self.status, self.headers, self._exc_info = status, headers, exc_info
        if not self._waits:
            self._write = self._start_response(status, headers, *exc_info)
        return self.write

    def write(self, part: bytes) -> object:
        self.release()
        return self._write(part) if self._write else None

    def release(self) -> None:
        if self._waits and self.status:
            self._waits = False
            self._write = self._start_response(self.status, self.headers, *self._exc_info)

    def wanted_by(self, inspector: Inspector) -> bool:
        return inspector.wants(int(self.status[:3]), self._header("content-type"), self._header("content-encoding"))

    @property
    def length(self) -> int | None:
        said = self._header("content-length")
        return int(said) if said and said.isdecimal() else None

    def _header(self, wanted: str) -> str | None:
        return next((value for name, value in self.headers if name.lower() == wanted), None)


class _Parts:
    """Passes the parts of a body on one by one, and has the first one inspected before."""

    def __init__(self, parts: Iterable[bytes], inspect: Callable[[bytes, bool], None]) -> None:
        self._parts = parts
        self._waiting: Iterator[bytes] = iter(parts)
        self._inspect = inspect
        self._has_begun = False

    def __iter__(self) -> Iterator[bytes]:
        return self

    def __next__(self) -> bytes:
        part = next(self._waiting, None)
        if not self._has_begun:
            self._has_begun = bool(part)
            self._inspect(part or b"", getattr(self._parts, "streaming", True) is False)
        if part is None:
            raise StopIteration
        return part

    def close(self) -> None:
        if hasattr(self._parts, "close"):
            self._parts.close()


def _request(environ: WSGIEnvironment) -> str:
    """The method and the path, without the query, which may hold what is nobody's business."""
    path = str(environ.get("SCRIPT_NAME", "")) + str(environ.get("PATH_INFO", ""))
    return f"{environ['REQUEST_METHOD']} {path.encode('latin-1', 'replace').decode('utf-8', 'replace')}"
