"""Rule FX310."""

from __future__ import annotations

from ....diagnostics import WARNING
from ....source import Node
from ...context import Context
from ...example import Bad, Good
from ...own_action import asks_again
from ...rule import ElementRule, Problems


class PayWithoutAction(ElementRule):
    """A `Pay` has no `action`.

    When the payment is made, Twilio asks for the same document again, and the caller who has just paid is
    asked for the card once more.

    Ignore it where the application tells the two requests apart, by the `Result` that the second one brings.
    """

    code = "FX310"
    severity = WARNING
    reads = "flow"
    elements = ("Pay",)
    when = "!@action"
    dialects = ("twiml",)
    examples = (
        Bad(
            """
            <Response>
              <Pay chargeAmount="20.45"/>
               ^^^
            </Response>
            """
        ),
        Good(
            """
            <Response>
              <Pay chargeAmount="20.45"/>
            </Response>
            """,
            role="inline",
            hidden=True,
        ),
        Good(
            """
            <Response>
              <Pay action="https://example.com/paid" chargeAmount="20.45"/>
            </Response>
            """
        ),
        Good(
            """
            <Response>
              <Hangup/>
              <Pay chargeAmount="20.45"/>
            </Response>
            """,
            hidden=True,
        ),
    )

    def check(self, node: Node, ctx: Context) -> Problems:
        return asks_again(node, ctx, "and the caller is to pay once more")
