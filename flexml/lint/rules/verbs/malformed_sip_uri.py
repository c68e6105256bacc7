"""Rule FX460."""

from __future__ import annotations

import re

from ....diagnostics import ERROR, Problem
from ....source import Node, has_placeholder
from ...context import Context
from ...example import Bad, Good
from ...rule import ElementRule, Problems
from ...sip_uri import SipUri

# RFC 3261, section 25.1: what a user, a password and parameters may hold; all else is written as `%` and two digits.
_ILLEGAL = re.compile(r"[^A-Za-z0-9_.!~*'()&=+$,;?/:@\[\]-]")
_ESCAPE = re.compile("%[0-9A-Fa-f]{2}")
_HOST = re.compile(r"[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?\.?|\[[0-9A-Fa-f:.]+\]")
_PORT = re.compile("[0-9]{1,5}")
_MOST = 255


class MalformedSipUri(ElementRule):
    """A SIP URI holds characters that may not stand in one, or no host, or is too long.

    The vendor drops the part that it cannot read, or does not dial at all.

    Never ignore it: write the character as `%` and its two hexadecimal digits.
    """

    code = "FX460"
    severity = ERROR
    elements = ("Sip", "Uri")
    when = "!sip-uri"
    dialects = ("twiml",)
    runtime = {"twiml": (32110, 13243)}
    examples = (
        Bad(
            """
            <Response>
              <Dial><Sip>sip:front desk@example.com</Sip></Dial>
                         ^^^^^^^^^^^^^^^^^^^^^^^^^^
            </Response>
            """
        ),
        Bad(
            """
            <Response>
              <Refer><Sip>sip:kate@example.com;tag=a%2</Sip></Refer>
                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^
            </Response>
            """
        ),
        Bad(
            """
            <Response>
              <Dial><Sip>sip:kate@</Sip></Dial>
                         ^^^^^^^^^
            </Response>
            """,
        ),
        Bad(
            """
            <Response>
              <Dial><Sip>sip:kate@example.com:sip</Sip></Dial>
                         ^^^^^^^^^^^^^^^^^^^^^^^^
            </Response>
            """
        ),
        Bad(
            """
            <Response>
              <Dial><Sip>sip:kate@-example-.com_</Sip></Dial>
                         ^^^^^^^^^^^^^^^^^^^^^^^
            </Response>
            """
        ),
        Bad(
            f"""
            <Response>
              <Dial><Sip>sip:{"k" * 240}@example.com</Sip></Dial>
                         {"^" * 256}
            </Response>
            """
        ),
        Bad(
            """
            <Response>
              <Dial>
                <Sip>sip:kate`s@example.com</Sip>
                     ^^^^^^^^^^^^^^^^^^^^^^
                <Sip>sip:kate#2@example.com</Sip>
                     ^^^^^^^^^^^^^^^^^^^^^^
                <Sip>sip:kate&#9;m@example.com</Sip>
                     ^^^^^^^^^^^^^^^^^^^^^^^^^
              </Dial>
            </Response>
            """,
            hidden=True,
        ),
        Good("<Response><Dial><Sip>sip:front%20desk:pass@example.com:5061;transport=tls</Sip></Dial></Response>"),
        Good("<Response><Dial><Sip>sip:kate@[2001:db8::1]:5060?X-Note=a%20b</Sip></Dial></Response>"),
        Good(f"<Response><Dial><Sip>sip:{'k' * 239}@example.com?X-A=b</Sip></Dial></Response>"),
        Good("<Response><Dial><Sip>sip:example.com</Sip></Dial></Response>"),
        Good("<Response><Dial><Sip>sip:${user name}@example.com</Sip></Dial></Response>"),
        Good("<Response><Dial><Sip/></Dial></Response>"),
        Good("<Response><Dial><Sip>front desk</Sip></Dial></Response>"),
    )

    def check(self, node: Node, ctx: Context) -> Problems:
        text, spec = node.own_text.strip(), ctx.spec(node)
        if not text or spec is None or spec.text is None or spec.text.type.fault(text) or has_placeholder(text):
            return
        reason, codes = _fault(SipUri.read(text))
        if not reason:
            return
        yield Problem(
            ctx.place(node).text,
            f"the SIP URI in `{spec.name}` {reason}",
            help="write `sip:`, a user, `@` and a host, and other characters as `%` and two hexadecimal digits",
            runtime=codes,
        )


def _fault(uri: SipUri) -> tuple[str, tuple[int, ...]]:
    wrong = _ILLEGAL.search(_ESCAPE.sub("", uri.address))
    if wrong is not None:
        return f"holds {_shown(wrong[0])}, which may not stand there", (32110,)
    if not _HOST.fullmatch(uri.host):
        return "names no host" if not uri.host else "names a host that cannot be one", (32110, 13243)
    if uri.port is not None and not _PORT.fullmatch(uri.port):
        return "has a port that is no number", (32110, 13243)
    if len(uri.address) > _MOST:
        return f"has {len(uri.address)} characters before its headers, and {_MOST} are taken", (13243,)
    return "", ()


def _shown(letter: str) -> str:
    if letter.isspace():
        return "white space"
    return "a backtick" if letter == "`" else f"`{letter}`"
