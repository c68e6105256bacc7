"""Rule FX478."""

from __future__ import annotations

from ....diagnostics import WARNING, Problem
from ....source import Node
from ...context import Context
from ...example import Bad, Good
from ...rule import ElementRule, Problems

_WITH_ATTRIBUTES = "Override"


class VerbWithoutContent(ElementRule):
    """An element is empty that does something by what it holds: an `Override`, a `PreAnswer`, a `Headers`.

    Nothing is replaced, played or sent along. Mostly a part was lost: the callback goes where it always went, and
    the caller hears nothing before the answer.

    Never ignore it: fill it, or remove it.
    """

    code = "FX478"
    severity = WARNING
    elements = ("Override", "PreAnswer", "Headers")
    dialects = ("flexml", "twiml")
    examples = (
        Bad(
            """
            <Response>
              <Override/>
               ^^^^^^^^
              <PreAnswer></PreAnswer>
               ^^^^^^^^^
              <Say>Hello</Say>
            </Response>
            """,
            dialect="flexml",
        ),
        Bad(
            """
            <Response>
              <Dial><Sip><Uri>sip:kate@example.com</Uri><Headers/></Sip></Dial>
                                                         ^^^^^^^
            </Response>
            """,
            dialect="twiml",
        ),
        Good(
            """
            <Response>
              <Override statusCallbackUrl="/status"/>
              <PreAnswer><Play>https://example.com/wait.mp3</Play></PreAnswer>
              <Say>Hello</Say>
            </Response>
            """,
            dialect="flexml",
        ),
        Good(
            """
            <Response>
              <Override><Note/></Override>
              <PreAnswer ringing="true"/>
              <Say>Hello</Say>
            </Response>
            """,
            dialect="flexml",
            hidden=True,
        ),
    )

    def check(self, node: Node, ctx: Context) -> Problems:
        spec = ctx.spec(node)
        # What stands there wrongly is told for itself, and so is a `PreAnswer` that rings without a pause.
        if spec is not None and not node.attributes and not node.own_text.strip() and not len(node):
            what = "an attribute" if spec.name == _WITH_ATTRIBUTES else "an element"
            yield Problem(
                ctx.place(node).name,
                f"`{ctx.written(node)}` is empty and does nothing",
                help=f"write {what} into it, or remove it",
            )
