"""Rule FX118."""

from __future__ import annotations

from collections.abc import Iterable

from ....diagnostics import INFO, Problem
from ....dialects import ElementSpec
from ....source import Node
from ...context import Context
from ...example import Bad, Good
from ...rule import ElementRule, Problems


class DeprecatedElement(ElementRule):
    """The vendor has replaced this element, and may drop it.

    The call works today. New documents are better written with what came instead.

    Ignore it in documents that nobody will touch again.
    """

    code = "FX118"
    severity = INFO
    elements = ("*",)
    examples = (
        Bad(
            """
            <Response>
              <Sms>Thank you for your call.</Sms>
               ^^^
            </Response>
            """,
            dialect="twiml",
        ),
        Good("<Response><Say>Thank you for your call.</Say></Response>", dialect="twiml"),
    )

    @classmethod
    def marks(cls, spec: ElementSpec) -> Iterable[str]:
        return () if spec.deprecated is None else ("",)

    def check(self, node: Node, ctx: Context) -> Problems:
        spec = ctx.spec(node)
        if spec is not None and spec.deprecated is not None:
            yield Problem(ctx.place(node).name, f"`{spec.name}` is deprecated", help=spec.deprecated)
