"""Rule FX483."""

from __future__ import annotations

from ....diagnostics import WARNING, Problem
from ....source import Node
from ...context import Context
from ...example import Bad, Good
from ...rule import ElementRule, Problems

_RETIRED = {
    "Sip": (
        "sendDigits",
        13242,
        "let the answering side play the keys: `Play` with `digits`, in the document of `url`",
    ),
    "Say": ("rate", 13513, "put `prosody` with `rate` around the words"),
}


class RetiredAttribute(ElementRule):
    """An attribute of former days stands on a `Sip` or a `Say`, which no page knows any more.

    The vendor still has a warning for a wrong value of it, and the language of today has no place for a right one.
    The keys are not sent, and the words come at the usual speed.

    Ignore it where you have heard it work.
    """

    code = "FX483"
    severity = WARNING
    elements = ("Sip", "Say")
    when = "@sendDigits, @rate"
    dialects = ("twiml",)
    runtime = {"twiml": (13242, 13513, 12200)}
    refines = ("attribute-on-wrong-element", "unknown-attribute")
    examples = (
        Bad(
            """
            <Response>
              <Dial><Sip sendDigits="ww1">sip:kate@example.com</Sip></Dial>
                         ^^^^^^^^^^
            </Response>
            """
        ),
        Bad(
            """
            <Response>
              <Say rate="180">Hello</Say>
                   ^^^^
            </Response>
            """
        ),
        Good('<Response><Dial><Number sendDigits="ww1">+14155550123</Number></Dial></Response>'),
        Good('<Response><Say><prosody rate="90%">Hello</prosody></Say></Response>'),
        Good('<Response><Dial><Sip rate="180">sip:kate@example.com</Sip></Dial></Response>'),
    )

    def check(self, node: Node, ctx: Context) -> Problems:
        name, code, advice = _RETIRED[node.name]
        place = ctx.attribute(node, name)
        if place is not None:
            yield Problem(
                place.name,
                f"`{name}` of `{node.name}` belongs to former versions of the language",
                help=advice,
                runtime=(code, 12200),
            )
