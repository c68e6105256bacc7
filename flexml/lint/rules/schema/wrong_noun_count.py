"""Rule FX108."""

from __future__ import annotations

from ....diagnostics import ERROR, WARNING, Problem
from ....dialects.words import one_of
from ....source import Node
from ...context import Context
from ...example import Bad, Good
from ...rule import ElementRule, Problems


class WrongNounCount(ElementRule):
    """An element holds fewer or more child elements than it needs.

    An empty `Start` starts nothing, and of two nouns in one `Connect` only one is connected.

    Never ignore it.
    """

    code = "FX108"
    severity = ERROR
    elements = ("*",)
    runtime = {"twiml": (12200,), "twiml-messaging": (12200,), "twiml-fax": (12200,)}
    schema_decides = True
    examples = (
        Bad(
            """
            <Response>
              <Start/>
               ^^^^^
            </Response>
            """
        ),
        Bad(
            """
            <Response>
              <Connect>
                <Room>lobby</Room>
                <Room>stage</Room>
                 ^^^^
              </Connect>
            </Response>
            """,
            dialect="twiml",
        ),
        Good('<Response><Start><Stream url="wss://example.com/monitor"/></Start></Response>'),
    )

    def check(self, node: Node, ctx: Context) -> Problems:
        spec = ctx.spec(node)
        if spec is None or (not spec.min_children and spec.max_children is None):
            return
        least, most = spec.min_children, spec.max_children
        children = [child for child in node.elements if (inner := ctx.spec(child)) and inner.name in spec.children]
        too_many = most is not None and len(children) > most
        if not too_many and sum(1 for _ in node.elements) >= least:  # a child of a wrong name is told as such
            return
        count = len(children)
        wrong = children[most] if too_many and most is not None else node
        yield Problem(
            ctx.place(wrong).name,
            f"`{spec.name}` takes {_words(least, most)}, and this one has {count or 'none'}",
            help=f"put {one_of(spec.children)} into it" if count < least else "give each its own, or keep one",
            severity=WARNING if spec.uncertain else None,
            runtime=self.predicts(ctx, spec.runtime if count < least else ()),
        )


def _words(least: int, most: int | None) -> str:
    if least == most:
        return f"exactly {least} element{'s' if least > 1 else ''}"
    if most is None:
        return f"at least {least} element{'s' if least > 1 else ''}"
    return f"at most {most} element{'s' if most > 1 else ''}" if not least else f"{least} to {most} elements"
