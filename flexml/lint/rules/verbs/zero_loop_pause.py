"""Rule FX447."""

from __future__ import annotations

from ....diagnostics import WARNING, Fix, Problem
from ....source import Node
from ...context import Context
from ...edits import remove_attribute
from ...example import Bad, Good
from ...rule import ElementRule, Problems


class ZeroLoopPause(ElementRule):
    """`loopPause` is written as 0.

    The page gives 1 as the least value, and 0 as what holds without the attribute: whether a 0 that is written down
    is taken, nobody says.

    Ignore it where you have heard it work.
    """

    code = "FX447"
    severity = WARNING
    elements = ("Say", "Play")
    when = "@loopPause"
    dialects = ("flexml",)
    examples = (
        Bad(
            """
            <Response>
              <Say loop="2" loopPause="0">Hello</Say>
                            ^^^^^^^^^
            </Response>
            """,
            fixed="""
            <Response>
              <Say loop="2">Hello</Say>
            </Response>
            """,
        ),
        Good('<Response><Play loop="2" loopPause="1">https://example.com/hold.mp3</Play></Response>'),
        Good('<Response><Say loop="2">Hello</Say></Response>'),
        Good('<Response><Say loop="2" loopPause="{{ 0 }}">Hello</Say></Response>', hidden=True),
    )

    def check(self, node: Node, ctx: Context) -> Problems:
        pause = ctx.attribute(node, "loopPause")
        if pause is not None and ctx.number(node, "loopPause") == 0:
            edit = remove_attribute(ctx.document.source.text, pause)
            yield Problem(
                pause.name,
                f"`loopPause` of `{ctx.written(node)}` is 0, and the least that the page allows is 1",
                help="remove it: without it there is no pause",
                fix=Fix("Remove `loopPause`", (edit,), safe=True),
            )
