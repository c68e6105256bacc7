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

_MANY = 5  # so long a list of children tells nobody what to write


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
              <Play/>
               ^^^^
              <Dial><Number><!-- the desk --></Number></Dial>
                     ^^^^^^
            </Response>
            """,
            dialect="flexml",
        ),
        Bad(
            """
            <Response>
              <Say> </Say>
               ^^^
              <Play/>
               ^^^^
              <Dial><Client/></Dial>
                     ^^^^^^
              <Dial/>
               ^^^^
            </Response>
            """,
            dialect="twiml",
        ),
        Bad(
            """
            <Response>
              <Dial>
                <Client><Parameter name="caller" value="Kate"/></Client>
                 ^^^^^^
              </Dial>
            </Response>
            """,
            dialect="twiml",
        ),
        Good('<!DOCTYPE Response SYSTEM "texts.dtd">\n<Response><Say>&greeting;</Say></Response>\n', hidden=True),
        Good("<Response><Say>Hello</Say></Response>"),
        Good(
            """
            <Response>
              <Dial>
                <Client><Identity>kate</Identity><Parameter name="caller" value="Kate"/></Client>
              </Dial>
            </Response>
            """,
            dialect="twiml",
            hidden=True,
        ),
        Good("<Response><Dial><Client><Name>kate</Name></Client></Dial></Response>", dialect="twiml", hidden=True),
        Good("<Response><Dial><Client><Number>1</Number></Client></Dial></Response>", dialect="twiml", hidden=True),
        Good('<Response><Say><break time="1s"/></Say></Response>', dialect="twiml", hidden=True),
        Good("<Response><Enqueue><Task>{}</Task></Enqueue></Response>", dialect="twiml", hidden=True),
        Good('<Response><Play digits="1w2"/></Response>', dialect="twiml"),
    )

    @classmethod
    def marks(cls, spec: ElementSpec) -> Iterable[str]:
        text = spec.text
        if text is None or not text.required:
            return
        attributes = [word for word in text.unless if word.startswith("@")]
        stand_in = len(attributes) == len(text.unless) or set(text.unless).issuperset(spec.children)
        lacks = " ".join(f"!{attribute}" for attribute in attributes)
        yield f"empty blank {lacks}"
        if not stand_in:  # then all elements inside are others than those which may take the place of the text
            yield from (f"{spec.name}/{name} first" for name in spec.children if name not in text.unless)

    def check(self, node: Node, ctx: Context) -> Problems:
        spec = ctx.spec(node)
        if spec is None or spec.text is None or not spec.text.required or node.own_text.strip():
            return
        text = spec.text
        if any(_may_stand_for_text(child, spec, text, ctx) for child in node):
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


def _may_stand_for_text(child: etree._Element, spec: ElementSpec, text: TextSpec, ctx: Context) -> bool:
    """An entity or an unknown element may hold the text, and speech marks are judged by other rules.

    Only where one noun may take the place of the text (`Identity` in a `Client`), another one does not.
    """
    if not isinstance(child, Node):
        return child.tag is etree.Entity
    inner = ctx.spec(child)
    if inner is None or inner.kind != "noun" or inner.name not in spec.children:
        return True
    return inner.name in text.unless or all(word.startswith("@") for word in text.unless)


def _advice(text: TextSpec, ctx: Context) -> str:
    attributes = tuple(word[1:] for word in text.unless if word.startswith("@"))
    children = tuple(name for name, spec in ctx.dialect.elements.items() if name in text.unless and spec.kind == "noun")
    ways = [f"write {text.type.says} into it"]
    if attributes:
        ways.append(f"set {one_of(attributes)}")
    if children:
        ways.append(f"put {one_of(children) if len(children) < _MANY else 'an element'} into it")
    return ", or ".join(ways)
