"""Rule FX102."""

from __future__ import annotations

from ....diagnostics import ERROR, WARNING, Problem
from ....dialects.words import nearest
from ....source import Node
from ...context import Context
from ...example import Bad, Good
from ...html import HTML_ADVICE, is_html
from ...rule import ElementRule, Problems


class UnknownElement(ElementRule):
    """The dialect has no element of this name.

    The vendor refuses the document or skips the element with all that stands in it: the caller hears less than was
    written, or an error. Only the outermost unknown element is reported, and what stands in it is not judged by a
    table that does not exist. Where no page of the vendor says what else may stand there, and the name is neither HTML
    nor a slip of the pen, it is a warning.

    Ignore it for an element that the vendor gave to your account before it was documented.
    """

    code = "FX102"
    severity = ERROR
    elements = ("*",)
    runtime = {"twiml": (12200,), "twiml-messaging": (12200,), "twiml-fax": (12200,)}
    schema_decides = True
    examples = (
        Bad(
            """
            <Response>
              <Say>Your call is important to us.</Say>
              <Pauze length="5"/>
               ^^^^^
            </Response>
            """
        ),
        Bad("<Response>\n  <div><span>Hello</span></div>\n   ^^^\n</Response>\n"),
        Good("<Response><Say>Your call is important to us.</Say><Pause length='5'/></Response>"),
    )

    def check(self, node: Node, ctx: Context) -> Problems:
        parent = node.parent
        if parent is None or ctx.spec(node) is not None or ctx.in_open_content(node):
            return
        if ctx.spec(parent) is None and not _is_root(parent, ctx):
            return
        outer = ctx.spec(parent)
        yield Problem(
            ctx.place(node).name,
            f"`{ctx.written(node)}` is not an element of {ctx.language}",
            help=_advice(node, ctx),
            severity=WARNING if outer and outer.uncertain and not _is_mistaken(node, ctx) else None,
            runtime=self.predicts(ctx, outer.runtime if outer else ()),
        )


def _is_root(node: Node, ctx: Context) -> bool:
    return node.parent is None and node.name.lower() == ctx.dialect.root.lower()


def _foreign(name: str, ctx: Context) -> str | None:
    foreign = ctx.dialect.foreign
    return foreign.get(name) or next((word for key, word in foreign.items() if key.lower() == name.lower()), None)


def _advice(node: Node, ctx: Context) -> str | None:
    name = node.name.rpartition("}")[2]
    advice = _foreign(name, ctx)
    if advice is not None:
        return advice
    if is_html(name):
        return HTML_ADVICE
    near = _near(node, ctx)
    return f"did you mean `{near}`" if near else None


def _near(node: Node, ctx: Context) -> str | None:
    name = node.name.rpartition("}")[2]
    parent = node.parent
    outer = None if parent is None else ctx.spec(parent)
    return nearest(name, outer.children if outer else ()) or nearest(name, ctx.dialect.names)


def _is_mistaken(node: Node, ctx: Context) -> bool:
    """Whether the name is certainly none of the vendor's, however incomplete its pages are."""
    name = node.name.rpartition("}")[2]
    return is_html(name) or (_foreign(name, ctx) is None and _near(node, ctx) is not None)
