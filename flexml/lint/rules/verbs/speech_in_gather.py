"""Rule FX430."""

from __future__ import annotations

from ....diagnostics import WARNING, Problem
from ....source import Node, Span
from ...context import Context
from ...example import Bad, Good
from ...rule import ElementRule, Problems

_SPEECH = frozenset(
    (
        *("speechTimeout", "maxSpeechTime", "speechModel", "language", "hints", "profanityFilter", "enhanced"),
        *("partialResultCallback", "partialResultCallbackMethod", "bargeIn"),
    )
)


class SpeechInGather(ElementRule):
    """A `Gather` of FlexML is written as if it understood speech.

    No page of CarrierX knows speech in `Gather`: it collects keys. A caller who answers aloud is not heard, and the
    call goes on as if nobody had answered.

    Ignore it where you have seen it at work.
    """

    code = "FX430"
    severity = WARNING
    elements = ("Gather",)
    dialects = ("flexml",)
    refines = ("undocumented-attribute", "attribute-on-wrong-element")
    examples = (
        Bad(
            """
            <Response>
              <Gather input="speech dtmf" speechTimeout="auto" action="/answer" language="en-US" method="GET"/>
                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
            </Response>
            """
        ),
        Bad(
            """
            <Response>
              <Gather action="/answer" hints="yes, no"/>
                                       ^^^^^^^^^^^^^^^
            </Response>
            """
        ),
        Bad(
            """
            <Response>
              <Gather action="/answer" partialResultCallback="/partial" partialResultCallbackMethod="GET"/>
                                       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
              <Gather action="/answer" speechModel="phone_call" enhanced="true" bargeIn="true"/>
                                       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
              <Gather action="/answer" maxSpeechTime="10" profanityFilter="false"/>
                                       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
            </Response>
            """
        ),
        Good('<Response><Gather numDigits="1" action="/answer"/></Response>'),
        Good('<Response><Gather input="dtmf" action="/answer"/></Response>'),
        Good('<Response><Gather input="{{ input }}" action="/answer"/></Response>'),
    )

    def check(self, node: Node, ctx: Context) -> Problems:
        found = [name for name in node.attributes if name in _SPEECH]
        if "speech" in (ctx.known(node, "input") or "").split():
            found.append("input")
        places = sorted(ctx.place(node).attributes[name].whole for name in found)
        if places:
            yield Problem(
                Span(places[0].start, places[-1].end),
                "`Gather` of FlexML collects keys, and no page knows speech in it",
                help="ask for keys, or send the audio to a recogniser with a `Stream` in `Connect`",
            )
