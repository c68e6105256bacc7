"""Rule FX465."""

from __future__ import annotations

import re

from ....diagnostics import ERROR, INFO, WARNING, Problem, Severity
from ....source import Node, has_placeholder
from ...context import Context
from ...example import Bad, Good
from ...rule import ElementRule, Problems
from ...sip_uri import SipUri

_DOMAIN = re.compile(r"[^.]+\.sip\.(?:([a-z0-9-]+)\.)?twilio\.com")
_REGION = re.compile("[a-z]{2}[0-9]")


class OwnSipDomain(ElementRule):
    """A SIP URI leads to a SIP domain at Twilio in a form that does not ring the device registered there.

    Without a user there is nobody to ring. The host names of edges are for devices to register at, not for
    calls, and one without a region finds devices of the default region alone.

    Ignore the hint about the region where all your devices register in the default one.
    """

    code = "FX465"
    severity = WARNING
    elements = ("Sip", "Uri")
    when = "!sip-uri"
    dialects = ("twiml",)
    runtime = {"twiml": (32223, 32220, 32215, 13255)}
    examples = (
        Bad(
            """
            <Response>
              <Dial><Sip>sip:desk.sip.us1.twilio.com</Sip></Dial>
                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^
            </Response>
            """
        ),
        Bad(
            """
            <Response>
              <Dial><Sip>sip:kate@desk.sip.frankfurt.twilio.com</Sip></Dial>
                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
            </Response>
            """
        ),
        Bad(
            """
            <Response>
              <Dial><Sip>sip:kate@Desk.sip.twilio.com</Sip></Dial>
                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^
            </Response>
            """
        ),
        Good("<Response><Dial><Sip>sip:kate@desk.sip.us1.twilio.com</Sip></Dial></Response>"),
        Good("<Response><Dial><Sip>sip:kate@desk.sip.twilio.com;region=ie1</Sip></Dial></Response>"),
        Good("<Response><Dial><Sip>sip:desk.sip.example.com</Sip></Dial></Response>"),
        Good("<Response><Dial><Sip>sip:${user}@desk.sip.twilio.com</Sip></Dial></Response>"),
    )

    def check(self, node: Node, ctx: Context) -> Problems:
        uri = SipUri.read(node.own_text)
        domain = _DOMAIN.fullmatch(uri.host.lower())
        if domain is None or has_placeholder(uri.address):
            return
        told = _told(uri, domain[1])
        if told is not None:
            severity, message, help_, codes = told
            yield Problem(ctx.place(node).text, message, help=help_, severity=severity, runtime=codes)


def _told(uri: SipUri, label: str | None) -> tuple[Severity, str, str, tuple[int, ...]] | None:
    if not uri.user:
        message = "this SIP URI names no user of the SIP domain"
        return ERROR, message, "write the user before the domain, as in `sip:kate@…`", (32223,)
    if label is not None and not _REGION.fullmatch(label):
        message = f"`{label}` is an edge, and a registered device is not called by way of one"
        return WARNING, message, "write a region such as `us1` in its place", (32220,)
    if label is None and not any(name.lower() == "region" for name, _ in uri.parameters):
        message = "this SIP URI names no region, so that it finds devices of the default region alone"
        return INFO, message, "write the region into the host, as in `….sip.us1.twilio.com`", (32215, 13255)
    return None
