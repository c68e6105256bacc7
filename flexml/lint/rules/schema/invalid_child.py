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
    when = "misplaced"
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
              <Start>
                <Stream url="wss://example.com/record"><Pause/></Stream>
                                                        ^^^^^
                <Stream url="wss://example.com/archive"><Number>+15105550100</Number></Stream>
                                                         ^^^^^^
              </Start>
            </Response>
            """
        ),
        Bad(
            """
            <Response>
              <Dial>
                <Say>Connecting</Say>
                 ^^^
                <Response/>
                 ^^^^^^^^
              </Dial>
              <Hangup><Response/></Hangup>
                       ^^^^^^^^
            </Response>
            """,
            dialect="twiml",
        ),
        Bad(
            """
            <Response>
              <Say>One moment <Pause/> please</Say>
                               ^^^^^
              <Pause><Response/></Pause>
                      ^^^^^^^^
            </Response>
            """,
            dialect="flexml",
        ),
        Good('<Response><Gather action="/menu"><Say>Press 1 for sales.</Say></Gather><Hangup/></Response>'),
    )

    def check(self, node: Node, ctx: Context) -> Problems:
        spec, outer = ctx.spec(node), ctx.outer(node)
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
    if root in spec.parents:
        return f"put it directly into `{root}`" + (f", before or after `{outer.name}`" if root in outer.parents else "")
    if spec.parents:
        return f"it stands in {one_of(spec.parents)}"
    return f"`{outer.name}` takes {one_of(outer.children)}" if outer.children else f"`{outer.name}` takes no elements"
