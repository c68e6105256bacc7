"""Rule FX451."""

from __future__ import annotations

import re

from ....diagnostics import WARNING, Problem
from ....source import Node, has_placeholder
from ...context import Context
from ...example import Bad, Good
from ...rule import ElementRule, Problems

# What the ITU has assigned (E.164), as ranges of the first two or three digits. Spare and withdrawn codes
# are not in it; what is reserved for a country is, so that nobody is told wrong things for a while.
_ONE_OR_TWO = re.compile("1|7|2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58]")
_THREE = re.compile(
    "21[12368]|22[0-9]|23[0-9]|24[0-9]|25[0-8]|26[0-9]|29[01789]|35[0-9]|37[0-9]|38[0-35-79]|42[013]|50[0-9]|59[0-9]"
    "|67[02-9]|68[0-35-9]|69[0-2]|80[08]|85[02356]|87[08]|88[0-368]|96[0-8]|97[0-79]|99[2-8]"
)
_FEWEST = 7


class UnassignedCountryCode(ElementRule):
    """A number to dial begins with a country code that no country and no network has.

    The vendor refuses the number before it rings anywhere. Mostly the plus sign stands before a national
    number, or a digit is missing.

    Ignore it where the International Telecommunication Union has assigned the code since.
    """

    code = "FX451"
    severity = WARNING
    elements = ("Dial", "Number", "WhatsApp")
    when = "!number"
    dialects = ("twiml",)
    runtime = {"twiml": (13226,)}
    examples = (
        Bad(
            """
            <Response>
              <Dial>+0441632960123</Dial>
                    ^^^^^^^^^^^^^^
            </Response>
            """
        ),
        Bad(
            """
            <Response>
              <Dial><Number>+999 1234</Number></Dial>
                            ^^^^^^^^^
            </Response>
            """
        ),
        Bad(
            """
            <Response>
              <Dial callerId="whatsapp:+14155550100"><WhatsApp>+2145550123</WhatsApp></Dial>
                                                               ^^^^^^^^^^^
            </Response>
            """
        ),
        Good("<Response><Dial>+441632960123</Dial></Response>"),
        Good("<Response><Dial><Number>+1 415 555 0123</Number></Dial></Response>"),
        Good("<Response><Dial><Number>+35316650123</Number></Dial></Response>"),
        Good("<Response><Dial><Number>999 1234567</Number></Dial></Response>"),
        Good("<Response><Dial><Number>+999123</Number></Dial></Response>"),
        Good("<Response><Dial><Number>+0${number}1234567</Number></Dial></Response>"),
    )

    def check(self, node: Node, ctx: Context) -> Problems:
        text = node.own_text.strip()
        digits = re.sub("[^0-9]", "", text)
        if not text.startswith("+") or len(digits) < _FEWEST or has_placeholder(text):
            return
        if _ONE_OR_TWO.match(digits) or _THREE.match(digits):
            return
        yield Problem(
            ctx.place(node).text,
            "no country code begins with `+0`"
            if digits.startswith("0")
            else f"`+{digits[:3]}` is the country code of no country",
            help="write `+`, the country code, and the number without the zero that is dialed before it at home",
        )
