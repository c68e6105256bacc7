"""Rule FX307."""

from __future__ import annotations

from ....diagnostics import INFO, Problem, Related
from ....source import Node
from ...context import Context
from ...example import Bad, Good
from ...rule import ElementRule, Problems


class VerbsAfterPay(ElementRule):
    """Verbs follow a `Pay`.

    After a payment the document of `action` takes over, and they never run. Whether they run when all
    attempts have failed, the vendor's page says in two ways; the result that `action` is told is sure.

    Ignore it where they are a safety net for failed attempts.
    """

    code = "FX307"
    severity = INFO
    reads = "flow"
    elements = ("Pay",)
    when = "@action followed"
    dialects = ("twiml",)
    examples = (
        Bad(
            """
            <Response>
              <Pay action="https://example.com/paid" chargeAmount="20.45"/>
              <Say>Thank you for your payment.</Say>
               ^^^
            </Response>
            """
        ),
        Good(
            """
            <Response>
              <Say>We take all cards.</Say>
              <Pay action="https://example.com/paid" chargeAmount="20.45"/>
              <Hangup/>
            </Response>
            """
        ),
        Good(
            """
            <Response>
              <Say>We take all cards.</Say>
              <Pay action="https://example.com/paid" chargeAmount="20.45"/>
            </Response>
            """
        ),
        Good(
            '<Response><Gather action="/menu"><Pay action="/paid"/></Gather><Say>Hello.</Say></Response>', hidden=True
        ),
        Good(
            """
            <Response>
              <Pay chargeAmount="20.45"/>
              <Say>Thank you for your payment.</Say>
            </Response>
            """,
            hidden=True,
        ),
    )

    def check(self, node: Node, ctx: Context) -> Problems:
        step, action = ctx.flow.step(node), ctx.attribute(node, "action")
        if step is None or action is None:
            return
        following = ctx.flow.following(step)
        if following is None or following.ends_call:  # which is meant in any case
            return
        yield Problem(
            ctx.place(following.node).name,
            "what follows `Pay` does not run after a payment",
            help="put what follows a payment into the document of `action`, which is told the result",
            related=(Related(action.whole, "control goes there after a payment"),),
        )
