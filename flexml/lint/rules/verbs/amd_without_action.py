"""Rule FX432."""

from __future__ import annotations

from ....diagnostics import WARNING, Problem
from ....source import Node
from ...context import Context
from ...example import Bad, Good
from ...rule import ElementRule, Problems


class AmdWithoutAction(ElementRule):
    """An `Amd` has no `action`.

    The guess whether a person or a machine has answered goes to that URL, and to nobody else. Without it the callee
    waits in silence, and the application learns nothing.

    Never ignore it.
    """

    code = "FX432"
    severity = WARNING
    elements = ("Amd",)
    dialects = ("flexml",)
    examples = (
        Bad(
            """
            <Response>
              <Amd greeting="1500"/>
               ^^^
              <Say>Hello</Say>
            </Response>
            """
        ),
        Good('<Response><Amd greeting="1500" action="/answered"/></Response>'),
    )

    def check(self, node: Node, ctx: Context) -> Problems:
        if ctx.get(node, "action") is None:
            yield Problem(
                ctx.place(node).name,
                "`Amd` has no `action`, so that nobody learns what it finds",
                help="set `action` to the URL of the document to go on with",
            )
