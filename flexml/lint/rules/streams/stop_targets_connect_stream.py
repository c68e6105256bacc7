"""Rule FX206."""

from __future__ import annotations

from ....diagnostics import WARNING, Problem, Related
from ....source import Node
from ...context import Context
from ...example import Bad, Good
from ...rule import ElementRule, Problems


class StopTargetsConnectStream(ElementRule):
    """A `Stop` names a stream that `Connect` opens.

    `Stop` ends unidirectional streams only. `Connect` waits until its socket is closed, so below it there
    is nothing left to stop; to end the stream earlier, the application closes the WebSocket.

    Never ignore it: remove the `Stop`, it does nothing.
    """

    code = "FX206"
    severity = WARNING
    reads = "flow"
    elements = ("Stop/Stream",)
    dialects = ("flexml", "twiml")
    examples = (
        Bad(
            """
            <Response>
              <Connect>
                <Stream url="wss://example.com/agent" name="agent"/>
              </Connect>
              <Stop>
                <Stream name="agent"/>
                              ^^^^^
              </Stop>
              <Say>Goodbye.</Say>
            </Response>
            """
        ),
        Good(
            """
            <Response>
              <Connect><Stream url="wss://example.com/agent" name="agent"/></Connect>
              <Hangup/>
              <Stop><Stream name="agent"/></Stop>
            </Response>
            """,
            hidden=True,
        ),
        Good(
            """
            <Response>
              <Start><Stream url="wss://example.com/record" name="recorder"/></Start>
              <Connect><Stream url="wss://example.com/agent" name="agent"/></Connect>
              <Stop><Stream name="recorder"/></Stop>
              <Say>Goodbye.</Say>
            </Response>
            """
        ),
    )

    def check(self, node: Node, ctx: Context) -> Problems:
        use = ctx.flow.stream(node)
        if use is None or not use.name or not ctx.flow.reaches(use.step):
            return
        opened = ctx.flow.opened(use.kind, use.name)
        if not opened or not all(other.bidirectional for other in opened):
            return
        yield Problem(
            ctx.place(node).value("name"),
            f"`Stop` does not end {use.called}, a bidirectional stream that `Connect` opens",
            help="remove it: such a stream ends when its WebSocket is closed, or with the call",
            related=(Related(ctx.place(opened[0].node).name, f"{use.called} is opened here"),),
        )
