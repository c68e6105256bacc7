"""Rule FX422."""

from __future__ import annotations

from ....diagnostics import WARNING, Problem, Related
from ....source import Node
from ...context import Context
from ...example import Bad, Good
from ...rule import ElementRule, Problems


class TokenTypeOfCharge(ElementRule):
    """A `Pay` that charges an amount names a `tokenType`.

    A token is made only where nothing is charged: without `chargeAmount`, or with 0. The application waits for a token
    that never comes.

    Ignore it where a template sets an amount of 0 now and then.
    """

    code = "FX422"
    severity = WARNING
    elements = ("Pay",)
    dialects = ("twiml",)
    examples = (
        Bad(
            """
            <Response>
              <Pay tokenType="reusable" chargeAmount="10.00" action="/paid"/>
                   ^^^^^^^^^
            </Response>
            """
        ),
        Good('<Response><Pay tokenType="reusable" chargeAmount="0.00" action="/paid"/></Response>'),
        Good('<Response><Pay tokenType="reusable" chargeAmount="{{ 10 }}" action="/paid"/></Response>', hidden=True),
        Good('<Response><Pay tokenType="reusable" chargeAmount="ten" action="/paid"/></Response>', hidden=True),
        Good('<Response><Pay tokenType="reusable" chargeAmount="1.0.0" action="/paid"/></Response>', hidden=True),
        Good('<Response><Pay tokenType="reusable" action="/paid"/></Response>'),
        Good('<Response><Pay chargeAmount="10.00" action="/paid"/></Response>'),
    )

    def check(self, node: Node, ctx: Context) -> Problems:
        token, amount = ctx.attribute(node, "tokenType"), ctx.known(node, "chargeAmount") or ""
        if token is None or not amount.replace(".", "", 1).isdigit() or not amount.strip("0."):
            return
        yield Problem(
            token.name,
            f"`tokenType` has no effect in a `Pay` that charges `{amount}`",
            help="remove one of the two: a token is made where nothing is charged",
            related=(Related(ctx.place(node).attributes["chargeAmount"].whole, "the amount"),),
        )
