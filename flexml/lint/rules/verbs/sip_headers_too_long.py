"""Rule FX462."""

from __future__ import annotations

from ....diagnostics import ERROR, Problem
from ....source import Node, has_placeholder
from ...context import Context
from ...example import Bad, Good
from ...rule import ElementRule, Problems
from ...sip_uri import SipUri

_LIMIT = 1024


class SipHeadersTooLong(ElementRule):
    """The headers of a SIP URI have 1024 characters or more.

    The vendor takes fewer, all headers together, and the other side gets the call without them.

    Never ignore it: send a key, and let the other side look the rest up.
    """

    code = "FX462"
    severity = ERROR
    elements = ("Sip", "Uri")
    when = "!sip-uri"
    dialects = ("twiml",)
    runtime = {"twiml": (21227, 13253)}
    examples = (
        Bad(
            f"""
            <Response>
              <Dial><Sip>sip:kate@example.com?X-Notes={"n" * 1016}</Sip></Dial>
                         {"^" * 1045}
            </Response>
            """
        ),
        Good(f"<Response><Dial><Sip>sip:kate@example.com?X-Notes={'n' * 1015}</Sip></Dial></Response>"),
        Good(f"<Response><Dial><Sip>sip:kate@example.com?X-Notes=${{notes}}{'n' * 1016}</Sip></Dial></Response>"),
    )

    def check(self, node: Node, ctx: Context) -> Problems:
        query = SipUri.read(node.own_text).query
        if len(query) >= _LIMIT and not has_placeholder(query):
            yield Problem(
                ctx.place(node).text,
                f"the headers of this SIP URI have {len(query)} characters, and fewer than {_LIMIT} are taken",
                help="send a key, and let the other side look the rest up",
            )
