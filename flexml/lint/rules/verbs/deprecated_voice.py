"""Rule FX415."""

from __future__ import annotations

from ....diagnostics import INFO, Problem
from ....source import Node
from ...context import Context
from ...example import Bad, Good
from ...rule import ElementRule, Problems


class DeprecatedVoice(ElementRule):
    """The voice of a `Say` is `alice`, which the vendor's pages no longer know.

    The name is an alias of former days. What it stands for is the vendor's choice, and may change.

    Ignore it where the voice still sounds as you want it.
    """

    code = "FX415"
    severity = INFO
    elements = ("Say",)
    when = "@voice!today"
    dialects = ("twiml",)
    examples = (
        Bad(
            """
            <Response>
              <Say voice="alice">Hello</Say>
                          ^^^^^
            </Response>
            """
        ),
        Good('<Response><Say voice="Polly.Joanna">Hello</Say></Response>'),
        Good("<Response><Say>Hello</Say></Response>"),
    )

    def check(self, node: Node, ctx: Context) -> Problems:
        if ctx.known(node, "voice") == "alice":
            yield Problem(
                ctx.place(node).value("voice"),
                "the voice `alice` has left the vendor's pages",
                help="choose a voice such as `Polly.Joanna`, or leave `voice` out",
            )
