"""Rule FX420."""

from __future__ import annotations

from ....diagnostics import ERROR, Problem, Related
from ....source import Node
from ...context import Context
from ...example import Bad, Good
from ...rule import ElementRule, Problems


class BankAccountTypeOfCard(ElementRule):
    """A `Pay` names a `bankAccountType` and asks for a card.

    Cards are what `Pay` asks for unless `paymentMethod` is `ach-debit`. The vendor ends the payment with an error, and
    the caller cannot pay.

    Never ignore it.
    """

    code = "FX420"
    severity = ERROR
    elements = ("Pay",)
    dialects = ("twiml",)
    runtime = {"twiml": (64017,)}
    refines = ("attribute-without-effect",)
    examples = (
        Bad(
            """
            <Response>
              <Pay paymentMethod="credit-card" bankAccountType="consumer-savings" action="/paid"/>
                                               ^^^^^^^^^^^^^^^
            </Response>
            """
        ),
        Bad(
            """
            <Response>
              <Pay bankAccountType="consumer-savings" action="/paid"/>
                   ^^^^^^^^^^^^^^^
            </Response>
            """
        ),
        Good('<Response><Pay paymentMethod="ach-debit" bankAccountType="consumer-savings" action="/p"/></Response>'),
        Good(
            '<Response><Pay paymentMethod="{{ how }}" bankAccountType="consumer-savings" action="/p"/></Response>',
            hidden=True,
        ),
        Good('<Response><Pay paymentMethod="credit-card" action="/paid"/></Response>'),
    )

    def check(self, node: Node, ctx: Context) -> Problems:
        kind, method = ctx.attribute(node, "bankAccountType"), ctx.attribute(node, "paymentMethod")
        if kind is None or (method is not None and ctx.known(node, "paymentMethod") != "credit-card"):
            return
        yield Problem(
            kind.name,
            "`bankAccountType` stands in a `Pay` that asks for a card",
            help='set `paymentMethod="ach-debit"`, or remove `bankAccountType`',
            related=() if method is None else (Related(method.whole, "what it asks for"),),
        )
