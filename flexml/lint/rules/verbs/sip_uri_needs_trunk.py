"""Rule FX431."""

from __future__ import annotations

from ....diagnostics import INFO, WARNING, Problem
from ....source import Node
from ...context import Context
from ...example import Bad, Good
from ...rule import ElementRule, Problems
from ...sip_uri import SipUri


class SipUriNeedsTrunk(ElementRule):
    """A SIP URI is dialed, which takes a trunk group that is set up for it.

    Without one the call to it fails. An IP address as the host is refused in any case, for security.

    Ignore it where your account has the trunk group.
    """

    code = "FX431"
    severity = INFO
    elements = ("Dial", "Number")
    when = "!digits"
    dialects = ("flexml",)
    examples = (
        Bad(
            """
            <Response>
              <Dial>sip:kate@example.com</Dial>
                    ^^^^^^^^^^^^^^^^^^^^
            </Response>
            """
        ),
        Bad(
            """
            <Response>
              <Dial><Number>SIPS:kate@192.0.2.7:5061</Number></Dial>
                            ^^^^^^^^^^^^^^^^^^^^^^^^
            </Response>
            """
        ),
        Bad(
            """
            <Response>
              <Dial>sip:[2001:db8::7]</Dial>
                    ^^^^^^^^^^^^^^^^^
            </Response>
            """
        ),
        Bad(
            """
            <Response>
              <Dial>sip:kate@{{ host }}</Dial>
                    ^^^^^^^^^^^^^^^^^^^
            </Response>
            """
        ),
        Good("<Response><Dial>15550100</Dial></Response>"),
        Good("<Response><Dial><Number>15550100</Number></Dial></Response>", hidden=True),
    )

    def check(self, node: Node, ctx: Context) -> Problems:
        uri = node.own_text.strip()
        if not uri[:5].lower().startswith(("sip:", "sips:")):
            return
        by_number = _is_address(SipUri.read(uri).host)
        yield Problem(
            ctx.place(node).text,
            "a SIP URI with an IP address is refused"
            if by_number
            else "a SIP URI is dialed through a trunk group, and fails without one",
            help="write the host's name, and set up a trunk group for it"
            if by_number
            else "set up a trunk group for it, or dial a phone number",
            severity=WARNING if by_number else None,
        )


def _is_address(host: str) -> bool:
    if not host[:1].isdigit() and not host.startswith("["):
        return False
    from ipaddress import ip_address  # only where an address is written in digits

    try:
        ip_address(host.strip("[]"))
    except ValueError:
        return False
    return True
