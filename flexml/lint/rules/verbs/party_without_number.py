"""Rule FX448."""

from __future__ import annotations

from ....diagnostics import WARNING, Problem
from ....source import Node, has_placeholder
from ...context import Context
from ...example import Bad, Good
from ...rule import ElementRule, Problems


class PartyWithoutNumber(ElementRule):
    """What is to be dialed holds no digit, and is no SIP URI.

    FlexML calls phone numbers and SIP URIs; it knows neither the clients nor the rooms of other dialects. The call
    fails, and the caller goes on without having spoken to anybody.

    Ignore it where a trunk group of yours takes such a name.
    """

    code = "FX448"
    severity = WARNING
    elements = ("Dial", "Number")
    when = "!digits"
    dialects = ("flexml",)
    examples = (
        Bad(
            """
            <Response>
              <Dial>reception</Dial>
                    ^^^^^^^^^
            </Response>
            """
        ),
        Bad(
            """
            <Response>
              <Dial><Number>reception</Number></Dial>
                            ^^^^^^^^^
            </Response>
            """
        ),
        Good(
            """
            <Response>
              <Dial>15550100</Dial>
              <Dial>kate@example.com</Dial>
              <Dial>SIP:reception</Dial>
              <Dial>sips:reception</Dial>
              <Dial>{{ number }}</Dial>
            </Response>
            """
        ),
        Good("<Response><Dial> </Dial></Response>", hidden=True),
        Good("<Response><Dial><Number>15550100</Number></Dial></Response>", hidden=True),
    )

    def check(self, node: Node, ctx: Context) -> Problems:
        party = node.own_text.strip()
        if not party or has_placeholder(party) or "@" in party or party[:5].lower().startswith(("sip:", "sips:")):
            return
        if not any(sign.isdigit() for sign in party):
            yield Problem(
                ctx.place(node).text,
                f"this is neither a phone number nor a SIP URI, and `{ctx.written(node)}` calls nothing else",
                help="write a number such as `15550100`",
            )
