"""Rule FX210."""

from __future__ import annotations

from ....diagnostics import INFO, WARNING, Problem
from ....source import Node
from ...context import Context
from ...example import Bad, Good
from ...rule import ElementRule, Problems


class UnnamedStream(ElementRule):
    """A `Stream` in `Start` has no name that a `Stop` could call it by, or an empty one.

    It goes on until the call ends: what the caller says to the next agent, or while on hold, is sent as well. An
    empty name mostly was a variable without a value.

    Ignore it where all of the call is meant.
    """

    code = "FX210"
    severity = INFO
    elements = ("Start/Stream",)
    when = "!@name !@maxLength, @name!written"
    dialects = ("flexml", "twiml")
    examples = (
        Bad(
            """
            <Response>
              <Start><Stream url="wss://example.com/monitor"/></Start>
                      ^^^^^^
              <Dial>15550100</Dial>
            </Response>
            """,
            dialect="flexml",
        ),
        Bad(
            """
            <Response>
              <Start><Stream url="wss://example.com/monitor" name=" "/></Start>
                                                             ^^^^
              <Pause/>
            </Response>
            """,
            dialect="twiml",
        ),
        Good(
            """
            <Response>
              <Start><Stream url="wss://example.com/monitor" name="monitor"/></Start>
              <Dial>15550100</Dial>
            </Response>
            """,
            dialect="flexml",
        ),
        Good(
            """
            <Response>
              <Start><Stream url="wss://example.com/monitor" maxLength="60"/></Start>
              <Dial>15550100</Dial>
            </Response>
            """,
            dialect="flexml",
        ),
        Good(
            """
            <Response>
              <Start><Stream url="wss://example.com/monitor"/></Start>
              <Pause/>
            </Response>
            """,
            dialect="twiml",
            hidden=True,
        ),
    )

    def check(self, node: Node, ctx: Context) -> Problems:
        name = ctx.attribute(node, "name")
        if name is not None:
            if not (ctx.get(node, "name") or "").strip():
                yield Problem(
                    name.name,
                    "the stream's `name` is empty, so that no `Stop` can end it",
                    help="write a name, or remove the attribute",
                    severity=WARNING,
                )
        # TwiML names a stream by itself then, and its REST API can end it.
        elif ctx.dialect.name == "flexml" and ctx.get(node, "maxLength") is None:
            yield Problem(
                ctx.place(node).name,
                "this stream has no `name`: nothing ends it before the call does",
                help="write a `name` for `Stop`, or a `maxLength`",
            )
