"""Rule FX137."""

from __future__ import annotations

from ....diagnostics import ERROR, Problem
from ....dialects.values import one_of
from ....source import Node
from ...context import Context
from ...example import Bad, Good
from ...rule import ElementRule, Problems


class MissingEitherAttribute(ElementRule):
    """Two attributes can stand for each other, one of them is needed, and neither is written.

    The vendor refuses the element: a stream with neither a URL nor a connector goes nowhere.

    Never ignore it.
    """

    code = "FX137"
    severity = ERROR
    elements = ("*",)
    runtime = {"twiml": (12200,), "twiml-messaging": (12200,), "twiml-fax": (12200,)}
    examples = (
        Bad(
            """
            <Response>
              <Start><Stream name="monitor"/></Start>
                      ^^^^^^
            </Response>
            """,
            dialect="twiml",
        ),
        Good('<Response><Start><Stream url="wss://example.com/monitor"/></Start></Response>', dialect="twiml"),
        Good('<Response><Start><Stream connectorName="monitor"/></Start></Response>', dialect="twiml"),
    )

    def check(self, node: Node, ctx: Context) -> Problems:
        spec, written = ctx.spec(node), node.attributes
        if spec is None:
            return
        folded = {name.lower() for name in written}
        for row in spec.attributes.values():
            names = (row.name, *row.unless)
            if not (row.required and row.unless) or row.uncertain or any(name.lower() in folded for name in names):
                continue
            fault = row.type.fault("")
            yield Problem(
                ctx.place(node).name,
                f"`{spec.name}` needs {one_of(names)}",
                help=f"`{row.name}` {fault.reason}" if fault else None,
                runtime=self.predicts(ctx, row.runtime),
            )
