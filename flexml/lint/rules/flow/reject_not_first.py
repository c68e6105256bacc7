"""Rule FX315."""

from __future__ import annotations

from ....diagnostics import WARNING, Edit, Fix, Problem, Related
from ....source import Node
from ...context import Context
from ...example import Bad, Good
from ...rule import ElementRule, Problems


class RejectNotFirst(ElementRule):
    """A `Reject` follows a verb that has answered the call.

    `Reject` declines a call that still rings. After a verb such as `Say` the call is answered and billed, and there is
    nothing left to decline: no busy tone, no reason for the carrier.

    Never ignore it: write `Hangup`, or put `Reject` first.
    """

    code = "FX315"
    severity = WARNING
    reads = "flow"
    elements = ("Reject",)
    when = "preceded"
    dialects = ("flexml", "twiml")
    examples = (
        Bad(
            """
            <Response>
              <Say>We are closed.</Say>
              <Reject/>
               ^^^^^^
            </Response>
            """,
            fixed="""
            <Response>
              <Say>We are closed.</Say>
              <Hangup/>
            </Response>
            """,
        ),
        Bad(
            """
            <Response>
              <Pause length="2"/>
              <Reject reason="busy-here"></Reject>
               ^^^^^^
            </Response>
            """,
            fixed="""
            <Response>
              <Pause length="2"/>
              <Hangup/>
            </Response>
            """,
            dialect="flexml",
        ),
        Good(
            """
            <Response>
              <Pause length="2"/>
              <Reject reason="busy"/>
            </Response>
            """,
            dialect="twiml",
        ),
        Good(
            """
            <Response>
              <PreAnswer><Say>We are closed.</Say></PreAnswer>
              <Reject/>
            </Response>
            """,
            dialect="flexml",
        ),
        Good(
            """
            <Response>
              <Dial answerOnBridge="true"><Number>+14155550100</Number></Dial>
              <Reject reason="busy"/>
            </Response>
            """,
            dialect="twiml",
        ),
        Good(
            """
            <Response>
              <Dial answerOnBridge="{{ late }}"><Number>+14155550100</Number></Dial>
              <Reject reason="busy"/>
            </Response>
            """,
            dialect="twiml",
            hidden=True,
        ),
        Good(
            """
            <Response>
              <Redirect>/closed</Redirect>
              <Say>We are closed.</Say>
              <Reject/>
            </Response>
            """,
            hidden=True,
        ),
        Good("<Response><Reject/></Response>"),
        Good("<Response><Say>We are closed.</Say><Dial><Reject/></Dial></Response>", hidden=True),
        Bad(
            """
            <Response>
              <play>/a.mp3</play>
              <reject/>
               ^^^^^^
            </Response>
            """,
            dialect="flexml",
            hidden=True,
        ),
    )

    def check(self, node: Node, ctx: Context) -> Problems:
        step = ctx.flow.step(node)
        before = None if step is None else ctx.flow.answered_before(step)
        if before is None:
            return
        place, name, answering = ctx.place(node), ctx.written(node), ctx.written(before.node)
        yield Problem(
            place.name,
            f"`{name}` follows `{answering}`, which has answered the call: there is nothing left to decline",
            help=f"write `Hangup`, or put `{name}` first",
            fix=Fix("Write `Hangup`", (Edit(place.element, "<Hangup/>"),), safe=False),
            related=(Related(ctx.place(before.node).name, "the call is answered here"),),
        )
