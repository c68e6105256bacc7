"""Rule FX461."""

from __future__ import annotations

import re

from ....diagnostics import WARNING, Problem
from ....source import Node, has_placeholder
from ....source.shown import shown
from ...context import Context
from ...example import Bad, Good
from ...rule import ElementRule, Problems
from ...sip_uri import SipUri

_TOKEN = re.compile(r"[A-Za-z0-9.!%*_+`'~-]+")
_VALUE = re.compile(r"(?:[A-Za-z0-9_.!~*'()\[\]/?:+$=;,@-]|%[0-9A-Fa-f]{2})*+")
_STANDARD = frozenset({"user-to-user", "remote-party-id", "p-preferred-identity", "p-called-party-id"})


class SipHeaderNotSent(ElementRule):
    """A SIP URI carries a header that the vendor does not pass on.

    It sends headers whose names begin with `X-`, but not with `X-Twilio`, and four that SIP knows. All others,
    and those with characters that no header holds, are dropped: the other side gets the call without them.

    Never ignore it.
    """

    code = "FX461"
    severity = WARNING
    elements = ("Sip", "Uri", "Header")
    when = "!sip-uri, @name"
    dialects = ("twiml",)
    runtime = {"twiml": (13252, 32111, 32112, 32113)}
    examples = (
        Bad(
            """
            <Response>
              <Dial><Sip>sip:kate@example.com?customer=7</Sip></Dial>
                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
            </Response>
            """
        ),
        Bad(
            """
            <Response>
              <Dial><Sip>sip:kate@example.com?X-Twilio-Call=7</Sip></Dial>
                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
            </Response>
            """
        ),
        Bad(
            """
            <Response>
              <Refer><Sip>sip:kate@example.com?X-Good=1&amp;X-Customer[id]=7</Sip></Refer>
                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
            </Response>
            """
        ),
        Bad(
            """
            <Response>
              <Dial><Sip>sip:kate@example.com?X-Name=Kate Miller</Sip></Dial>
                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
            </Response>
            """
        ),
        Bad(
            """
            <Response>
              <Dial>
                <Sip>
                  <Uri>sip:kate@example.com</Uri>
                  <Headers><Header name="X-Twilio-Call" value="7"/></Headers>
                                         ^^^^^^^^^^^^^
                </Sip>
              </Dial>
            </Response>
            """
        ),
        Bad(
            """
            <Response>
              <Dial>
                <Sip>
                  <Uri>sip:kate@example.com?the`one header`nobody-passes-on-since-its-name-goes-on-and-on-and-on=7</Uri>
                       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
                </Sip>
              </Dial>
            </Response>
            """,
            hidden=True,
        ),
        Good(
            """
            <Response>
              <Dial><Sip>sip:kate@example.com?x-customer=7&amp;User-to-User=56%3Bencoding%3Dhex</Sip></Dial>
            </Response>
            """
        ),
        Good("<Response><Dial><Sip>sip:kate@example.com?${headers}</Sip></Dial></Response>"),
        Good("<Response><Dial><Sip>customer?x=7</Sip></Dial></Response>"),
        Good(
            """
            <Response>
              <Dial>
                <Sip>
                  <Uri>sip:kate@example.com</Uri>
                  <Headers><Header name="X-Customer" value="7"/><Header value="8"/></Headers>
                </Sip>
              </Dial>
            </Response>
            """
        ),
    )

    def check(self, node: Node, ctx: Context) -> Problems:
        spec, text = ctx.spec(node), node.own_text.strip()
        if spec is None:
            return
        if spec.text is None:  # a `Header`, whose other names the table judges
            name, place = ctx.get(node, "name"), ctx.attribute(node, "name")
            if name is not None and place is not None and name.strip().lower().startswith("x-twilio"):
                yield Problem(place.value, _OWN.format(shown(name)), help=_HELP, runtime=(32113,))
            return
        if has_placeholder(text) or spec.text.type.fault(text):
            return
        for name, value in SipUri.read(text).headers:
            reason, codes = _reason(name, value)
            if reason:
                yield Problem(ctx.place(node).text, reason.format(shown(name)), help=_HELP, runtime=codes)
                return


_OWN = "the header `{}` is not passed on: names that begin with `X-Twilio` are the vendor's own"
_HELP = "give the header a name that begins with `X-`, and write other characters as `%` and two hexadecimal digits"


def _reason(name: str, value: str) -> tuple[str, tuple[int, ...]]:
    folded = name.strip().lower()
    if not _TOKEN.fullmatch(name):
        return "the header `{}` is not passed on: its name holds characters that may not stand there", (32111, 13252)
    if folded.startswith("x-twilio"):
        return _OWN, (32113,)
    if not folded.startswith("x-") and folded not in _STANDARD:
        return "the header `{}` is not passed on: its name does not begin with `X-`", (13252, 32113)
    if not _VALUE.fullmatch(value):
        return "the value of the header `{}` holds characters that may not stand there", (32112,)
    return "", ()
