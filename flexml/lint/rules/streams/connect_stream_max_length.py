"""Rule FX214."""

from __future__ import annotations

from ....diagnostics import WARNING, Fix, Problem
from ....source import Node
from ...context import Context
from ...edits import remove_attribute
from ...example import Bad, Good
from ...rule import ElementRule, Problems


class ConnectStreamMaxLength(ElementRule):
    """A `Stream` in `Connect` has a `maxLength`.

    The attribute limits unidirectional streams only. A bidirectional one runs until its WebSocket is closed
    or the call ends, however long that takes and costs.

    Never ignore it: let the application close the socket when the time is up.
    """

    code = "FX214"
    severity = WARNING
    elements = ("Connect/Stream",)
    when = "@maxLength"
    dialects = ("flexml",)
    refines = ("attribute-without-effect", "invalid-integer", "doubtful-value")
    examples = (
        Bad(
            """
            <Response>
              <Connect>
                <Stream url="wss://example.com/agent" maxLength="600"/>
                                                      ^^^^^^^^^^^^^^^
              </Connect>
            </Response>
            """,
            fixed="""
            <Response>
              <Connect>
                <Stream url="wss://example.com/agent"/>
              </Connect>
            </Response>
            """,
        ),
        Good(
            """
            <Response>
              <Start><Stream url="wss://example.com/record" maxLength="600"/></Start>
              <Dial>+15550100</Dial>
            </Response>
            """
        ),
    )

    def check(self, node: Node, ctx: Context) -> Problems:
        place = ctx.attribute(node, "maxLength")
        if place is None:
            return
        yield Problem(
            place.whole,
            "`maxLength` does not limit a `Stream` in `Connect`: it is for unidirectional streams",
            help="remove it, and close the WebSocket when the time is up",
            fix=Fix("Remove `maxLength`", (remove_attribute(ctx.document.source.text, place),)),
        )
