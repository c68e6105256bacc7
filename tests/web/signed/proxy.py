"""A reverse proxy as one that ends TLS: it speaks plain HTTP to the application, with another host and path."""

from __future__ import annotations

import http.client
from collections.abc import Iterator
from contextlib import closing, contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread


@contextmanager
def proxy(port: int, taken_off: str = "") -> Iterator[int]:
    """Pass requests on to a port, without a beginning of their path; yield the port of the proxy."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            headers = {name: value for name, value in self.headers.items() if name not in ("Host", "Connection")}
            headers |= {"X-Forwarded-Proto": "gopher", "X-Forwarded-Host": "elsewhere.example", "Connection": "close"}
            with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=10)) as backend:
                backend.request(self.command, self.path.removeprefix(taken_off), body, headers)
                answer = backend.getresponse()
                content = answer.read()
            self.send_response(answer.status)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        do_GET = do_PUT = do_POST  # noqa: N815 - the names are those of the standard library

        def log_message(self, *args: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield server.server_port
        server.shutdown()
