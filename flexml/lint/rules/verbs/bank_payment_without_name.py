"""Rule FX488."""

from __future__ import annotations

from ....diagnostics import INFO, Problem
from ....source import Node
from ...context import Context
from ...example import Bad, Good
from ...rule import ElementRule, Problems

_NAME = "AVSName"


class BankPaymentWithoutName(ElementRule):
    """A `Pay` takes money from a bank account, and names no holder of the account.

    Some payment providers refuse that: they ask for a `Parameter` with the name `AVSName`, and the payment ends with an
    error before the caller is asked for anything.

    Ignore it where your provider takes payments without.
    """

    code = "FX488"
    severity = INFO
    elements = ("Pay",)
    dialects = ("twiml",)
    runtime = {"twiml": (64014,)}
    examples = (
        Bad(
            """
            <Response>
              <Pay paymentMethod="ach-debit" action="https://example.com/paid"/>
                                  ^^^^^^^^^
            </Response>
            """
        ),
        Good(
            """
            <Response>
              <Pay paymentMethod="ach-debit" action="https://example.com/paid">
                <Parameter name="AVSName" value="Kate Miller"/>
              </Pay>
            </Response>
            """
        ),
        Good('<Response><Pay paymentMethod="credit-card" action="https://example.com/paid"/></Response>'),
    )

    def check(self, node: Node, ctx: Context) -> Problems:
        place = ctx.attribute(node, "paymentMethod")
        if place is None or (ctx.get(node, "paymentMethod") or "").strip() != "ach-debit":
            return
        if any(ctx.get(child, "name") == _NAME for child in node.elements):
            return
        yield Problem(
            place.value,
            f"`Pay` asks for a bank account, and no `Parameter` says whose it is (`{_NAME}`)",
            help=f'put `<Parameter name="{_NAME}" value="…"/>` into it, if your payment provider asks for it',
        )
