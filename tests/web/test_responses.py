"""The responses of every framework, asked for over real HTTP."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager

import httpx
import pytest

from flexml.testing import assert_valid
from tests.web import applications, servers
from tests.web.documents import EMPTY, GOOD, KIND

WSGI_DJANGO = ("-m", "tests.web.django_program", "{host}:{port}")
ASGI_DJANGO = ("-m", "uvicorn", "tests.web.django_program:asgi", "--port", "{port}", "--log-level", "critical")


@pytest.fixture(
    scope="module",
    params=["flask-wsgiref", "flask-werkzeug", "starlette", "fastapi", "aiohttp", "django-wsgi", "django-asgi"],
)
def client(request: pytest.FixtureRequest) -> Iterator[httpx.Client]:
    with (
        _server(request.param) as url,
        # Some servers close a connection after an error, which the next request would then meet
        httpx.Client(base_url=url, timeout=10, headers={"Connection": "close"}) as client,
    ):
        yield client


def _server(name: str) -> AbstractContextManager[str]:
    match name:
        case "flask-wsgiref":
            return servers.wsgiref_server(applications.flask_application())
        case "flask-werkzeug":
            return servers.werkzeug_server(applications.flask_application())
        case "starlette":
            return servers.uvicorn_server(applications.starlette_application())
        case "fastapi":
            return servers.uvicorn_server(applications.fastapi_application())
        case "aiohttp":
            return servers.aiohttp_server(applications.aiohttp_application())
        case "django-wsgi":
            return servers.process_server(*WSGI_DJANGO)
    return servers.process_server(*ASGI_DJANGO)


@pytest.mark.parametrize("path", ["/builder", "/text", "/bytes"])
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_answers_with_a_document(client, method, path):
    response = client.request(method, path)
    assert (response.status_code, response.headers["content-type"], response.content) == (200, KIND, GOOD.encode())
    assert_valid(response, dialect="flexml")


def test_passes_status_and_headers_on(client):
    response = client.get("/status")
    assert (response.status_code, response.headers["x-call"], response.text) == (202, "1", EMPTY)
    assert response.headers["content-type"] == KIND


def test_lets_the_application_name_another_type(client):
    response = client.get("/type")
    assert response.headers.get_list("content-type") == ["application/xml"]
    assert response.text == EMPTY


def test_answers_what_asks_for_nothing_with_an_empty_document(client):
    response = client.post("/empty")
    assert (response.status_code, response.headers["content-type"], response.text) == (200, KIND, EMPTY)


@pytest.mark.parametrize("path", ["/dict", "/none", "/part", "/broken", "/bare"])
def test_sends_nothing_where_it_has_no_document(client, path):
    response = client.get(path)
    assert response.status_code == 500
    assert "json" not in response.headers["content-type"]
    assert "Response" not in response.text
