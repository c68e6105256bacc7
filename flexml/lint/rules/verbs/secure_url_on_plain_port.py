"""Rule FX480."""

from __future__ import annotations

import re

from ....diagnostics import WARNING, Problem
from ....source import Node
from ...context import Context
from ...example import Bad, Good
from ...rule import ElementRule, Problems

_PLAIN_PORT = re.compile("[Ww][Ss][Ss]://[^/?#]*:80(?:[/?#]|$)")


class SecureUrlOnPlainPort(ElementRule):
    """A `wss` URL names port 80, where servers speak without encryption.

    The handshake fails, no stream opens, and the call goes on without the application.

    Ignore it where your server does speak TLS on that port.
    """

    code = "FX480"
    severity = WARNING
    elements = ("Stream", "ConversationRelay")
    when = "@url!socket"
    dialects = ("flexml", "twiml")
    runtime = {"twiml": (31910, 64102)}
    examples = (
        Bad(
            """
            <Response>
              <Connect><Stream url="wss://example.com:80/agent"/></Connect>
                                    ^^^^^^^^^^^^^^^^^^^^^^^^^^
            </Response>
            """
        ),
        Bad(
            """
            <Response>
              <Connect><ConversationRelay url=" WSS://example.com:80"/></Connect>
                                               ^^^^^^^^^^^^^^^^^^^^^
            </Response>
            """,
            dialect="twiml",
        ),
        Good('<Response><Connect><Stream url="wss://example.com:8080/agent:80/"/></Connect></Response>'),
        Good('<Response><Connect><Stream url="ws://example.com:80/agent"/></Connect></Response>'),
        Good("<Response><Connect><Stream/></Connect></Response>"),
        Bad(
            """
            <Response>
              <Connect><Stream url="wss://example.com:80"/></Connect>
                                    ^^^^^^^^^^^^^^^^^^^^
            </Response>
            """,
            dialect="twiml",
            hidden=True,
        ),
    )

    def check(self, node: Node, ctx: Context) -> Problems:
        url, place, spec = ctx.get(node, "url"), ctx.attribute(node, "url"), ctx.spec(node)
        if url is None or place is None or spec is None or not _PLAIN_PORT.match(url.strip()):
            return
        codes = self.runtime.get(ctx.dialect.name, ())
        yield Problem(
            place.value,
            f"`url` of `{spec.name}` asks for encryption (`wss://`) on port 80, which has none",
            help="leave the port out, or write the one that speaks TLS",
            runtime=codes[1:] if spec.name == "ConversationRelay" else codes[:1],
        )
