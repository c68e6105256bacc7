"""Rule FX114."""

from __future__ import annotations

from ....diagnostics import ERROR, Problem
from ....source import Node
from ...context import Context
from ...example import Bad, Good
from ...rule import ElementRule, Problems


class MissingRequiredAttribute(ElementRule):
    """An attribute that the element cannot do without is not written.

    The vendor refuses the element, or does nothing with it: a parameter without a name arrives nowhere.

    Never ignore it.
    """

    code = "FX114"
    severity = ERROR
    elements = ("*",)
    runtime = {"twiml": (12200,), "twiml-messaging": (12200,), "twiml-fax": (12200,)}
    schema_decides = True
    examples = (
        Bad(
            """
            <Response>
              <Pay>
                <Prompt><Say>Your postal code</Say></Prompt>
                 ^^^^^^
              </Pay>
            </Response>
            """,
            dialect="twiml",
        ),
        Good('<Response><Pay><Prompt for="postal-code"/></Pay></Response>', dialect="twiml"),
    )

    def check(self, node: Node, ctx: Context) -> Problems:
        spec, written = ctx.spec(node), node.attributes
        if spec is None:
            return
        folded = {name.lower() for name in written}
        for row in spec.attributes.values():
            if (
                row.uncertain is not None
                or row.unless
                or row.name.lower() in folded
                or not spec.is_missing(row, written)
            ):
                continue
            fault = row.type.fault("")
            yield Problem(
                ctx.place(node).name,
                f"`{spec.name}` needs `{row.name}`",
                help=f"`{row.name}` {fault.reason}" if fault else None,
                runtime=self.predicts(ctx, row.runtime),
            )
