"""Rule FX463."""

from __future__ import annotations

from ....diagnostics import WARNING, Problem
from ....dialects.words import one_of
from ....source import Node, has_placeholder
from ...context import Context
from ...example import Bad, Good
from ...rule import ElementRule, Problems
from ...sip_uri import SipUri

_VALUES = {
    "transport": ("udp", "tcp", "tls"),
    "region": ("us1", "us2", "ie1", "de1", "sg1", "jp1", "br1", "au1"),
    "secure": ("true", "false"),
}


class SipUriParameterValue(ElementRule):
    """A parameter of a SIP URI has a value that the vendor does not know.

    It is dropped: a call that should be encrypted, or leave from another region, goes out as any other.

    Ignore it where the vendor has opened a region since.
    """

    code = "FX463"
    severity = WARNING
    elements = ("Sip", "Uri")
    when = "!sip-uri"
    dialects = ("twiml",)
    runtime = {"twiml": (32114,)}
    examples = (
        Bad(
            """
            <Response>
              <Dial><Sip>sip:kate@example.com;secure=yes</Sip></Dial>
                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
            </Response>
            """
        ),
        Bad(
            """
            <Response>
              <Refer><Sip>sip:kate@example.com;user=phone;Transport=wss</Sip></Refer>
                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
            </Response>
            """
        ),
        Good("<Response><Dial><Sip>sip:kate@example.com;transport=TLS;region=ie1;lr</Sip></Dial></Response>"),
        Good("<Response><Dial><Sip>sip:kate@example.com;secure=${secure}</Sip></Dial></Response>"),
    )

    def check(self, node: Node, ctx: Context) -> Problems:
        for name, value in SipUri.read(node.own_text).parameters:
            known = _VALUES.get(name.lower())
            if known is None or value.lower() in known or has_placeholder(value):
                continue
            yield Problem(
                ctx.place(node).text,
                f"the parameter `{name}` of a SIP URI takes {one_of(known)}",
                help=f"write one of them, or leave `{name}` out",
            )
            return
