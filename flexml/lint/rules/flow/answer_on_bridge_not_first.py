"""Rule FX316."""

from __future__ import annotations

from ....diagnostics import WARNING, Fix, Problem, Related
from ....source import Node
from ...context import Context
from ...edits import remove_attribute
from ...example import Bad, Good
from ...rule import ElementRule, Problems


class AnswerOnBridgeNotFirst(ElementRule):
    """A `Dial` with `answerOnBridge="true"` follows a verb that has answered the call.

    The attribute keeps an incoming call ringing until the other side picks up. Where a verb above has answered
    it already, there is no ringing to keep, and the call is billed from that verb on.

    Ignore it where the greeting matters more, and remove the attribute.
    """

    code = "FX316"
    severity = WARNING
    reads = "flow"
    elements = ("Dial",)
    when = "@answerOnBridge"
    dialects = ("twiml",)
    examples = (
        Bad(
            """
            <Response>
              <Say>One moment.</Say>
              <Dial answerOnBridge="true"><Number>+14155550100</Number></Dial>
                    ^^^^^^^^^^^^^^^^^^^^^
            </Response>
            """,
            fixed="""
            <Response>
              <Say>One moment.</Say>
              <Dial><Number>+14155550100</Number></Dial>
            </Response>
            """,
        ),
        Good(
            """
            <Response>
              <Dial answerOnBridge="true"><Number>+14155550100</Number></Dial>
              <Say>Nobody answered.</Say>
            </Response>
            """
        ),
        Good('<Response><Say>One moment.</Say><Gather><Dial answerOnBridge="true"/></Gather></Response>', hidden=True),
        Good(
            """
            <Response>
              <Pause length="1"/>
              <Dial answerOnBridge="true"><Number>+14155550100</Number></Dial>
            </Response>
            """
        ),
        Good(
            """
            <Response>
              <Say>One moment.</Say>
              <Dial answerOnBridge="false"><Number>+14155550100</Number></Dial>
              <Dial><Number>+14155550101</Number></Dial>
            </Response>
            """
        ),
        Bad(
            """
            <Response>
              <Pause/>
              <Echo/>
              <Dial answerOnBridge="true">+14155550100</Dial>
                    ^^^^^^^^^^^^^^^^^^^^^
            </Response>
            """,
            hidden=True,
        ),
    )

    def check(self, node: Node, ctx: Context) -> Problems:
        if ctx.get(node, "answerOnBridge") != "true":
            return
        step = ctx.flow.step(node)
        before = None if step is None else ctx.flow.answered_before(step)
        attribute = None if before is None else ctx.attribute(node, "answerOnBridge")
        if before is None or attribute is None:
            return
        name = ctx.written(before.node)
        yield Problem(
            attribute.whole,
            f"`answerOnBridge` has no effect after `{name}`, which has answered the call",
            help=f"put `Dial` above `{name}`, or remove the attribute",
            fix=Fix("Remove it", (remove_attribute(ctx.document.source.text, attribute),), safe=False),
            related=(Related(ctx.place(before.node).name, "the call is answered here"),),
        )
