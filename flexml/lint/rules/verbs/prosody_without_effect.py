"""Rule FX417."""

from __future__ import annotations

from ....diagnostics import WARNING, Problem
from ....source import Node
from ...context import Context
from ...example import Bad, Good
from ...rule import ElementRule, Problems


class ProsodyWithoutEffect(ElementRule):
    """A `prosody` sets neither volume nor rate nor pitch.

    The words inside sound like all others: an attribute was left out, or went to another element.

    Ignore it where a template adds the attribute only now and then.
    """

    code = "FX417"
    severity = WARNING
    elements = ("prosody",)
    dialects = ("twiml",)
    examples = (
        Bad(
            """
            <Response>
              <Say>One <prosody>two</prosody> three</Say>
                        ^^^^^^^
            </Response>
            """
        ),
        Good('<Response><Say>One <prosody rate="slow">two</prosody> three</Say></Response>'),
        Good('<Response><Say>One <prosody Rate="slow">two</prosody> three</Say></Response>', hidden=True),
    )

    def check(self, node: Node, ctx: Context) -> Problems:
        if not node.attributes:  # a slip in the name of one is told for itself
            yield Problem(
                ctx.place(node).name,
                "`prosody` has no effect without `volume`, `rate` or `pitch`",
                help="set one of them, or remove the mark",
            )
