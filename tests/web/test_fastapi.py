"""What FastAPI alone has: OpenAPI, and functions that return a document as it is."""

from __future__ import annotations

import queue
from typing import Annotated

import fastapi
import httpx
import pydantic
import pytest

import flexml
from flexml.web.fastapi import FlexmlResponse, FlexmlRoute, empty
from tests.web.documents import EMPTY, KIND
from tests.web.servers import uvicorn_server


class Call(pydantic.BaseModel):
    digits: str = "1"


router = fastapi.APIRouter(prefix="/calls", route_class=FlexmlRoute)


@router.post("/menu", status_code=201)
def menu(
    digits: Annotated[str, fastapi.Form(alias="Digits")],
    response: fastapi.Response,
    later: fastapi.BackgroundTasks,
) -> flexml.Response:
    response.headers["X-Call"] = digits
    later.add_task(done.put, digits)
    return flexml.Response().say(digits)


@router.post("/late")
async def late() -> flexml.Response:
    return flexml.Response().hangup()


@router.post("/status")
async def status() -> fastapi.Response:
    return empty()


@router.post("/model")
def model() -> Call:
    return Call()


@router.post("/forgotten")
async def forgotten() -> None:
    pass


@router.get("/report", response_class=fastapi.responses.PlainTextResponse)
def report() -> fastapi.Response:
    return fastapi.responses.PlainTextResponse("2 calls")


done: queue.Queue[str] = queue.Queue()
refused: list[str] = []
app = fastapi.FastAPI()
app.include_router(router, prefix="/v1")


@app.post("/class", response_class=FlexmlResponse)
def with_class() -> FlexmlResponse:
    return FlexmlResponse(flexml.Response())


@app.exception_handler(flexml.UsageError)
def refuse(request: fastapi.Request, error: Exception) -> fastapi.Response:
    refused.append(str(error))
    return fastapi.Response(status_code=500)


@pytest.fixture(scope="module")
def client():
    with uvicorn_server(app) as url, httpx.Client(base_url=url, timeout=10) as client:
        yield client


@pytest.mark.parametrize(("path", "status"), [("/v1/calls/menu", "201"), ("/v1/calls/late", "200"), ("/class", "200")])
def test_openapi_shows_the_media_type(client, path, status):
    answers = client.get("/openapi.json").json()["paths"][path]["post"]["responses"]
    assert answers[status]["content"] == {"text/xml": {"schema": {"type": "string"}}}


def test_a_function_returns_a_document_as_it_is(client):
    response = client.post("/v1/calls/menu", data={"Digits": "<5>"})
    assert (response.status_code, response.headers["content-type"]) == (201, KIND)
    assert response.text == '<?xml version="1.0" encoding="UTF-8"?><Response><Say>&lt;5&gt;</Say></Response>'
    assert (response.headers["x-call"], done.get(timeout=10)) == ("<5>", "<5>")


def test_a_coroutine_function_returns_a_document_as_it_is(client):
    response = client.post("/v1/calls/late")
    assert (response.status_code, response.headers["content-type"]) == (200, KIND)
    assert response.text.endswith("<Response><Hangup/></Response>")


def test_a_function_may_return_a_response(client):
    assert client.post("/v1/calls/status").text == EMPTY
    assert client.get("/v1/calls/report").headers["content-type"] == "text/plain; charset=utf-8"


@pytest.mark.parametrize(("path", "kind"), [("model", "not a `Call`"), ("forgotten", "not None")])
def test_what_would_become_json_is_refused(client, path, kind):
    refused.clear()
    response = client.post(f"/v1/calls/{path}")
    assert (response.status_code, response.content) == (500, b"")
    assert len(refused) == 1
    assert kind in refused[0]
