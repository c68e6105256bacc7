"""Rule FX117."""

from __future__ import annotations

from collections.abc import Iterable

from ....diagnostics import INFO, Problem
from ....dialects import ElementSpec
from ....source import Node
from ...context import Context
from ...example import Bad, Good
from ...rule import ElementRule, Problems


class DeprecatedAttribute(ElementRule):
    """The vendor has replaced this attribute, and may drop it.

    The call works today. New documents are better written with what came instead.

    Ignore it in documents that nobody will touch again.
    """

    code = "FX117"
    severity = INFO
    elements = ("*",)
    examples = (
        Bad(
            """
            <Response>
              <Dial ifMachine="hangup">+15105550100</Dial>
                    ^^^^^^^^^
            </Response>
            """,
            dialect="twiml",
        ),
        Good('<Response><Dial timeout="20">+15105550100</Dial></Response>', dialect="twiml"),
    )

    @classmethod
    def marks(cls, spec: ElementSpec) -> Iterable[str]:
        return (f"@{row.name}" for row in spec.attributes.values() if row.deprecated is not None)

    def check(self, node: Node, ctx: Context) -> Problems:
        spec = ctx.spec(node)
        if spec is None:
            return
        for name in node.attributes:
            row = ctx.row(spec, name)
            if row is not None and row.deprecated is not None:
                yield Problem(
                    ctx.place(node).attribute(name),
                    f"`{name}` of `{spec.name}` is deprecated",
                    help=row.deprecated,
                )
