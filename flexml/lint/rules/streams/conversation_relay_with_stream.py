"""Rule FX202."""

from __future__ import annotations

from ....diagnostics import ERROR, Problem, Related
from ....source import Node
from ...context import Context
from ...example import Bad, Good
from ...rule import ElementRule, Problems


class ConversationRelayWithStream(ElementRule):
    """A call uses `ConversationRelay` and a bidirectional `Stream`.

    They exclude each other on one call, also one after the other: Twilio ignores one of them and logs
    nothing.

    Never ignore it: take `ConversationRelay` for text in and text out, `Stream` for raw audio.
    """

    code = "FX202"
    severity = ERROR
    reads = "flow"
    elements = ("Connect/ConversationRelay",)
    dialects = ("twiml",)
    refines = ("wrong-noun-count",)
    examples = (
        Bad(
            """
            <Response>
              <Connect>
                <Stream url="wss://example.com/agent"/>
                <ConversationRelay url="wss://example.com/relay"/>
                 ^^^^^^^^^^^^^^^^^
              </Connect>
            </Response>
            """
        ),
        Bad(
            """
            <Response>
              <Connect><ConversationRelay url="wss://example.com/relay"/></Connect>
              <Connect><Stream url="wss://example.com/agent" name="agent"/></Connect>
                        ^^^^^^
            </Response>
            """
        ),
        Good(
            """
            <Response>
              {% if relay %}
              <Connect><ConversationRelay url="wss://example.com/relay"/></Connect>
              {% else %}
              <Connect><Stream url="wss://example.com/agent"/></Connect>
              {% endif %}
            </Response>
            """,
            hidden=True,
        ),
        Good(
            """
            <Response>
              <Start><Stream url="wss://example.com/record"/></Start>
              <Connect><ConversationRelay url="wss://example.com/relay"/></Connect>
            </Response>
            """
        ),
    )

    def check(self, node: Node, ctx: Context) -> Problems:
        relay = ctx.flow.step_of(node)
        stream = next((use for use in ctx.flow.bidirectional if ctx.flow.reaches(use.step)), None)
        if relay is None or stream is None or ctx.flow.branched or not ctx.flow.reaches(relay):
            return
        one, other = ctx.place(stream.node).name, ctx.place(node).name
        first, second = sorted((one, other))
        called = stream.called if stream.name else "of `Connect`"
        yield Problem(
            second,
            f"`ConversationRelay` and the bidirectional stream {called} exclude each other on one call",
            help="keep one of the two: `ConversationRelay` exchanges text, `Stream` raw audio",
            related=(Related(first, "the other one"),),
        )
