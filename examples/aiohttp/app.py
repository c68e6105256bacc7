"""A hotline with aiohttp, in TwiML: a menu, opening hours from a template, and an assistant on a media stream.

    PUBLIC_URL=https://calls.example.com TWILIO_AUTH_TOKEN=… python -X dev app.py

Let the number's URL be `PUBLIC_URL` + `/call`, and its status callback `PUBLIC_URL` + `/status`. With `-X dev`, each
document is checked before it goes out: a wrong one is a page with its findings, not silence on a call.
"""

from __future__ import annotations

import logging
import os
import sys
from pathlib import Path

from aiohttp import web
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from flexml.twiml import Response, Say, Stream
from flexml.web.aiohttp import FlexmlResponse, check_middleware, empty
from flexml.web.signature import TwilioSignature
from flexml.web.signed.aiohttp import require_signature

HOURS = {"Sales & support": "from 9 to 17", "Repairs": "from 8 to 12"}

templates = Environment(
    loader=FileSystemLoader(Path(__file__).with_name("templates")),
    autoescape=True,  # whatever a template is called
    undefined=StrictUndefined,
)
calls = web.RouteTableDef()
log = logging.getLogger("hotline")


def create_app(*, development: bool = sys.flags.dev_mode) -> web.Application:
    # Several tokens with blanks between them, while one is changed for another.
    twilio = TwilioSignature(os.environ["PUBLIC_URL"], os.environ["TWILIO_AUTH_TOKEN"].split())
    checks = [check_middleware(dialect="twiml", on_findings="raise")] if development else []
    app = web.Application(middlewares=[require_signature(twilio), *checks])
    app.add_routes(calls)
    return app


@calls.post("/call")
async def answer(request: web.Request) -> FlexmlResponse:
    recorder = Stream(name="recorder", url="wss://media.example.com/record", track="both_tracks")
    return FlexmlResponse(Response().start(recorder).say("Welcome to Smith & Sons.").redirect("menu"))


@calls.post("/menu")
async def ask(request: web.Request) -> FlexmlResponse:
    menu = Say("For our opening hours press 1. For our assistant press 2.", language="en-GB")
    return FlexmlResponse(Response().gather(menu, action="choice", num_digits=1).redirect("goodbye"))


@calls.post("/choice")
async def choose(request: web.Request) -> FlexmlResponse:
    form = await request.post()
    match form.get("Digits"):
        case "1":
            return FlexmlResponse(templates.get_template("hours.xml").render(hours=HOURS))
        case "2":
            assistant = Stream(name="assistant", url="wss://media.example.com/assistant")
            assistant.parameter(name="caller", value=str(form.get("From", "unknown")))
            return FlexmlResponse(Response().say("One moment.").connect(assistant, action="goodbye"))
        case _:
            return FlexmlResponse(Response().say("There is no such choice.").redirect("menu"))


@calls.post("/goodbye")
async def part(request: web.Request) -> FlexmlResponse:
    return FlexmlResponse(Response().stop(Stream(name="recorder")).say("Good-bye.").hangup())


@calls.post("/status")
async def note(request: web.Request) -> FlexmlResponse:
    form = await request.post()
    log.info("call %s is %s", form.get("CallSid"), form.get("CallStatus"))
    return empty()


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO)
    web.run_app(create_app(), port=int(os.environ.get("PORT", "8080")))
