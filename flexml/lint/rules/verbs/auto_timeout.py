"""Rule FX404."""

from __future__ import annotations

from ....diagnostics import WARNING, Problem
from ....source import Node
from ...context import Context
from ...example import Bad, Good
from ...rule import ElementRule, Problems


class AutoTimeout(ElementRule):
    """`timeout` of a `Gather` is `auto`.

    The vendor's table takes a number of seconds, and only a side remark has `auto` as well; it is `speechTimeout` that
    lets the recogniser tell when the caller has finished. A value that is not taken leaves the default, five seconds.

    Ignore it where you have seen it at work.
    """

    code = "FX404"
    severity = WARNING
    elements = ("Gather",)
    when = "@timeout!count"
    dialects = ("twiml",)
    runtime = {"twiml": (13313,)}
    examples = (
        Bad(
            """
            <Response>
              <Gather input="speech" timeout="auto" action="/answer"/>
                                              ^^^^
            </Response>
            """
        ),
        Good('<Response><Gather input="speech" timeout="3" speechTimeout="auto" action="/answer"/></Response>'),
    )

    def check(self, node: Node, ctx: Context) -> Problems:
        if ctx.known(node, "timeout") == "auto":
            yield Problem(
                ctx.place(node).value("timeout"),
                "`timeout` of `Gather` is `auto`, which is a value of `speechTimeout`",
                help='write a number of seconds, or `speechTimeout="auto"` for speech',
            )
