"""Rule FX224."""

from __future__ import annotations

from ....diagnostics import INFO, Problem
from ....dialects.values import url_scheme
from ....source import Node, has_placeholder
from ...context import Context
from ...example import Bad, Good
from ...rule import ElementRule, Problems


class StreamRelativeUrl(ElementRule):
    """The `url` of a stream is relative.

    Twilio's page allows it; people who tried report that no stream opens. An absolute `wss` address leaves no
    doubt. CarrierX takes relative ones, so FlexML documents are left alone.

    Ignore it where you have seen the stream open.
    """

    code = "FX224"
    severity = INFO
    elements = ("Start/Stream", "Connect/Stream")
    when = "@url!socket"
    dialects = ("twiml",)
    examples = (
        Bad(
            """
            <Response>
              <Connect>
                <Stream url="/agent"/>
                             ^^^^^^
              </Connect>
            </Response>
            """
        ),
        Good('<Response><Connect><Stream connectorName="agent"/></Connect></Response>'),
        Good('<Response><Connect><Stream url="wss://example.com/agent"/></Connect></Response>'),
    )

    def check(self, node: Node, ctx: Context) -> Problems:
        url = (ctx.get(node, "url") or "").strip()
        place = ctx.attribute(node, "url") if url and url_scheme(url) is None else None
        if place is None or (has_placeholder(url) and not url.startswith("/")):
            return
        yield Problem(
            place.value,
            "`url` of `Stream` is relative, and sources disagree on whether that works",
            help="write the whole address, from `wss://` on",
        )
