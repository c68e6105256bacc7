"""A hotline with FastAPI, in TwiML: a menu, opening hours from a template, and an assistant on a media stream.

    PUBLIC_URL=https://calls.example.com TWILIO_AUTH_TOKEN=… DEBUG=1 uvicorn --factory app:create_app

Let the number's URL be `PUBLIC_URL` + `/call`, and its status callback `PUBLIC_URL` + `/status`. With `DEBUG`, each
document is checked before it goes out: a wrong one is a page with its findings, not silence on a call.
"""

from __future__ import annotations

import logging
import os
from pathlib import Path
from typing import Annotated

from fastapi import APIRouter, Depends, FastAPI, Form
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from flexml.twiml import Response, Say, Stream
from flexml.web.asgi import CheckMiddleware
from flexml.web.fastapi import FlexmlRoute
from flexml.web.signature import TwilioSignature
from flexml.web.signed.fastapi import require_signature

HOURS = {"Sales & support": "from 9 to 17", "Repairs": "from 8 to 12"}

templates = Environment(
    loader=FileSystemLoader(Path(__file__).with_name("templates")),
    autoescape=True,  # whatever a template is called
    undefined=StrictUndefined,
)
calls = APIRouter(route_class=FlexmlRoute)  # a function returns a document as it is
log = logging.getLogger("hotline")


def create_app() -> FastAPI:
    app = FastAPI(debug=bool(os.environ.get("DEBUG")))
    # Several tokens with blanks between them, while one is changed for another.
    twilio = TwilioSignature(os.environ["PUBLIC_URL"], os.environ["TWILIO_AUTH_TOKEN"].split())
    app.include_router(calls, dependencies=[Depends(require_signature(twilio))])
    if app.debug:
        app.add_middleware(CheckMiddleware, dialect="twiml", on_findings="raise")
    return app


@calls.post("/call")
def answer() -> Response:
    recorder = Stream(name="recorder", url="wss://media.example.com/record", track="both_tracks")
    return Response().start(recorder).say("Welcome to Smith & Sons.").redirect("menu")


@calls.post("/menu")
def ask() -> Response:
    menu = Say("For our opening hours press 1. For our assistant press 2.", language="en-GB")
    return Response().gather(menu, action="choice", num_digits=1).redirect("goodbye")


@calls.post("/choice")
def choose(
    digits: Annotated[str, Form(alias="Digits")] = "", caller: Annotated[str, Form(alias="From")] = "unknown"
) -> Response | str:
    match digits:
        case "1":
            return templates.get_template("hours.xml").render(hours=HOURS)
        case "2":
            assistant = Stream(name="assistant", url="wss://media.example.com/assistant")
            assistant.parameter(name="caller", value=caller)
            return Response().say("One moment.").connect(assistant, action="goodbye")
        case _:
            return Response().say("There is no such choice.").redirect("menu")


@calls.post("/goodbye")
def part() -> Response:
    return Response().stop(Stream(name="recorder")).say("Good-bye.").hangup()


@calls.post("/status")
def note(call: Annotated[str, Form(alias="CallSid")], status: Annotated[str, Form(alias="CallStatus")]) -> Response:
    log.info("call %s is %s", call, status)
    return Response()
