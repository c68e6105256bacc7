"""Rule FX443."""

from __future__ import annotations

from itertools import islice

from ....diagnostics import INFO, Problem
from ....source import Node
from ...context import Context
from ...example import Bad, Good
from ...rule import ElementRule, Problems


class PollyVoiceNeedsPlan(ElementRule):
    """A document speaks with a voice of Amazon Polly, which an account has for a fee alone.

    It is told once for a document. An account without the option does not speak with that voice.

    Ignore it where your account has the option.
    """

    code = "FX443"
    severity = INFO
    reads = "document"
    elements = ("Say",)
    when = "@voice!not-polly"
    dialects = ("flexml",)
    examples = (
        Bad(
            """
            <Response>
              <Say voice="woman">Hello</Say>
              <Say voice="Polly.Joanna">Hello</Say>
                          ^^^^^^^^^^^^
              <Say voice="Polly.Matthew">Hello</Say>
            </Response>
            """
        ),
        Good('<Response><Say voice="woman">Hello</Say></Response>'),
        Good("<Response><Say>Hello</Say></Response>", hidden=True),
        Good('<Response><Say voice="Polly">Hello</Say></Response>', hidden=True),
    )

    def run(self, ctx: Context) -> Problems:
        return islice(super().run(ctx), 1)

    def check(self, node: Node, ctx: Context) -> Problems:
        if (ctx.get(node, "voice") or "").strip().startswith("Polly."):
            yield Problem(
                ctx.place(node).value("voice"),
                "voices of Polly need an option of the account that is paid for",
                help="see that the account has it, or use `man` or `woman`",
            )
