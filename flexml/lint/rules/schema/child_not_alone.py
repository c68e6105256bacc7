"""Rule FX119."""

from __future__ import annotations

from collections.abc import Iterable

from ....diagnostics import ERROR, WARNING, Problem, Related
from ....dialects import ElementSpec
from ....source import Node
from ...context import Context
from ...example import Bad, Good
from ...rule import ElementRule, Problems


class ChildNotAlone(ElementRule):
    """A child that must be the only one in its parent has siblings.

    The vendor connects the call to one of them and drops the rest.

    Never ignore it.
    """

    code = "FX119"
    severity = ERROR
    elements = ("*",)
    runtime = {"twiml": (12200,), "twiml-messaging": (12200,), "twiml-fax": (12200,)}
    examples = (
        Bad(
            """
            <Response>
              <Dial>
                <Conference>Lobby</Conference>
                 ^^^^^^^^^^
                <Number>+15105550100</Number>
              </Dial>
            </Response>
            """,
            dialect="twiml",
        ),
        Good("<Response><Dial><Conference>Lobby</Conference></Dial></Response>", dialect="twiml"),
    )

    @classmethod
    def marks(cls, spec: ElementSpec) -> Iterable[str]:
        return spec.alone

    def check(self, node: Node, ctx: Context) -> Problems:
        parent, spec = node.parent, ctx.spec(node)
        outer = None if parent is None else ctx.spec(parent)
        if parent is None or spec is None or outer is None or spec.name not in outer.alone:
            return
        known = [(child, ctx.spec(child)) for child in parent.elements]
        other = next((child for child, row in known if row is not None and row.name != spec.name), None)
        if other is None:
            return
        yield Problem(
            ctx.place(node).name,
            f"`{spec.name}` must be alone in `{outer.name}`, and `{other.name}` stands beside it",
            help=f"give each its own `{outer.name}`",
            related=(Related(ctx.place(other).name, "beside it"),),
            severity=WARNING if outer.uncertain else None,
            runtime=self.predicts(ctx, outer.crowd_codes(spec.name)),
        )
