"""The middleware of aiohttp, under its own server."""

from __future__ import annotations

import logging

import httpx
import pytest
from aiohttp import web

import flexml
from flexml.web.aiohttp import FlexmlResponse, check_middleware
from tests.web.applications import aiohttp_application
from tests.web.documents import BAD, GOOD, KIND
from tests.web.servers import aiohttp_server


async def streamed(request: web.Request) -> web.StreamResponse:
    response = web.StreamResponse(headers={"Content-Type": KIND})
    await response.prepare(request)
    await response.write(BAD.encode())
    return response


async def compressed(request: web.Request) -> web.Response:
    response = FlexmlResponse(BAD)
    response.enable_compression(web.ContentCoding.gzip)
    return response


async def missing(request: web.Request) -> web.Response:
    raise web.HTTPNotFound(text=BAD, content_type="text/xml")


async def encoded(request: web.Request) -> web.Response:
    return FlexmlResponse(BAD, headers={"Content-Encoding": "identity"})


def reports_of(*requests: tuple[str, str], **options) -> tuple[list[httpx.Response], list[str]]:
    """The answers to requests, and what the middleware found in them."""
    reports: list[flexml.Report] = []
    app = aiohttp_application(middlewares=[check_middleware(**{"on_findings": reports.append, **options})])
    app.router.add_get("/more/streamed", streamed)
    app.router.add_get("/more/compressed", compressed)
    app.router.add_get("/more/missing", missing)
    with aiohttp_server(app) as url:
        answers = [httpx.request(method, url + path, timeout=10) for method, path in requests]
    return answers, [finding.file for report in reports for finding in report]


def test_documents_are_checked():
    answers, files = reports_of(("GET", "/builder"), ("POST", "/bad?secret=1"), ("GET", "/status"), ("GET", "/empty"))
    assert [answer.status_code for answer in answers] == [200, 200, 202, 200]
    assert ([answer.text for answer in answers[:2]], files) == ([GOOD, BAD], ["POST /bad"])


def test_a_body_is_checked_before_it_is_compressed():
    answers, files = reports_of(("GET", "/more/compressed"))
    assert (answers[0].headers["content-encoding"], answers[0].text, files) == ("gzip", BAD, ["GET /more/compressed"])


def test_anything_else_is_passed_on():
    answers, files = reports_of(("GET", "/more/streamed"), ("GET", "/more/missing"), ("HEAD", "/bad"))
    assert [answer.status_code for answer in answers] == [200, 404, 200]
    assert ([answer.text for answer in answers], files) == ([BAD, BAD, ""], [])


def test_nothing_is_checked_where_none_is_sampled():
    assert reports_of(("GET", "/bad"), sample=0)[1] == []


def test_what_is_raised_is_the_servers_error_500(caplog):
    with caplog.at_level(logging.ERROR, "aiohttp"):
        answers, _ = reports_of(("GET", "/bad"), ("GET", "/builder"), on_findings="raise")
    assert [answer.status_code for answer in answers] == [500, 200]
    assert "2 |   <Sya>Hello</Sya>\n" in caplog.text


@pytest.mark.parametrize("headers", [{"content-type": "application/xml"}, {"X-Call": "1"}])
def test_a_type_among_the_headers_is_taken_in_any_case_of_letters(headers):
    response = FlexmlResponse(GOOD, headers=headers)
    assert response.headers.getall("Content-Type") == [headers.get("content-type", KIND)]
