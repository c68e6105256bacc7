"""Rule FX106."""

from __future__ import annotations

from ....diagnostics import ERROR, WARNING, Problem
from ....dialects import ElementSpec
from ....dialects.words import one_of
from ....source import Node
from ...context import Context
from ...example import Bad, Good
from ...rule import ElementRule, Problems


class InvalidChild(ElementRule):
    """A known element stands in a parent that does not take it.

    The vendor drops the child or refuses its parent: a `Dial` in a `Gather` never dials.

    Ignore it where the vendor's support told you that the nesting works for you.
    """

    code = "FX106"
    severity = ERROR
    elements = ("*",)
    runtime = {"twiml": (12200,), "twiml-messaging": (12200,), "twiml-fax": (12200,)}
    schema_decides = True
    examples = (
        Bad(
            """
            <Response>
              <Gather action="/menu">
                <Say>Press 1 for sales.</Say>
                <Hangup/>
                 ^^^^^^
              </Gather>
            </Response>
            """
        ),
        Bad(
            """
            <Response>
              <Hangup><Say>Goodbye</Say></Hangup>
                       ^^^
            </Response>
            """
        ),
        Good('<Response><Gather action="/menu"><Say>Press 1 for sales.</Say></Gather><Hangup/></Response>'),
    )

    def check(self, node: Node, ctx: Context) -> Problems:
        parent, spec = node.parent, ctx.spec(node)
        outer = None if parent is None else ctx.spec(parent)
        if spec is None or outer is None or spec.name in outer.children:
            return
        yield Problem(
            ctx.place(node).name,
            f"`{spec.name}` may not stand in `{outer.name}`",
            help=_advice(spec, outer, ctx),
            severity=WARNING if outer.uncertain else None,
            runtime=self.predicts(ctx, outer.runtime),
        )


def _advice(spec: ElementSpec, outer: ElementSpec, ctx: Context) -> str:
    root = ctx.dialect.root
    parents = tuple(dict.fromkeys(parent.rpartition("/")[2] for parent in spec.parents if parent != root))
    if root in spec.parents and outer.name != root:
        return f"put it directly into `{root}`" + (f", before or after `{outer.name}`" if root in outer.parents else "")
    if parents:
        return f"it stands in {one_of(parents)}"
    if outer.children:
        return f"`{outer.name}` takes {one_of(outer.children)}"
    return f"`{outer.name}` takes no elements"
