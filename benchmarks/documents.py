"""The documents that the workloads are made of."""

from __future__ import annotations

import twilio.twiml.voice_response as twilio
from lxml import etree

from flexml import twiml


def ours(number: int = 1) -> str:
    """Return the ten elements of W1 and the root, built with our builder; the number makes them distinct."""
    return str(
        twiml.Response()
        .gather(twiml.Say(f"Hello, caller {number}. Press 1 to talk to us."), action="/menu", num_digits=1)
        .start(
            twiml.Stream(name=f"recorder {number}", url="wss://example.com/listen").parameter(
                name="call", value=str(number)
            )
        )
        .connect(
            twiml.Stream(url="wss://example.com/agent")
            .parameter(name="caller", value=f"{number}")
            .parameter(name="language", value="en")
        )
        .redirect(f"/next?call={number}")
    )


def varied(number: int) -> str:
    """Return a document of ten elements or so; for up to 4**7 numbers, no two have the same elements and attributes."""
    response = twiml.Response()
    for place in range(7):
        which = number // 4**place % 4
        voice, language = "Polly.Joanna" if which & 1 else None, "en-US" if which & 2 else None
        response.say(f"This is line {place} of document {number}.", voice=voice, language=language)
    return str(response.gather(twiml.Say("Press 1 to go on."), action=f"/menu?from={number}", num_digits=1).hangup())


def with_twilio(number: int = 1) -> str:
    """Return the same document, built with twilio-python."""
    response = twilio.VoiceResponse()
    response.gather(action="/menu", num_digits=1).say(f"Hello, caller {number}. Press 1 to talk to us.")
    recorder = response.start().stream(name=f"recorder {number}", url="wss://example.com/listen")
    recorder.parameter(name="call", value=str(number))
    agent = response.connect().stream(url="wss://example.com/agent")
    agent.parameter(name="caller", value=f"{number}")
    agent.parameter(name="language", value="en")
    response.redirect(f"/next?call={number}")
    return str(response)


def with_lxml(number: int = 1) -> bytes:
    """Return the same document, built with lxml, which checks nothing of it."""
    sub = etree.SubElement
    response = etree.Element("Response")
    sub(
        sub(response, "Gather", action="/menu", numDigits="1"), "Say"
    ).text = f"Hello, caller {number}. Press 1 to talk to us."
    recorder = sub(sub(response, "Start"), "Stream", name=f"recorder {number}", url="wss://example.com/listen")
    sub(recorder, "Parameter", name="call", value=str(number))
    agent = sub(sub(response, "Connect"), "Stream", url="wss://example.com/agent")
    sub(agent, "Parameter", name="caller", value=f"{number}")
    sub(agent, "Parameter", name="language", value="en")
    sub(response, "Redirect").text = f"/next?call={number}"
    return etree.tostring(response)
