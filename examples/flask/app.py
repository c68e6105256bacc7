"""A hotline with Flask, in TwiML: a menu, opening hours from a template, and an assistant on a media stream.

    PUBLIC_URL=https://calls.example.com TWILIO_AUTH_TOKEN=… flask run --debug

Let the number's URL be `PUBLIC_URL` + `/call`, and its status callback `PUBLIC_URL` + `/status`. With `--debug`, each
document is checked before it goes out: a wrong one is a page with its findings, not silence on a call.
"""

from __future__ import annotations

import os

from flask import Blueprint, Flask, current_app, render_template, request

from flexml.twiml import Response, Say, Stream
from flexml.web.flask import FlexmlResponse, empty
from flexml.web.signature import TwilioSignature
from flexml.web.signed.flask import require_signature
from flexml.web.wsgi import CheckMiddleware

HOURS = {"Sales & support": "from 9 to 17", "Repairs": "from 8 to 12"}

calls = Blueprint("calls", __name__)


def create_app() -> Flask:
    app = Flask(__name__)
    app.register_blueprint(calls)
    # Several tokens with blanks between them, while one is changed for another.
    twilio = TwilioSignature(os.environ["PUBLIC_URL"], os.environ["TWILIO_AUTH_TOKEN"].split())
    app.before_request(require_signature(twilio))
    if app.debug:
        app.wsgi_app = CheckMiddleware(app.wsgi_app, dialect="twiml", on_findings="raise")  # type: ignore[method-assign]
    return app


@calls.post("/call")
def answer() -> FlexmlResponse:
    recorder = Stream(name="recorder", url="wss://media.example.com/record", track="both_tracks")
    return FlexmlResponse(Response().start(recorder).say("Welcome to Smith & Sons.").redirect("menu"))


@calls.post("/menu")
def ask() -> FlexmlResponse:
    menu = Say("For our opening hours press 1. For our assistant press 2.", language="en-GB")
    return FlexmlResponse(Response().gather(menu, action="choice", num_digits=1).redirect("goodbye"))


@calls.post("/choice")
def choose() -> FlexmlResponse:
    match request.form.get("Digits"):
        case "1":
            return FlexmlResponse(render_template("hours.xml", hours=HOURS))  # `.xml`: Flask escapes what stands in it
        case "2":
            assistant = Stream(name="assistant", url="wss://media.example.com/assistant")
            assistant.parameter(name="caller", value=request.form.get("From", "unknown"))
            return FlexmlResponse(Response().say("One moment.").connect(assistant, action="goodbye"))
        case _:
            return FlexmlResponse(Response().say("There is no such choice.").redirect("menu"))


@calls.post("/goodbye")
def part() -> FlexmlResponse:
    return FlexmlResponse(Response().stop(Stream(name="recorder")).say("Good-bye.").hangup())


@calls.post("/status")
def note() -> FlexmlResponse:
    current_app.logger.info("call %s is %s", request.form.get("CallSid"), request.form.get("CallStatus"))
    return empty()
