"""Rule FX134."""

from __future__ import annotations

from collections.abc import Iterable

from ....diagnostics import WARNING, Problem, Related
from ....dialects import ElementSpec
from ....source import Node, is_hole
from ...context import Context
from ...example import Bad, Good
from ...rule import ElementRule, Problems


class TextAndNounMixed(ElementRule):
    """An element holds both text and child elements, and takes one or the other.

    The bare number in a `Dial` with nouns is a number more or is dropped, and which of the two is the vendor's choice.

    Ignore it where you have seen what the vendor makes of it.
    """

    code = "FX134"
    severity = WARNING
    elements = ("*",)
    when = "filled worded"
    examples = (
        Bad(
            """
            <Response>
              <Dial>+15105550100<Number>+15105550101</Number></Dial>
                    ^^^^^^^^^^^^
            </Response>
            """,
            dialect="twiml",
        ),
        Good('<Response><Dial timeout="20">+15105550100</Dial></Response>', dialect="twiml"),
        Good(
            "<Response><Dial><Number>+15105550100</Number><Number>+15105550101</Number></Dial></Response>",
            dialect="twiml",
        ),
        Good(
            "send(f'<Response><Dial><Conference>a</Conference>{nouns}</Dial></Response>')",
            language="python",
            hidden=True,
        ),
    )

    @classmethod
    def marks(cls, spec: ElementSpec) -> Iterable[str]:
        return ("",) if spec.text is not None and spec.text.alone else ()

    def check(self, node: Node, ctx: Context) -> Problems:
        spec = ctx.spec(node)
        if spec is None or spec.text is None or not spec.text.alone or not node.own_text.strip():
            return
        nouns = [child for child in node.elements if (row := ctx.spec(child)) and row.name in spec.children]
        if nouns and not is_hole(node.own_text):  # the value may be a noun
            noun = nouns[0]
            yield Problem(
                ctx.place(node).texts[0],
                f"`{spec.name}` takes text or elements, and this one has both",
                help=f"write the text as an element beside `{noun.name}`",
                related=(Related(ctx.place(noun).name, "an element"),),
            )
