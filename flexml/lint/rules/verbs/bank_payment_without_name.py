"""Rule FX440."""

from __future__ import annotations

from ....diagnostics import INFO, Problem, Related
from ....source import Node
from ...context import Context
from ...example import Bad, Good
from ...rule import ElementRule, Problems


class BankPaymentWithoutName(ElementRule):
    """A `Pay` asks for a bank account, and gives no name of its owner.

    Some providers want the owner's name for `ach-debit`, in a `Parameter` called `AVSName`. Those refuse the payment
    without it.

    Ignore it where your Pay Connector asks for no name.
    """

    code = "FX440"
    severity = INFO
    elements = ("Pay",)
    dialects = ("twiml",)
    runtime = {"twiml": (64014,)}
    examples = (
        Bad(
            """
            <Response>
              <Pay paymentMethod="ach-debit" action="/paid"><Parameter name="order" value="1"/></Pay>
               ^^^
            </Response>
            """
        ),
        Good(
            """
            <Response>
              <Pay paymentMethod="ach-debit" action="/paid">
                <Parameter name="order" value="1"/>
                <Parameter name="AVSName" value="Kate Smith"/>
              </Pay>
              <Pay paymentMethod="ach-debit" action="/paid"><Parameter name="{{ name }}" value="Kate Smith"/></Pay>
              <Pay paymentMethod="credit-card" action="/paid"/>
              <Pay action="/paid"/>
            </Response>
            """
        ),
    )

    def check(self, node: Node, ctx: Context) -> Problems:
        if ctx.known(node, "paymentMethod") != "ach-debit":
            return
        # A name that nobody knows here may be the one.
        if any(ctx.known(child, "name") in (None, "AVSName") for child in node.elements if child.name == "Parameter"):
            return
        place = ctx.place(node)
        yield Problem(
            place.name,
            "`Pay` asks for a bank account without a `Parameter` called `AVSName`, which some providers want",
            help="add the owner's name",
            related=(Related(place.attributes["paymentMethod"].whole, "what it asks for"),),
        )
