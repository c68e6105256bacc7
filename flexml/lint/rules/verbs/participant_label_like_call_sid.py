"""Rule FX466."""

from __future__ import annotations

import re

from ....diagnostics import ERROR, Problem
from ....source import Node
from ...context import Context
from ...example import Bad, Good
from ...rule import ElementRule, Problems

_CALL_SID = re.compile("CA[0-9a-fA-F]{32}")


class ParticipantLabelLikeCallSid(ElementRule):
    """The `participantLabel` of a `Conference` is the SID of a call.

    The API takes a label or a Call SID in the same place, so a label that looks like one is refused, and the
    participant cannot be found by it.

    Never ignore it: put a word before the SID.
    """

    code = "FX466"
    severity = ERROR
    elements = ("Conference",)
    when = "@participantLabel"
    dialects = ("twiml",)
    runtime = {"twiml": (16023,)}
    examples = (
        Bad(
            """
            <Response>
              <Dial><Conference participantLabel="CA0123456789abcdef0123456789ABCDEF">Lobby</Conference></Dial>
                                                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
            </Response>
            """
        ),
        Good(
            """
            <Response>
              <Dial><Conference participantLabel="caller-CA0123456789abcdef0123456789abcdef">Lobby</Conference></Dial>
            </Response>
            """
        ),
        Good('<Response><Dial><Conference participantLabel="CA">Lobby</Conference></Dial></Response>', hidden=True),
        Good("<Response><Dial><Conference>Lobby</Conference></Dial></Response>"),
    )

    def check(self, node: Node, ctx: Context) -> Problems:
        label, place = ctx.known(node, "participantLabel"), ctx.attribute(node, "participantLabel")
        if label is not None and place is not None and _CALL_SID.fullmatch(label):
            yield Problem(
                place.value,
                "`participantLabel` of `Conference` looks like the SID of a call, and is refused",
                help="put a word before the SID, or leave the label out: the API takes the SID itself",
            )
