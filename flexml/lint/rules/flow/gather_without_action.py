"""Rule FX309."""

from __future__ import annotations

from ....diagnostics import INFO, Problem
from ....source import Node
from ...context import Context
from ...example import Bad, Good
from ...own_action import asks_again, lacks_action
from ...rule import ElementRule, Problems


class GatherWithoutAction(ElementRule):
    """A `Gather` has no `action`.

    Twilio then asks for the same document again and tells it the input: an application that does not look at
    it says the same menu for ever. Of FlexML no page says who is told the keys then, and the next verb runs.

    Ignore it where the same URL answers both requests, or where any key only ends the prompt.
    """

    code = "FX309"
    severity = INFO
    reads = "flow"
    elements = ("Gather",)
    when = "!@action"
    dialects = ("flexml", "twiml")
    examples = (
        Bad(
            """
            <Response>
              <Gather numDigits="1">
               ^^^^^^
                <Say>Press 1 for sales.</Say>
              </Gather>
              <Hangup/>
            </Response>
            """,
            dialect="twiml",
        ),
        Good(
            """
            <Response>
              <Gather numDigits="1">
                <Say>Press 1 for sales.</Say>
              </Gather>
              <Hangup/>
            </Response>
            """,
            dialect="twiml",
            role="inline",
            hidden=True,
        ),
        Bad(
            """
            <Response>
              <Gather numDigits="1">
               ^^^^^^
                <Say>Press 1 for sales.</Say>
              </Gather>
              <Hangup/>
            </Response>
            """,
            dialect="flexml",
        ),
        Good(
            """
            <Response>
              <Gather action="/menu" numDigits="1">
                <Say>Press 1 for sales.</Say>
              </Gather>
              <Hangup/>
            </Response>
            """
        ),
        Good(
            """
            <Response>
              <Redirect>/welcome</Redirect>
              <Gather numDigits="1"/>
            </Response>
            """,
            hidden=True,
        ),
        Bad(
            """
            <Response>
              <gather/>
               ^^^^^^
              <hangup/>
            </Response>
            """,
            dialect="flexml",
            hidden=True,
        ),
    )

    def check(self, node: Node, ctx: Context) -> Problems:
        if ctx.behaviour(node).without_action == "self":
            yield from asks_again(node, ctx, "with what was entered")
        elif lacks_action(node, ctx):
            yield Problem(
                ctx.place(node).name,
                f"`{ctx.written(node)}` has no `action`, and no page of the vendor says who is told the keys then",
                help="write an `action` with the URL that is told what was entered",
            )
