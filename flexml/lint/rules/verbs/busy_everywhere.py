"""Rule FX477."""

from __future__ import annotations

from ....diagnostics import INFO, Edit, Fix, Problem
from ....source import Node
from ...context import Context
from ...example import Bad, Good
from ...rule import ElementRule, Problems


class BusyEverywhere(ElementRule):
    """A call is rejected with the reason `busy`, which says that the line is busy everywhere.

    It is sent as SIP 600, and tells the carrier to try no other way. The busy signal of one line, which is what
    TwiML's `busy` means, is `busy-here` (SIP 486).

    Ignore it where no other line should be tried.
    """

    code = "FX477"
    severity = INFO
    elements = ("Reject",)
    when = "@reason"
    dialects = ("flexml",)
    examples = (
        Bad(
            """
            <Response>
              <Reject reason="busy"/>
                              ^^^^
            </Response>
            """,
            fixed="""
            <Response>
              <Reject reason="busy-here"/>
            </Response>
            """,
        ),
        Good('<Response><Reject reason="busy-here"/></Response>'),
        Good("<Response><Reject/></Response>"),
        Bad(
            """
            <response>
              <reject REASON=" busy "/>
                              ^^^^^^
            </response>
            """,
            hidden=True,
        ),
    )

    def check(self, node: Node, ctx: Context) -> Problems:
        place = ctx.attribute(node, "reason")
        if place is not None and ctx.known(node, "reason") == "busy":
            yield Problem(
                place.value,
                "the reason `busy` says busy everywhere (SIP 600), and not that this line is (SIP 486)",
                help="write `busy-here` where this line is busy",
                fix=Fix("Write `busy-here`", (Edit(place.value, "busy-here"),), safe=False),
            )
