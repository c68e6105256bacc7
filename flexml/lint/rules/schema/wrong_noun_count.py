"""Rule FX108."""

from __future__ import annotations

from collections.abc import Iterable

from ....diagnostics import ERROR, WARNING, Problem
from ....dialects import ElementSpec
from ....dialects.words import one_of
from ....source import Node
from ...context import Context
from ...cue import MANY
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
        Bad(
            """
            <Response>
              <Connect/>
               ^^^^^^^
              <Dial>
                <Number>+15105550100</Number>
                <Number>+15105550101</Number>
                <Number>+15105550102</Number>
                <Number>+15105550103</Number>
                <Number>+15105550104</Number>
                <Number>+15105550105</Number>
                <Number>+15105550106</Number>
                <Number>+15105550107</Number>
                <Number>+15105550108</Number>
                <Number>+15105550109</Number>
                <Number>+15105550110</Number>
                 ^^^^^^
              </Dial>
            </Response>
            """,
            dialect="twiml",
        ),
        Bad(
            """
            <Response>
              <Play>
                <File>7b0d2f9e-1c7a-4a3e-8f21-6d3c0a9be402</File>
                <File>d2c7f3a0-55a4-4b5c-9c4e-0f2b8a8f3a11</File>
                 ^^^^
              </Play>
              <Connect><Stream url="wss://example.com/agent"/></Connect>
            </Response>
            """,
            dialect="flexml",
        ),
        Good('<Response><Start><Stream url="wss://example.com/monitor"/></Start></Response>'),
    )

    @classmethod
    def marks(cls, spec: ElementSpec) -> Iterable[str]:
        if spec.min_children:
            yield "empty" if spec.min_children == 1 else ""
        if spec.max_children is not None:
            yield "many" if spec.max_children >= MANY else "crowded" if spec.max_children else "filled"

    def check(self, node: Node, ctx: Context) -> Problems:
        spec = ctx.spec(node)
        if spec is None:
            return
        least, most = spec.min_children, spec.max_children
        children = [child for child in node.elements if (inner := ctx.spec(child)) and inner.name in spec.children]
        extra = [] if most is None else children[most:]
        if not extra and len(list(node.elements)) >= least:  # a child of a wrong name is told as such
            return
        way = f"give it a `{spec.name}` of its own, or remove it" if extra else f"put {one_of(spec.children)} into it"
        yield Problem(
            ctx.place(extra[0] if extra else node).name,
            f"`{spec.name}` takes {_words(least, most)}, and this one has {len(children) or 'none'}",
            help=way,
            severity=WARNING if spec.uncertain else None,
            runtime=self.predicts(ctx, () if extra else spec.runtime),
        )


def _words(least: int, most: int | None) -> str:
    elements = "element" if (most or least) == 1 else "elements"
    if least == most:
        return f"exactly {least} {elements}"
    if most is None:
        return f"at least {least} {elements}"
    return f"{least} to {most} {elements}" if least else f"at most {most} {elements}"
