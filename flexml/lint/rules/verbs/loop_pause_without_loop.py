"""Rule FX427."""

from __future__ import annotations

from ....diagnostics import WARNING, Problem
from ....source import Node
from ...context import Context
from ...example import Bad, Good
from ...rule import ElementRule, Problems


class LoopPauseWithoutLoop(ElementRule):
    """`loopPause` stands on a verb that runs once.

    The pause lies between two rounds. With one round there is none, and the verbs follow each other without a break.

    Never ignore it: set `loop`, or use `Pause`.
    """

    code = "FX427"
    severity = WARNING
    elements = ("Say", "Play")
    when = "@loopPause"
    dialects = ("flexml",)
    examples = (
        Bad(
            """
            <Response>
              <Say loopPause="3">Hello</Say>
                   ^^^^^^^^^
              <Play loop="1" loopPause="3">https://example.com/hold.mp3</Play>
                             ^^^^^^^^^
            </Response>
            """
        ),
        Good(
            """
            <Response>
              <Say loop="2" loopPause="3">Hello</Say>
              <Say loopPause="0">Hello</Say>
              <Say loopPause="301">Hello</Say>
              <Say loop="{{ rounds }}" loopPause="3">Hello</Say>
              <Say loop="1">Hello</Say>
              <Say loop="0" loopPause="3">Hello</Say>
            </Response>
            """
        ),
    )

    def check(self, node: Node, ctx: Context) -> Problems:
        pause = ctx.attribute(node, "loopPause")
        if pause is None or not ctx.number(node, "loopPause"):
            return  # none is meant, or the value is wrong, which is told for itself
        if ctx.get(node, "loop") is None or ctx.known(node, "loop") == "1":
            yield Problem(
                pause.name,
                f"`loopPause` of `{ctx.written(node)}` has no effect: it runs once",
                help="set `loop`, or put a `Pause` before the next verb",
            )
