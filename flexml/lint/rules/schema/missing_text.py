"""Rule FX133."""

from __future__ import annotations

from collections.abc import Iterable

from lxml import etree

from ....diagnostics import ERROR, WARNING, Problem
from ....dialects import ElementSpec, TextSpec
from ....dialects.words import one_of
from ....source import Node
from ...context import Context
from ...example import Bad, Good
from ...rule import ElementRule, Problems

_FEW = 4  # a longer list of children tells nobody what to write


class MissingText(ElementRule):
    """An element that lives by its text has none.

    There is nothing to say, to play or to dial: the vendor skips the verb or refuses it, and the caller hears silence.

    Never ignore it; mostly a variable was empty.
    """

    code = "FX133"
    severity = ERROR
    elements = ("*",)
    examples = (
        Bad(
            """
            <Response>
              <Say></Say>
               ^^^
            </Response>
            """
        ),
        Bad(
            """
            <Response>
              <Dial><Number/></Dial>
                     ^^^^^^
            </Response>
            """
        ),
        Good("<Response><Say>Hello</Say></Response>"),
        Good('<Response><Play digits="1w2"/></Response>', dialect="twiml"),
    )

    @classmethod
    def marks(cls, spec: ElementSpec) -> Iterable[str]:
        return (spec.name,) if spec.text is not None and spec.text.required else ()

    def check(self, node: Node, ctx: Context) -> Problems:
        spec = ctx.spec(node)
        text = None if spec is None else spec.text
        if spec is None or text is None or not text.required or node.own_text.strip():
            return
        # Also an entity or an unknown element may hold the text: what is there is judged by other rules.
        if any(isinstance(child, Node) or child.tag is etree.Entity for child in node):
            return
        if any(word[1:] in node.attributes for word in text.unless if word.startswith("@")):
            return
        yield Problem(
            ctx.place(node).name,
            f"`{spec.name}` has no text",
            help=_advice(text, ctx),
            severity=WARNING if text.uncertain else None,
            runtime=text.runtime or None,
        )


def _advice(text: TextSpec, ctx: Context) -> str:
    attributes = tuple(word[1:] for word in text.unless if word.startswith("@"))
    children = tuple(name for name, spec in ctx.dialect.elements.items() if name in text.unless and spec.kind == "noun")
    ways = [f"write {text.type.says} into it"]
    if attributes:
        ways.append(f"set {one_of(attributes)}")
    if children:
        ways.append(f"put {one_of(children) if len(children) <= _FEW else 'an element'} into it")
    return ", or ".join(ways)
