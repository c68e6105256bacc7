"""Rule FX201."""

from __future__ import annotations

from ....diagnostics import ERROR, Problem, Related
from ....source import Node
from ...context import Context
from ...example import Bad, Good
from ...rule import ElementRule, Problems


class ConcurrentBidirectionalStreams(ElementRule):
    """A bidirectional stream opens while another one is open.

    A call has room for one: the application behind the second `Stream` never hears the caller. Two
    `Connect` in a row are fine, since the first one waits until its socket is closed.

    Never ignore it: a second listener is a unidirectional stream, begun with `Start` before `Connect`.
    """

    code = "FX201"
    severity = ERROR
    reads = "flow"
    elements = ("Stream",)
    when = "preceded, Connect deep"  # each one at the top waits until its stream is closed
    dialects = ("flexml", "twiml")
    runtime = {"twiml": (12200,)}
    refines = ("wrong-noun-count", "repeated-child")
    examples = (
        Bad(
            """
            <Response>
              <Connect>
                <Stream url="wss://example.com/agent" name="agent"/>
                <Stream url="wss://example.com/coach" name="coach"/>
                 ^^^^^^
              </Connect>
            </Response>
            """
        ),
        Bad(
            """
            <Response>
              <Connect>
                <Stream url="wss://example.com/agent"/>
                <Stream url="wss://example.com/coach"/>
                 ^^^^^^
              </Connect>
            </Response>
            """,
            dialect="twiml",
        ),
        Good(
            """
            <Response>
              <Start>
                <Stream url="wss://example.com/coach" name="coach"/>
              </Start>
              <Connect>
                <Stream url="wss://example.com/agent" name="agent"/>
              </Connect>
            </Response>
            """
        ),
        Good(
            """
            <Response>
              <Connect><Stream url="wss://example.com/agent" name="agent"/></Connect>
              <Connect><Stream url="wss://example.com/survey" name="survey"/></Connect>
            </Response>
            """
        ),
    )

    def check(self, node: Node, ctx: Context) -> Problems:
        use = ctx.flow.stream(node)
        if use is None or use.beside is None:
            return
        other = use.beside.called if use.beside.name else "above"
        yield Problem(
            ctx.place(node).name,
            f"{use.called} opens while the bidirectional stream {other} is open, and a call has room for one",
            help="keep one `Stream` here; one that only listens goes into a `Start` before `Connect`",
            related=(Related(ctx.place(use.beside.node).name, "opened here"),),
        )
