"""Rule FX426."""

from __future__ import annotations

from ....diagnostics import WARNING, Problem, Related
from ....source import Node
from ...context import Context
from ...example import Bad, Good
from ...rule import ElementRule, Problems

_OF_CARD = ("payment-card-number", "expiration-date", "security-code", "postal-code")
_OF_BANK = ("bank-routing-number", "bank-account-number")
_MOST_ATTEMPTS = 3


class PromptNeverSpoken(ElementRule):
    """A `Prompt` is for a step or an attempt that its `Pay` does not have.

    A payment by card asks for no bank number, one by bank for no card, and one of two attempts has no third. The words
    are never heard.

    Ignore it where a template chooses the kind of payment.
    """

    code = "FX426"
    severity = WARNING
    elements = ("Pay/Prompt",)
    dialects = ("twiml",)
    examples = (
        Bad(
            """
            <Response>
              <Pay action="/paid">
                <Prompt for="bank-account-number"><Say>Your account</Say></Prompt>
                             ^^^^^^^^^^^^^^^^^^^
                <Prompt for="bank-routing-number"><Say>Your bank</Say></Prompt>
                             ^^^^^^^^^^^^^^^^^^^
              </Pay>
              <Pay paymentMethod="ach-debit" action="/paid">
                <Prompt for="payment-card-number"><Say>The number</Say></Prompt>
                             ^^^^^^^^^^^^^^^^^^^
                <Prompt for="expiration-date"><Say>Valid until</Say></Prompt>
                             ^^^^^^^^^^^^^^^
                <Prompt for="security-code"><Say>The code</Say></Prompt>
                             ^^^^^^^^^^^^^
                <Prompt for="postal-code"><Say>The postal code</Say></Prompt>
                             ^^^^^^^^^^^
                <Prompt for="payment-processing" attempt="4"><Say>One moment</Say></Prompt>
                                                          ^
              </Pay>
              <Pay maxAttempts="2" securityCode="false" postalCode="94105" action="/paid">
                <Prompt for="payment-card-number" attempt="3"><Say>Once more</Say></Prompt>
                                                           ^
                <Prompt for="security-code"><Say>The code</Say></Prompt>
                             ^^^^^^^^^^^^^
                <Prompt for="postal-code"><Say>The postal code</Say></Prompt>
                             ^^^^^^^^^^^
              </Pay>
              <Pay postalCode="false" action="/paid">
                <Prompt for="postal-code"><Say>The postal code</Say></Prompt>
                             ^^^^^^^^^^^
              </Pay>
            </Response>
            """
        ),
        Good(
            """
            <Response>
              <Pay maxAttempts="2" securityCode="true" postalCode="true" action="/paid">
                <Prompt for="payment-card-number" attempt="2 3"><Say>Once more</Say></Prompt>
                <Prompt for="security-code" attempt="1"><Say>The code</Say></Prompt>
                <Prompt for="postal-code" attempt="{{ 3 }}"><Say>The postal code</Say></Prompt>
              </Pay>
              <Pay paymentMethod="ach-debit" action="/paid">
                <Prompt for="bank-account-number" attempt="2 3"><Say>Your account</Say></Prompt>
                <Prompt for="payment-processing"><Say>One moment</Say></Prompt>
              </Pay>
              <Pay paymentMethod="{{ method }}" postalCode="{{ code }}" maxAttempts="{{ 1 }}" action="/paid">
                <Prompt for="bank-account-number"><Say>Your account</Say></Prompt>
                <Prompt for="postal-code" attempt="3"><Say>The postal code</Say></Prompt>
              </Pay>
              <Pay action="/paid">
                <Prompt for="security-code"><Say>The code</Say></Prompt>
                <Prompt for="postal-code" attempt="3"><Say>The postal code</Say></Prompt>
              </Pay>
            </Response>
            """
        ),
        Good('<Response><Pay action="/p"><Prompt attempt="last" for="postal-code"/></Pay></Response>'),
    )

    def check(self, node: Node, ctx: Context) -> Problems:
        pay = node.parent
        if pay is None:
            return
        place, why = ctx.place(node), _no_step(ctx.known(node, "for"), pay, ctx)
        if why is not None:
            yield Problem(
                place.value("for"),
                f"`Pay` has no such step: {why}",
                help="remove the `Prompt`, or change `Pay`",
                related=(Related(ctx.place(pay).name, "the payment"),),
            )
        attempts = (ctx.known(node, "attempt") or "").split()
        most = ctx.number(pay, "maxAttempts") or _MOST_ATTEMPTS
        if attempts and all(attempt.isdigit() and int(attempt) > most for attempt in attempts):
            yield Problem(
                place.value("attempt"),
                f"`Pay` has no such attempt: it takes at most {most}",
                help="remove the `Prompt`, or change `attempt`",
                related=(Related(ctx.place(pay).name, "the payment"),),
            )


def _no_step(step: str | None, pay: Node, ctx: Context) -> str | None:
    """Why a payment never comes to a step, or `None` where it may."""
    method = "credit-card" if ctx.get(pay, "paymentMethod") is None else ctx.known(pay, "paymentMethod")
    if method == "credit-card" and step in _OF_BANK:
        return "it asks for a card"
    if method == "ach-debit" and step in _OF_CARD:
        return "it asks for a bank account"
    if step == "security-code" and ctx.known(pay, "securityCode") == "false":
        return "`securityCode` is `false`"
    code = ctx.known(pay, "postalCode")
    if step == "postal-code" and code not in (None, "", "true"):
        return "`postalCode` is `false`" if code == "false" else "`postalCode` has the postal code already"
    return None
