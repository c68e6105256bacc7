"""The path and query that a request came with, as servers hand them on."""

from __future__ import annotations

import pytest

from flexml.web.signed.target import asgi_target, wsgi_target


@pytest.mark.parametrize("name", ["REQUEST_URI", "RAW_URI"])
def test_a_server_that_hands_on_the_raw_uri_is_believed(name):
    environ = {name: "/caf%c3%a9?x=%41", "PATH_INFO": "/caf\xc3\xa9", "QUERY_STRING": "other"}
    assert wsgi_target(environ, "/café") == "/caf%c3%a9?x=%41"


@pytest.mark.parametrize(
    ("path", "query", "target"),
    [
        ("/call", "", "/call"),
        ("/call", "x=%41&y", "/call?x=%41&y"),
        ("/café/a b", "", "/caf%C3%A9/a%20b"),
        ("/a:b@c;d=e,f!$&'()*+~-._", "", "/a:b@c;d=e,f!$&'()*+~-._"),
        ("/100%", "", "/100%25"),
    ],
)
def test_a_path_that_was_decoded_is_encoded_again(path, query, target):
    assert wsgi_target({"QUERY_STRING": query}, path) == target
    assert asgi_target({"path": path, "query_string": query.encode()}) == target
    assert asgi_target({"path": path, "raw_path": None, "query_string": query.encode()}) == target


def test_the_raw_path_of_a_scope_is_believed():
    scope = {"path": "/café", "raw_path": b"/caf%c3%a9", "query_string": b"x=%41"}
    assert asgi_target(scope) == "/caf%c3%a9?x=%41"
