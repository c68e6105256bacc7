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
        head = _Head(start_response)
        parts = self._app(environ, head)
        if head.status and not head.wanted_by(self._inspector):
            return parts

        def inspect(part: bytes, whole: bool) -> None:
            if head.wanted_by(self._inspector) and (whole or head.length == len(part)):
                self._inspector.inspect(part, _request(environ))

        if isinstance(parts, list | tuple):  # returned as it is: of its length, a server makes a `Content-Length`
            if len(parts) == 1:
                inspect(parts[0], whole=True)
            return parts
        return _Parts(parts, inspect)


class _Head:
    """Stands in for `start_response`, and remembers what it was called with last."""

    def __init__(self, start_response: StartResponse) -> None:
        self._start_response = start_response
        self.status = ""
        self.headers: list[tuple[str, str]] = []

    def __call__(
        self,
        status: str,
        headers: list[tuple[str, str]],
        *exc_info: Any,  # noqa: ANN401 - for the server alone
    ) -> Callable[[bytes], object]:
        self.status, self.headers = status, headers
        return self._start_response(status, headers, *exc_info)

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
        self._is_first = True

    def __iter__(self) -> Iterator[bytes]:
        return self

    def __next__(self) -> bytes:
        part = next(self._waiting)
        if part and self._is_first:
            self._is_first = False
            self._inspect(part, getattr(self._parts, "streaming", True) is False)
        return part

    def close(self) -> None:
        if hasattr(self._parts, "close"):
            self._parts.close()


def _request(environ: WSGIEnvironment) -> str:
    """The method and the path, without the query, which may hold what is nobody's business."""
    path = str(environ.get("SCRIPT_NAME", "")) + str(environ.get("PATH_INFO", ""))
    return f"{environ['REQUEST_METHOD']} {path.encode('latin-1', 'replace').decode('utf-8', 'replace')}"
