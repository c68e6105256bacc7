"""Rule FX450."""

from __future__ import annotations

import re

from ....diagnostics import INFO, WARNING, Edit, Fix, Problem
from ....source import Node, Span, has_placeholder
from ...context import Context
from ...example import Bad, Good
from ...rule import ElementRule, Problems

_NOUNS = {"sip": "Sip", "sips": "Sip", "client": "Client", "whatsapp": "WhatsApp"}
_MOST = 15  # digits of a number in E.164 form
_FEWEST = 7  # fewer are a short code or an extension, which no form tells


class DialNumberNotE164(ElementRule):
    """A number to dial is not in E.164 form: a plus sign, the country code and the number, up to 15 digits.

    Without a country code the vendor guesses one, and calls somebody else or nobody. With letters, with more
    than 15 digits or with the prefix of another noun there is nothing to guess: the caller hears the next verb.
    A national number is a hint only, because numbers of the United States are understood.

    Ignore it where all numbers are national ones of the country that your account dials by default.
    """

    code = "FX450"
    severity = WARNING
    elements = ("Dial", "Number")
    when = "!number"
    dialects = ("twiml",)
    runtime = {"twiml": (13223, 13224)}
    examples = (
        Bad(
            """
            <Response>
              <Dial>415-555-0123</Dial>
                    ^^^^^^^^^^^^
            </Response>
            """
        ),
        Bad(
            """
            <Response>
              <Dial><Number>14155550123</Number></Dial>
                            ^^^^^^^^^^^
            </Response>
            """,
            fixed="""
            <Response>
              <Dial><Number>+14155550123</Number></Dial>
            </Response>
            """,
        ),
        Bad(
            """
            <Response>
              <Dial><Number>5550123</Number></Dial>
                            ^^^^^^^
            </Response>
            """
        ),
        Bad(
            """
            <Response>
              <Dial>+1415555FOOD3</Dial>
                    ^^^^^^^^^^^^^
            </Response>
            """
        ),
        Bad(
            """
            <Response>
              <Dial><Number>+1415555012345678</Number></Dial>
                            ^^^^^^^^^^^^^^^^^
            </Response>
            """
        ),
        Bad(
            """
            <Response>
              <Dial><Number>client:agent7</Number></Dial>
                            ^^^^^^^^^^^^^
            </Response>
            """
        ),
        Bad(
            """
            <Response>
              <Dial><Number>+14155550123 ext 7</Number></Dial>
                            ^^^^^^^^^^^^^^^^^^
              <Dial><Number>client:agent:7</Number></Dial>
                            ^^^^^^^^^^^^^^
            </Response>
            """,
            hidden=True,
        ),
        Good("<Response><Dial>+14155550123</Dial></Response>"),
        Good("<Response><Dial><Number>+1 (415) 555-0123</Number></Dial></Response>"),
        Good("<Response><Dial><Number>+141555501234567</Number></Dial></Response>"),
        Good("<Response><Dial><Number>933</Number><Number>555012</Number></Dial></Response>"),
        Good("<Response><Dial><Number>${numbers[0]}</Number></Dial></Response>"),
        Good("<Response><Dial><Number>nobody</Number></Dial></Response>"),
    )

    def check(self, node: Node, ctx: Context) -> Problems:
        spec, text = ctx.spec(node), node.own_text.strip()
        digits = re.sub("[^0-9]", "", text)
        if spec is None or not digits or has_placeholder(text):
            return
        noun = _NOUNS.get(text.partition(":")[0].strip().lower())
        if noun is not None:
            yield Problem(
                ctx.place(node).text,
                f"`{spec.name}` takes a phone number, and this is an address for `{noun}`",
                help=f"put it into a `{noun}`",
                runtime=(13223,),
            )
        elif re.search("[A-Za-z]", text):
            yield Problem(
                ctx.place(node).text,
                f"the number in `{spec.name}` holds letters",
                help="write digits alone, with `+` and the country code before them",
                runtime=(13223,),
            )
        elif len(digits) > _MOST:
            yield Problem(
                ctx.place(node).text,
                f"the number in `{spec.name}` has {len(digits)} digits, and no number has more than {_MOST}",
                help="keys to press after the answer go into `sendDigits` of `Number`",
                runtime=(13223,),
            )
        elif not text.startswith("+") and len(digits) >= _FEWEST:
            yield Problem(
                ctx.place(node).text,
                f"the number in `{spec.name}` does not begin with `+` and a country code",
                help="write it in E.164 form, such as `+14155550123`",
                fix=_with_plus(ctx.place(node).text, text, ctx),
                severity=INFO,
                runtime=(13224,),
            )


def _with_plus(span: Span, text: str, ctx: Context) -> Fix | None:
    """The fix for a number of North America that lacks the plus sign alone."""
    if not re.fullmatch("1[0-9]{10}", text) or span.cut(ctx.document.source.text) != text:
        return None
    return Fix(f"Write `+{text}`", (Edit(Span(span.start, span.start), "+"),), safe=False)
