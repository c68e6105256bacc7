"""Rule FX464."""

from __future__ import annotations

import re

from ....diagnostics import WARNING, Problem
from ....source import Node
from ...context import Context
from ...example import Bad, Good
from ...rule import ElementRule, Problems
from ...sip_uri import SipUri

_LOCAL = (".local", ".localhost", ".internal", ".lan", ".home.arpa")
_ADDRESS = re.compile(r"[\[0-9]")
# `is_private` also holds for the networks of documentation, which stand for a public address in an example.
_DOCUMENTATION = ("192.0.2.0/24", "198.51.100.0/24", "203.0.113.0/24", "2001:db8::/32")


class UnreachableSipHost(ElementRule):
    """The host of a SIP URI is one that nobody outside of a private network reaches.

    The call leaves from the vendor's network: `localhost` is the vendor's own machine, and a private address
    is nobody's.

    Ignore it where a private line leads from the vendor's network into yours.
    """

    code = "FX464"
    severity = WARNING
    elements = ("Sip", "Uri")
    when = "!sip-uri"
    dialects = ("twiml",)
    runtime = {"twiml": (13254,)}
    examples = (
        Bad(
            """
            <Response>
              <Dial><Sip>sip:kate@192.168.1.20:5060</Sip></Dial>
                         ^^^^^^^^^^^^^^^^^^^^^^^^^^
            </Response>
            """
        ),
        Bad(
            """
            <Response>
              <Dial><Sip>sip:kate@localhost</Sip></Dial>
                         ^^^^^^^^^^^^^^^^^^
            </Response>
            """
        ),
        Bad(
            """
            <Response>
              <Refer><Sip>sip:kate@pbx.Local</Sip></Refer>
                          ^^^^^^^^^^^^^^^^^^
            </Response>
            """
        ),
        Bad(
            """
            <Response>
              <Dial><Sip>sip:kate@[::1]</Sip></Dial>
                         ^^^^^^^^^^^^^^
            </Response>
            """
        ),
        Good("<Response><Dial><Sip>sip:kate@8.8.8.8</Sip></Dial></Response>"),
        Good("<Response><Dial><Sip>sip:kate@203.0.113.7</Sip><Sip>sip:kate@[2001:db8::1]</Sip></Dial></Response>"),
        Good("<Response><Dial><Sip>sip:kate@local.example.com</Sip></Dial></Response>"),
        Good("<Response><Dial><Sip>sip:kate@[::</Sip></Dial></Response>"),
    )

    def check(self, node: Node, ctx: Context) -> Problems:
        host = SipUri.read(node.own_text).host.lower()
        if host == "localhost" or host.endswith(_LOCAL) or _is_private(host):
            yield Problem(
                ctx.place(node).text,
                f"the host `{host}` of this SIP URI cannot be reached from the vendor's network",
                help="write the public name of the SIP server",
            )


def _is_private(host: str) -> bool:
    if not _ADDRESS.match(host):
        return False
    from ipaddress import ip_address, ip_network  # only where an address is written in digits

    try:
        address = ip_address(host.strip("[]"))
    except ValueError:
        return False
    return address.is_private and not any(address in ip_network(network) for network in _DOCUMENTATION)
