"""Calls of the builder as a type checker sees them; a comment names the error that it must report."""

from __future__ import annotations

from datetime import timedelta
from enum import Enum
from typing import assert_type

import flexml
from flexml import Connect, Element, Gather, Hangup, Response, Say, Start, Stop, Stream, twiml, twiml_messaging
from flexml.twiml import Dial, Number


class Voice(Enum):
    MAN = "man"


# What people write is accepted.
response = Response().gather(Say("Press 1"), action="/menu", num_digits=1, timeout=timedelta(seconds=5)).hangup()
assert_type(response, Response)
assert_type(Response().say("Hello", voice=Voice.MAN), Response)
assert_type(str(response), str)
assert_type(response.to_xml(pretty=True, declaration=False), str)
assert_type(flexml.load("<Response/>"), Element)
Response(Say("Hello"), None, [Say(word) for word in ("a", "b")], Element.custom("Beep", hertz=440))
Connect(Stream(url="wss://example.com/a", track=None).parameter(name="a", value="b"))
Start().stream(url="wss://example.com/a", track="inbound_track")
Dial(Number("+15105550100", status_callback_event=["initiated", "ringing"]), answer_on_bridge=True)
Dial("+15105550100").set(timeout=5, caller_id=None)
twiml.Response(twiml.Say("Wait ", twiml.Break(time="1s"), 5))
twiml_messaging.Response().message("Hello", to="+15105550100")

# A wrong child is an error.
Response(Stream(url="wss://example.com/a"))  # error: arg-type
Response("Hello")  # error: arg-type
Response(Hangup)  # error: arg-type
Response(twiml.Say("Hello"))  # error: arg-type
Response().append(Stream())  # error: arg-type
Say(["Hello"])  # error: list-item
Say({"a": 1})  # error: dict-item
Stop(Say("Hello"))  # error: arg-type
Response().stream()  # error: attr-defined

# An unknown keyword is an error.
Gather(num_digit=1)  # error: call-arg
Gather(numDigits=1)  # error: call-arg
Response().say("Hello", voise="man")  # error: call-arg
Gather().set(num_digit=1)  # error: call-arg
Hangup(reason="busy")  # error: call-arg

# A wrong value is an error.
Start().stream(track="inbund_track")  # error: arg-type
Gather(num_digits="one")  # error: arg-type
Dial(method="PUT")  # error: arg-type
Dial(answer_on_bridge="yes")  # error: arg-type
Number("+15105550100", status_callback_event=["initiate"])  # error: list-item
