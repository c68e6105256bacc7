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
        return (f"{spec.name}/{name} {place}" for name in spec.alone for place in ("preceded", "followed"))

    def check(self, node: Node, ctx: Context) -> Problems:
        outer = ctx.spec(node)
        if outer is None or not outer.alone:
            return
        known = [(child, row) for child in node.elements if (row := ctx.spec(child)) is not None]
        names = dict.fromkeys(row.name for _, row in known)
        firsts = {name: next(child for child, row in known if row.name != name) for name in names if len(names) > 1}
        for child, row in known:
            if row.name not in outer.alone or row.name not in firsts:
                continue
            other = firsts[row.name]
            yield Problem(
                ctx.place(child).name,
                f"`{row.name}` must be alone in `{outer.name}`, and `{other.name}` stands beside it",
                help=f"give each its own `{outer.name}`",
                related=(Related(ctx.place(other).name, "beside it"),),
                severity=WARNING if outer.uncertain else None,
                runtime=self.predicts(ctx, outer.crowd_codes(row.name)),
            )
