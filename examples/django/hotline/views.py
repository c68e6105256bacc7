from __future__ import annotations

import logging

from django.conf import settings
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.views.decorators.http import require_POST

from flexml.twiml import Response, Say, Stream
from flexml.web.django import FlexmlResponse, empty
from flexml.web.signature import TwilioSignature
from flexml.web.signed.django import signed_by

HOURS = {"Sales & support": "from 9 to 17", "Repairs": "from 8 to 12"}

log = logging.getLogger(__name__)
signed = signed_by(TwilioSignature(settings.PUBLIC_URL, settings.TWILIO_AUTH_TOKENS))


@signed
@require_POST
def answer(request: HttpRequest) -> FlexmlResponse:
    recorder = Stream(name="recorder", url="wss://media.example.com/record", track="both_tracks")
    return FlexmlResponse(Response().start(recorder).say("Welcome to Smith & Sons.").redirect("menu"))


@signed
@require_POST
def ask(request: HttpRequest) -> FlexmlResponse:
    menu = Say("For our opening hours press 1. For our assistant press 2.", language="en-GB")
    return FlexmlResponse(Response().gather(menu, action="choice", num_digits=1).redirect("goodbye"))


@signed
@require_POST
def choose(request: HttpRequest) -> FlexmlResponse:
    match request.POST.get("Digits"):
        case "1":
            return FlexmlResponse(render_to_string("hours.xml", {"hours": HOURS}))
        case "2":
            assistant = Stream(name="assistant", url="wss://media.example.com/assistant")
            assistant.parameter(name="caller", value=request.POST.get("From", "unknown"))
            return FlexmlResponse(Response().say("One moment.").connect(assistant, action="goodbye"))
        case _:
            return FlexmlResponse(Response().say("There is no such choice.").redirect("menu"))


@signed
@require_POST
def part(request: HttpRequest) -> FlexmlResponse:
    return FlexmlResponse(Response().stop(Stream(name="recorder")).say("Good-bye.").hangup())


@signed
@require_POST
def note(request: HttpRequest) -> FlexmlResponse:
    log.info("call %s is %s", request.POST.get("CallSid"), request.POST.get("CallStatus"))
    return empty()
