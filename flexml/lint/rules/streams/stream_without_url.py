"""Rule FX221."""

from __future__ import annotations

from ....diagnostics import ERROR, WARNING, Problem
from ....source import Node
from ...context import Context
from ...example import Bad, Good
from ...rule import ElementRule, Problems


class StreamWithoutUrl(ElementRule):
    """A `Stream` in `Start` or `Connect` has no `url`.

    It does not say which server to send the audio to, so no stream opens. CarrierX requires the attribute
    in `Start`; for `Connect` its page leaves it out, though no example does without. Twilio takes a
    `connectorName` in its place.

    Ignore it in a FlexML `Connect` that you have seen at work without a URL.
    """

    code = "FX221"
    severity = ERROR
    elements = ("Start/Stream", "Connect/Stream")
    when = "!@url, @url!socket"
    dialects = ("flexml", "twiml")
    runtime = {"twiml": (31923,)}
    refines = ("missing-required-attribute", "doubtful-omission", "invalid-value")
    examples = (
        Bad(
            """
            <Response>
              <Start>
                <Stream name="recorder"/>
                 ^^^^^^
              </Start>
              <Say>This part is recorded.</Say>
            </Response>
            """
        ),
        Bad(
            """
            <Response>
              <Connect>
                <Stream name="agent" url=""/>
                                     ^^^^^^
              </Connect>
            </Response>
            """
        ),
        Bad(
            """
            <Response>
              <Connect>
                <Stream name="agent"/>
                 ^^^^^^
              </Connect>
              <Start>
                <Stream name="recorder" url=" "/>
                                        ^^^^^^^
              </Start>
            </Response>
            """,
            dialect="twiml",
        ),
        Good(
            '<Response><Start><Stream connectorName="recorder"/></Start><Pause length="60"/></Response>',
            dialect="twiml",
        ),
        Good('<Response><Connect><Stream destination="wss://example.com/agent"/></Connect></Response>'),
        Good('<Response><Connect><Stream URL="wss://example.com/agent"/></Connect></Response>', dialect="twiml"),
        Good('<Response><Connect><Stream url="wss://example.com/agent"/></Connect></Response>', dialect="twiml"),
    )

    def check(self, node: Node, ctx: Context) -> Problems:
        row = ctx.row_of(node, "url")
        if row is None or (ctx.get(node, "url") or "").strip() or any(ctx.get(node, other) for other in row.unless):
            return
        if ctx.named_otherwise(node, "url"):
            return
        empty = ctx.attribute(node, "url")
        if empty is None and ctx.writes(node, "url"):
            return
        yield Problem(
            ctx.place(node).name if empty is None else empty.whole,
            "this `Stream` does not say where to: " + ("it has no `url`" if empty is None else "its `url` is empty"),
            help="write the URL of the WebSocket server",
            severity=None if row.required else WARNING,
        )
