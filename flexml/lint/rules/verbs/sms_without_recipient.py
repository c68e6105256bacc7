"""Rule FX476."""

from __future__ import annotations

from ....diagnostics import INFO, Problem
from ....source import Node
from ...context import Context
from ...example import Bad, Good
from ...rule import ElementRule, Problems


class SmsWithoutRecipient(ElementRule):
    """An `Sms` does not say to whom it goes.

    It goes to the number that was called, in the name of the one that calls. On an incoming call that is a
    text from your caller to yourself, and the caller gets none.

    Ignore it where the document answers calls that you make.
    """

    code = "FX476"
    severity = INFO
    elements = ("Sms",)
    dialects = ("flexml",)
    examples = (
        Bad(
            """
            <Response>
              <Sms>Thank you for your call.</Sms>
               ^^^
            </Response>
            """
        ),
        Good('<Response><Sms to="15550101" from="15550100">Thank you for your call.</Sms></Response>'),
    )

    def check(self, node: Node, ctx: Context) -> Problems:
        if ctx.get(node, "to") is None:
            yield Problem(
                ctx.place(node).name,
                "`Sms` without `to` goes to the called number, which on an incoming call is your own",
                help="set `to` to the caller's number, and `from` to yours",
            )
