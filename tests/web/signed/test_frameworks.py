"""Each framework as a process of its own, asked over HTTP as Twilio asks, directly and through a reverse proxy."""

from __future__ import annotations

import http.client
import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from urllib.parse import urlencode

import pytest
from twilio.request_validator import RequestValidator
from werkzeug.datastructures import MultiDict

from .proxy import proxy

TOKEN, NEXT_TOKEN = "0123456789abcdef", "fedcba9876543210"
PUBLIC = "https://calls.example.com:8443/voice"
FORM, JSON = "application/x-www-form-urlencoded", "application/json"
FIELDS = [["a", "+15550100"], ["a", "x y&z=ü"], ["b", ""]]
PART = b'--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n1\r\n--x--\r\n'
BODY = urlencode([(name, value) for name, value in FIELDS]).encode()


@dataclass(frozen=True)
class Server:
    """A running application, the ports that lead to it, and the file of what it logs."""

    framework: str
    ports: dict[str, int]
    log: Path

    def ask(self, path, signature, body=b"", kind="", way="proxied", method="POST"):
        headers = {"X-Twilio-Signature": signature} | ({"Content-Type": kind} if kind else {})
        with closing(http.client.HTTPConnection("127.0.0.1", self.ports[way], timeout=10)) as connection:
            connection.request(method, path if way == "direct" else f"/voice{path}", body, headers)
            answer = connection.getresponse()
            return answer.status, json.loads(answer.read() or b"null") if answer.status == 200 else None


def signed(path, fields=(), token=TOKEN, public=PUBLIC):
    """What Twilio's own library makes of a request."""
    return RequestValidator(token).compute_signature(public + path, MultiDict([*map(tuple, fields)]))


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextmanager
def serving(framework: str, log: Path) -> Iterator[int]:
    port, root = free_port(), Path(__file__).parents[3]
    command = [sys.executable, str(Path(__file__).with_name("applications.py")), framework, str(port)]
    known = os.environ | {"PUBLIC_URL": PUBLIC, "AUTH_TOKENS": f"{TOKEN} {NEXT_TOKEN}", "PYTHONPATH": str(root)}
    with log.open("wb") as output:
        process = subprocess.Popen(command, env=known, stdout=output, stderr=output)
    try:
        for _ in range(600):
            with socket.socket() as client:
                if client.connect_ex(("127.0.0.1", port)) == 0:
                    break
            assert process.poll() is None, log.read_text(encoding="utf-8")
            time.sleep(0.05)
        yield port
    finally:
        process.terminate()
        process.wait(timeout=10)


VIEWS = ["/one", "/one/class", "/many"]  # the second is a class in Django, and one of the first elsewhere
FRAMEWORKS = ["flask", "django_wsgi", "django_asgi", "starlette", "fastapi", "aiohttp"]


@pytest.fixture(scope="module", params=FRAMEWORKS)
def server(request, tmp_path_factory):
    log = tmp_path_factory.mktemp(request.param) / "log"
    with serving(request.param, log) as port, proxy(port, "/voice") as proxied:
        yield Server(request.param, {"direct": port, "proxied": proxied}, log)


@pytest.mark.parametrize("way", ["direct", "proxied"])
@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize(
    "rest", ["/call", "/call?x=1&y=a+b%20c&x=", "/caf%C3%A9/a:b@c;d=e", "/call?next=https://h/%C3%A9?x"]
)
def test_a_signed_form_reaches_the_view_whole(server, view, rest, way):
    assert server.ask(view + rest, signed(view + rest, FIELDS), BODY, FORM, way) == (200, FIELDS)


@pytest.mark.parametrize("view", VIEWS)
def test_a_signed_url_reaches_the_view_without_a_body(server, view):
    path = f"{view}/call?From=%2B15550100&Digits=1"
    assert server.ask(path, signed(path), method="GET") == (200, [])


def test_the_signature_may_leave_out_the_port(server):
    signature = signed("/one/call", FIELDS, public="https://calls.example.com/voice")
    assert server.ask("/one/call", signature, BODY, FORM)[0] == 200


def test_either_token_will_do(server):
    assert server.ask("/one/call", signed("/one/call", FIELDS, NEXT_TOKEN), BODY, FORM)[0] == 200


@pytest.mark.parametrize("view", VIEWS)
def test_a_json_body_with_its_hash_reaches_the_view(server, view):
    body = json.dumps({"event": "ü"}).encode()
    path = f"{view}/json?bodySHA256={sha256(body).hexdigest()}"
    assert server.ask(path, signed(path), body, JSON) == (200, {"event": "ü"})
    assert server.ask(path, signed(path), body + b" ", JSON)[0] == 403


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("way", ["direct", "proxied"])
def test_a_request_that_was_not_signed_is_refused(server, view, way):
    path = f"{view}/call"
    assert server.ask(path, "", BODY, FORM, way)[0] == 403
    assert server.ask(path, signed(path, FIELDS, "another token"), BODY, FORM, way)[0] == 403
    assert server.ask(path, signed(path, FIELDS[1:]), BODY, FORM, way)[0] == 403
    assert server.ask(f"{path}?x=1", signed(path, FIELDS), BODY, FORM, way)[0] == 403
    assert server.ask(path, signed(path, FIELDS, public="http://127.0.0.1"), BODY, FORM, way)[0] == 403


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize(
    ("body", "kind", "method"),
    [
        (b"a=1", FORM, "POST"),
        (b"a=1", FORM.upper(), "POST"),
        (b"a=1", "", "POST"),
        (b'{"a": 1}', JSON, "POST"),
        (PART, "multipart/form-data; boundary=x", "POST"),
        (b"a=1", FORM, "GET"),
    ],
)
def test_a_signed_url_carries_no_body_of_somebody_else(server, view, body, kind, method):
    path = f"{view}/call"
    assert server.ask(path, signed(path), body, kind, method=method)[0] == 403


def test_a_form_is_signed_whatever_the_method(server):
    assert server.ask("/one/call", signed("/one/call"), b"a=1", FORM, method="PUT")[0] == 403


def test_the_log_tells_the_cause_and_neither_token_nor_signature(server):
    signature = signed("/one/logged", FIELDS, public="https://calls.example.com:8443")
    assert server.ask("/one/logged", signature, BODY, FORM)[0] == 403
    for _ in range(100):
        log = server.log.read_text(encoding="utf-8")
        if "'/one/logged'" in log:
            break
        time.sleep(0.05)
    assert "it fits `https://calls.example.com:8443`, so that is the public URL" in log
    assert [secret for secret in (TOKEN, NEXT_TOKEN, signed("/one/logged", FIELDS)) if secret in log] == []
