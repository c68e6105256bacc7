"""Rule FX452."""

from __future__ import annotations

import re

from ....diagnostics import WARNING, Problem
from ....source import Node, has_placeholder
from ...context import Context
from ...example import Bad, Good
from ...rule import ElementRule, Problems

_NUMBER = re.compile(r"\+?[0-9 ().-]+")
_TOKEN = re.compile(r"[A-Za-z0-9+._-]+")
_MOST = 15


class CallerIdNotANumber(ElementRule):
    """The `callerId` of a `Dial` is nothing that can call whom the `Dial` calls.

    A phone network shows phone numbers of up to 15 digits, and only one that is yours or the caller's: with
    a name in its place the vendor does not dial. A SIP endpoint is shown a name as well, if it holds no
    blanks. Whose number it is, no document tells.

    Never ignore it.
    """

    code = "FX452"
    severity = WARNING
    elements = ("Dial",)
    when = "@callerId!number"
    dialects = ("twiml",)
    runtime = {"twiml": (13214, 13248)}
    examples = (
        Bad(
            """
            <Response>
              <Dial callerId="support">+14155550123</Dial>
                              ^^^^^^^
            </Response>
            """
        ),
        Bad(
            """
            <Response>
              <Dial callerId="client:kate"><Sip>sip:joe@example.com</Sip><Number>+14155550123</Number></Dial>
                              ^^^^^^^^^^^
            </Response>
            """
        ),
        Bad(
            """
            <Response>
              <Dial callerId="+1415555010012345"><Number>+14155550123</Number></Dial>
                              ^^^^^^^^^^^^^^^^^
            </Response>
            """
        ),
        Bad(
            """
            <Response>
              <Dial callerId="Front desk"><Sip>sip:joe@example.com</Sip></Dial>
                              ^^^^^^^^^^
            </Response>
            """
        ),
        Good('<Response><Dial callerId="+14155550100">+14155550123</Dial></Response>'),
        Good('<Response><Dial callerId="+141555501001234">+14155550123</Dial></Response>'),
        Good('<Response><Dial callerId="(415) 555-0100"><Number>+14155550123</Number></Dial></Response>'),
        Good('<Response><Dial callerId="{{From}}"><Number>+14155550123</Number></Dial></Response>'),
        Good('<Response><Dial callerId=""><Number>+14155550123</Number></Dial></Response>'),
        Good('<Response><Dial callerId="support"/></Response>', hidden=True),
        Good('<Response><Dial callerId="kate">and <Client>joe</Client></Dial></Response>', hidden=True),
        Good('<Response><Dial callerId="front-desk"><Sip>sip:joe@example.com</Sip></Dial></Response>'),
        Good('<Response><Dial callerId="(415) 555-0100"><Sip>sip:joe@example.com</Sip></Dial></Response>'),
        Good('<Response><Dial callerId="client:kate m"><Client>joe</Client></Dial></Response>'),
        Good('<Response><Dial callerId="whatsapp:+14155550100"><WhatsApp>+14155550123</WhatsApp></Dial></Response>'),
    )

    def check(self, node: Node, ctx: Context) -> Problems:
        shown = (ctx.get(node, "callerId") or "").strip()
        place = ctx.attribute(node, "callerId")
        nouns = {spec.name for child in node.elements if (spec := ctx.spec(child)) is not None}
        if not shown or place is None or has_placeholder(shown):
            return
        if "Number" in nouns or (not nouns and node.own_text.strip()):
            digits = re.sub("[^0-9]", "", shown)
            if not _NUMBER.fullmatch(shown):
                yield Problem(
                    place.value,
                    "`callerId` of a `Dial` that calls a phone number is no phone number",
                    help="write one of your numbers, such as `+14155550100`, or leave it out to show the caller's",
                    runtime=(13214,),
                )
            elif len(digits) > _MOST:
                yield Problem(
                    place.value,
                    f"`callerId` has {len(digits)} digits, and no number has more than {_MOST}",
                    help="write one of your numbers, such as `+14155550100`",
                )
        elif nouns == {"Sip"} and not _TOKEN.fullmatch(shown) and not _NUMBER.fullmatch(shown):
            yield Problem(
                place.value,
                "`callerId` of a `Dial` that calls a SIP endpoint takes letters, digits and `+ - _ .` alone",
                help="write a phone number, or a name without blanks",
                runtime=(13214,),
            )
