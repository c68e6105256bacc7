"""Rule FX433."""

from __future__ import annotations

from ....diagnostics import WARNING, Problem
from ....source import Node, has_placeholder
from ...context import Context
from ...example import Bad, Good
from ...rule import ElementRule, Problems


class RingingWithoutPause(ElementRule):
    """A `PreAnswer` is to ring, and has no pause to ring in.

    `ringing` says what the caller hears in a `Pause` or `Wait` before the first `Say` or `Play`; those two end the
    ringing at once. Without a pause the caller hears none.

    Never ignore it: begin with a `Pause`, or remove `ringing`.
    """

    code = "FX433"
    severity = WARNING
    elements = ("PreAnswer",)
    dialects = ("flexml",)
    examples = (
        Bad(
            """
            <Response>
              <PreAnswer ringing="true"><Say>One moment</Say><Pause length="5"/></PreAnswer>
                         ^^^^^^^
            </Response>
            """
        ),
        Bad(
            """
            <Response>
              <PreAnswer ringing="true"/>
                         ^^^^^^^
              <PreAnswer ringing="true"><Play>https://example.com/hold.mp3</Play></PreAnswer>
                         ^^^^^^^
            </Response>
            """
        ),
        Good('<Response><PreAnswer ringing="true"><Pause length="5"/><Say>One moment</Say></PreAnswer></Response>'),
        Good('<Response><PreAnswer ringing="true"><wait length="5"/></PreAnswer></Response>', hidden=True),
        Good('<Response><PreAnswer ringing="true"><Ring/></PreAnswer></Response>', hidden=True),
        Good('<Response><PreAnswer ringing="false"><Say>One moment</Say></PreAnswer></Response>'),
    )

    def check(self, node: Node, ctx: Context) -> Problems:
        if ctx.known(node, "ringing") != "true" or has_placeholder(node.own_text):
            return
        first = next((ctx.spec(child) for child in node.elements), None)
        if next(iter(node.elements), None) is None or (first is not None and first.name in ("Say", "Play")):
            yield Problem(
                ctx.place(node).attribute("ringing"),
                "`ringing` has no effect: `PreAnswer` does not begin with a pause",
                help="put a `Pause` in front, or remove `ringing`",
            )
