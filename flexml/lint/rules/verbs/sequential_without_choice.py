"""Rule FX457."""

from __future__ import annotations

from ....diagnostics import INFO, Problem
from ....source import Node
from ...context import Context
from ...example import Bad, Good
from ...rule import ElementRule, Problems


class SequentialWithoutChoice(ElementRule):
    """A `Dial` rings one after the other, and there is only one to ring.

    Mostly the second noun was lost: when the first one does not answer, nobody else is called.

    Ignore it where a program adds the nouns.
    """

    code = "FX457"
    severity = INFO
    elements = ("Dial",)
    when = "@sequential"
    dialects = ("twiml",)
    examples = (
        Bad(
            """
            <Response>
              <Dial sequential="true"><Number>+14155550123</Number></Dial>
                    ^^^^^^^^^^
            </Response>
            """
        ),
        Bad(
            """
            <Response>
              <Dial sequential="true">+14155550123</Dial>
                    ^^^^^^^^^^
            </Response>
            """
        ),
        Good(
            """
            <Response>
              <Dial sequential="true"><Number>+14155550123</Number><Number>+14155550124</Number></Dial>
            </Response>
            """
        ),
        Good('<Response><Dial sequential="false"><Number>+14155550123</Number></Dial></Response>', hidden=True),
        Good("<Response><Dial><Number>+14155550123</Number></Dial></Response>"),
    )

    def check(self, node: Node, ctx: Context) -> Problems:
        place = ctx.attribute(node, "sequential")
        if place is None or ctx.known(node, "sequential") != "true" or len(list(node.elements)) > 1:
            return
        yield Problem(
            place.name,
            "`sequential` has no effect: this `Dial` calls one party alone",
            help="add the next one to call as a noun, or remove `sequential`",
        )
