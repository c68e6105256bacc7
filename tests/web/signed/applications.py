"""An application per framework; `python applications.py FRAMEWORK PORT` serves it.

`/one/…` is signed by itself, `/many/…` with others. Both answer with the body as the view reads it after the check:
the fields of a form in their order, or a JSON value.
"""

import json
import os
import sys

from flexml.web.signature import TwilioSignature

SIGNATURE = TwilioSignature(os.environ["PUBLIC_URL"], os.environ["AUTH_TOKENS"].split())


def flask(port):
    from flask import Blueprint, Flask, jsonify, request

    from flexml.web.signed.flask import require_signature, signed_by

    app, many = Flask(__name__), Blueprint("many", __name__)

    @app.route("/one/<path:rest>", methods=["GET", "POST", "PUT"])
    @signed_by(SIGNATURE)
    async def one(rest):
        return many_views(rest)

    @many.route("/many/<path:rest>", methods=["GET", "POST", "PUT"])
    def many_views(rest):
        return jsonify(request.json if request.is_json else [*request.form.items(multi=True)])

    many.before_request(require_signature(SIGNATURE))
    app.register_blueprint(many)
    app.run(port=port)


def django_application(of):
    import django
    from django.conf import settings
    from django.http import JsonResponse
    from django.urls import path
    from django.utils.decorators import method_decorator
    from django.views import View

    from flexml.web.signed.django import signed_by

    def read(request):
        fields = [(name, value) for name, values in request.POST.lists() for value in values]
        return JsonResponse(
            json.loads(request.body) if request.content_type == "application/json" else fields, safe=False
        )

    @signed_by(SIGNATURE)
    def one(request, rest):
        return read(request)

    @signed_by(SIGNATURE)
    async def many(request, rest):
        return read(request)

    @method_decorator(signed_by(SIGNATURE), name="dispatch")
    class OfAClass(View):
        def get(self, request, rest):
            return read(request)

        post = put = get

    of_a_class = OfAClass.as_view()
    urls = (path("one/class/<path:rest>", of_a_class), path("one/<path:rest>", one), path("many/<path:rest>", many))
    middleware = ["django.middleware.common.CommonMiddleware", "django.middleware.csrf.CsrfViewMiddleware"]
    settings.configure(ROOT_URLCONF=urls, ALLOWED_HOSTS=["*"], SECRET_KEY="tests", MIDDLEWARE=middleware)
    django.setup()
    return of()


def django_wsgi(port):
    from wsgiref.simple_server import make_server

    from django.core.wsgi import get_wsgi_application

    make_server("127.0.0.1", port, django_application(get_wsgi_application)).serve_forever()


def django_asgi(port):
    import uvicorn
    from django.core.asgi import get_asgi_application

    uvicorn.run(django_application(get_asgi_application), port=port, lifespan="off")


def starlette(port):
    import uvicorn
    from starlette.applications import Starlette
    from starlette.responses import JSONResponse
    from starlette.routing import Mount, Route

    from flexml.web.signed.starlette import signed_by

    @signed_by(SIGNATURE)
    async def one(request):
        is_json = request.headers.get("content-type") == "application/json"
        return JSONResponse(await request.json() if is_json else (await request.form()).multi_items())

    route = Route("/{rest:path}", one, methods=["GET", "POST", "PUT"])
    uvicorn.run(Starlette(routes=[Mount("/one", routes=[route]), Mount("/many", Starlette(routes=[route]))]), port=port)


def fastapi(port):
    from typing import Annotated, Any

    import uvicorn
    from fastapi import APIRouter, Depends, FastAPI, Form, Request

    from flexml.web.signed.fastapi import require_signature

    app, many = FastAPI(), APIRouter(dependencies=[Depends(require_signature(SIGNATURE))])

    @app.api_route(
        "/one/{rest:path}", methods=["GET", "POST", "PUT"], dependencies=[Depends(require_signature(SIGNATURE))]
    )
    async def one(request: Request) -> Any:
        is_json = request.headers.get("content-type") == "application/json"
        return await request.json() if is_json else (await request.form()).multi_items()

    # FastAPI reads the body for its parameters, before it asks its dependencies.
    @many.post("/many/json")
    def read_json(body: dict[str, str]) -> Any:
        return body

    @many.post("/many/{rest:path}")
    def read_form(a: Annotated[list[str], Form()] = [], b: Annotated[list[str], Form()] = []) -> Any:  # noqa: B006
        return [["a", value] for value in a] + [["b", value] for value in b]

    @many.get("/many/{rest:path}")
    def nothing() -> Any:
        return []

    app.include_router(many)
    uvicorn.run(app, port=port)


def aiohttp(port):
    from aiohttp import web

    from flexml.web.signed.aiohttp import require_signature, signed_by

    async def handler(request):
        is_json = request.content_type == "application/json"
        return web.json_response(await request.json() if is_json else [*(await request.post()).items()])

    app, many = web.Application(), web.Application(middlewares=[require_signature(SIGNATURE)])
    app.router.add_route("*", "/one/{rest:.*}", signed_by(SIGNATURE)(handler))
    many.router.add_route("*", "/{rest:.*}", handler)
    app.add_subapp("/many/", many)
    web.run_app(app, host="127.0.0.1", port=port)


if __name__ == "__main__":
    globals()[sys.argv[1]](int(sys.argv[2]))
