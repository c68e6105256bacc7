"""One application for each framework, all with the same routes."""

from __future__ import annotations

import fastapi
import flask
import starlette.applications
import starlette.routing
from aiohttp import web

import flexml
import flexml.web.aiohttp
import flexml.web.fastapi
import flexml.web.flask
import flexml.web.starlette
from tests.web.documents import BAD, GOOD

WIDE = {"Content-Type": "application/xml"}
PATHS = ("builder", "text", "bytes", "status", "type", "empty", "dict", "none", "part", "broken", "bare", "bad")


def answer(path: str, response, empty):
    """What each of the routes returns, with the response class and `empty` of a framework."""
    match path:
        case "builder":
            return response(flexml.Response().say("Grüß Gott").redirect("/next"))
        case "text":
            return response(GOOD)
        case "bytes":
            return response(GOOD.encode())
        case "status":
            return response(flexml.Response(), 202, {"X-Call": "1"})
        case "type":
            return response(flexml.Response(), headers=WIDE)
        case "empty":
            return empty()
        case "dict":
            return response({"say": "Hello"})
        case "none":
            return response(None)
        case "part":
            return response(flexml.Say("Hello"))
        case "broken":
            return response("<Response><Say>Tom & Lea</Say></Response>")
        case "bad":
            return response(BAD)
    return flexml.Response().say("bare")


def flask_application() -> flask.Flask:
    app = flask.Flask("application")
    own = flexml.web.flask

    @app.route("/<path>", methods=["GET", "POST"])
    def reply(path: str):
        return answer(path, own.FlexmlResponse, own.empty)

    return app


def starlette_application(**arguments) -> starlette.applications.Starlette:
    own = flexml.web.starlette

    async def reply(request):
        return answer(request.path_params["path"], own.FlexmlResponse, own.empty)

    route = starlette.routing.Route("/{path}", reply, methods=["GET", "POST"])
    return starlette.applications.Starlette(routes=[route], **arguments)


def fastapi_application() -> fastapi.FastAPI:
    own = flexml.web.fastapi
    app = fastapi.FastAPI()

    @app.api_route("/{path}", methods=["GET", "POST"], response_class=own.FlexmlResponse)
    def reply(path: str):
        return answer(path, own.FlexmlResponse, own.empty)

    return app


def aiohttp_application(**arguments) -> web.Application:
    own = flexml.web.aiohttp

    async def reply(request):
        return answer(request.match_info["path"], own.FlexmlResponse, own.empty)

    app = web.Application(**arguments)
    app.router.add_route("*", "/{path}", reply)
    return app
