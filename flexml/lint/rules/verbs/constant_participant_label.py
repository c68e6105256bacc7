"""Rule FX467."""

from __future__ import annotations

from ....diagnostics import INFO, Problem
from ....source import Node, has_placeholder
from ...context import Context
from ...example import Bad, Good
from ...rule import ElementRule, Problems


class ConstantParticipantLabel(ElementRule):
    """The `participantLabel` of a `Conference` is written in the document.

    A label belongs to one participant. Where the same document answers a second caller who enters the same
    room, that caller is refused.

    Ignore it where the document is made anew for each caller, or answers one caller alone.
    """

    code = "FX467"
    severity = INFO
    elements = ("Conference",)
    when = "@participantLabel"
    dialects = ("twiml",)
    runtime = {"twiml": (16025,)}
    examples = (
        Bad(
            """
            <Response>
              <Dial><Conference participantLabel="customer">Lobby</Conference></Dial>
                                                  ^^^^^^^^
            </Response>
            """
        ),
        Good('<Response><Dial><Conference participantLabel="{{CallSid}}-caller">Lobby</Conference></Dial></Response>'),
        Good("<Response><Dial><Conference>Lobby</Conference></Dial></Response>"),
        Good('<Response><Dial><Conference participantLabel="customer">{{room}}</Conference></Dial></Response>'),
        Good('<Response><Dial><Conference participantLabel="a/b">Lobby</Conference></Dial></Response>'),
        Good('<Response><Dial><Conference participantLabel=" ">Lobby</Conference></Dial></Response>'),
    )

    def check(self, node: Node, ctx: Context) -> Problems:
        label, place = ctx.known(node, "participantLabel"), ctx.attribute(node, "participantLabel")
        if not label or place is None or has_placeholder(node.own_text):
            return
        if any(value.name == "participantLabel" for value in ctx.misfits_of(node)):
            return  # it is refused anyway
        yield Problem(
            place.value,
            "`participantLabel` is the same for everyone whom this document answers, and each label enters a room once",
            help="make the label of something that only this call has, such as its SID and a word",
        )
