"""Rule FX419."""

from __future__ import annotations

from ....diagnostics import WARNING, Problem, Related
from ....source import Node
from ...context import Context
from ...example import Bad, Good
from ...rule import ElementRule, Problems

_SHORTEST, _LONGEST = 2, 120


class TranscriptionOutOfRange(ElementRule):
    """A `Record` with `transcribe` takes recordings that are not transcribed.

    The vendor turns recordings of 2 to 120 seconds into text. A longer message, however short most are, comes without
    one, and `transcribeCallback` is told of a failure.

    Ignore it where the text is a convenience for short messages.
    """

    code = "FX419"
    severity = WARNING
    elements = ("Record",)
    when = "@transcribe @maxLength"
    dialects = ("twiml",)
    runtime = {"twiml": (13615, 13617)}
    refines = ("recording-beyond-call",)
    examples = (
        Bad(
            """
            <Response>
              <Record action="/done" transcribe="true" maxLength="121"/>
                                                                  ^^^
            </Response>
            """
        ),
        Bad(
            """
            <Response>
              <Record action="/done" transcribe="true" maxLength="1"/>
                                                                  ^
            </Response>
            """
        ),
        Good('<Response><Record action="/done" transcribe="true" maxLength="120"/></Response>'),
        Good('<Response><Record action="/done" transcribe="true" maxLength="2"/></Response>'),
        Good('<Response><Record action="/done" transcribe="true"/></Response>'),
        Good('<Response><Record action="/done" transcribe="true" maxLength="{{ 300 }}"/></Response>'),
        Good('<Response><Record action="/done" transcribe="true" maxLength="5min"/></Response>'),
        Good('<Response><Record action="/done" transcribe="true" maxLength="0"/></Response>'),
        Good('<Response><Record action="/done" transcribe="false" maxLength="300"/></Response>'),
    )

    def check(self, node: Node, ctx: Context) -> Problems:
        if ctx.known(node, "transcribe") != "true":
            return
        seconds = ctx.number(node, "maxLength")
        if seconds is None or _SHORTEST <= seconds <= _LONGEST:
            return
        place = ctx.place(node)
        yield Problem(
            place.value("maxLength"),
            f"`maxLength` is {seconds}, and recordings of {_SHORTEST} to {_LONGEST} seconds are transcribed",
            help=f"write a number from {_SHORTEST} to {_LONGEST}, or leave `transcribe` out",
            related=(Related(place.attributes["transcribe"].whole, "what asks for a text"),),
        )
