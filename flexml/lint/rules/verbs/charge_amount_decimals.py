"""Rule FX421."""

from __future__ import annotations

from ....diagnostics import ERROR, Problem
from ....source import Node
from ...context import Context
from ...example import Bad, Good
from ...rule import ElementRule, Problems

# ISO 4217: how many decimals a currency has where they are not two.
_DECIMALS = dict.fromkeys(
    ("bif", "clp", "djf", "gnf", "isk", "jpy", "kmf", "krw", "pyg", "rwf", "ugx", "vnd", "vuv", "xaf", "xof", "xpf"), 0
) | dict.fromkeys(("bhd", "iqd", "jod", "kwd", "lyd", "omr", "tnd"), 3)
_MOST_COMMON = 2


class ChargeAmountDecimals(ElementRule):
    """`chargeAmount` of a `Pay` has more decimals than its currency.

    There is no tenth of a cent, and no cent of a yen. The vendor refuses the amount, and the caller cannot pay.

    Never ignore it.
    """

    code = "FX421"
    severity = ERROR
    elements = ("Pay",)
    dialects = ("twiml",)
    runtime = {"twiml": (64003,)}
    examples = (
        Bad(
            """
            <Response>
              <Pay chargeAmount="10.125" action="/paid"/>
                                 ^^^^^^
              <Pay chargeAmount="1000.5" currency="JPY" action="/paid"/>
                                 ^^^^^^
              <Pay chargeAmount="1.2345" currency="kwd" action="/paid"/>
                                 ^^^^^^
            </Response>
            """
        ),
        Good(
            """
            <Response>
              <Pay chargeAmount="10.12" action="/paid"/>
              <Pay chargeAmount="10" action="/paid"/>
              <Pay chargeAmount="10.120" action="/paid"/>
              <Pay chargeAmount="1000.00" currency="jpy" action="/paid"/>
              <Pay chargeAmount="10.125" currency="kwd" action="/paid"/>
              <Pay chargeAmount="10.125" currency="{{ currency }}" action="/paid"/>
              <Pay chargeAmount="{{ amount }}.125" currency="usd" action="/paid"/>
              <Pay action="/paid"/>
            </Response>
            """
        ),
        Good(
            '<Response><Pay chargeAmount="$10.125" action="/a"/><Pay chargeAmount="10.1x5" action="/b"/></Response>',
            hidden=True,
        ),
    )

    def check(self, node: Node, ctx: Context) -> Problems:
        amount = ctx.known(node, "chargeAmount") or ""
        currency = "usd" if ctx.get(node, "currency") is None else (ctx.known(node, "currency") or "").lower()
        whole, _, fraction = amount.partition(".")
        if not (currency and whole.isdigit() and fraction.isdigit()):
            return
        most = _DECIMALS.get(currency, _MOST_COMMON)
        if len(fraction.rstrip("0")) > most:
            yield Problem(
                ctx.place(node).value("chargeAmount"),
                f"`chargeAmount` is `{amount}`, and an amount in `{currency}` has {most or 'no'} decimals",
                help="round it",
            )
