"""Rule FX489."""

from __future__ import annotations

from ....diagnostics import WARNING, Problem
from ....source import Node
from ...context import Context
from ...example import Bad, Good
from ...rule import ElementRule, Problems


class StartWithAction(ElementRule):
    """A `Start` has an `action`.

    The SDKs offer it, and no page says that anything comes of it: a `Start` does not wait, and the next verb runs at
    once. What the URL would have answered is not heard.

    Ignore it where you have seen the request.
    """

    code = "FX489"
    severity = WARNING
    elements = ("Start",)
    when = "@action"
    dialects = ("twiml",)
    examples = (
        Bad(
            """
            <Response>
              <Start action="/started" method="GET"><Stream url="wss://example.com/monitor"/></Start>
                     ^^^^^^
              <Dial>+14155550123</Dial>
            </Response>
            """
        ),
        Good(
            """
            <Response>
              <Start><Stream url="wss://example.com/monitor"/></Start>
              <Dial>+14155550123</Dial>
            </Response>
            """
        ),
    )

    def check(self, node: Node, ctx: Context) -> Problems:
        action = ctx.attribute(node, "action")
        if action is not None:
            yield Problem(
                action.name,
                "`action` of `Start` has no effect that the vendor describes",
                help="write a `Redirect` where another document is meant to follow, or `statusCallback` inside",
            )
