"""Rule FX104."""

from __future__ import annotations

from ....diagnostics import ERROR, Fix, Problem
from ....source import Node
from ...context import Context
from ...edits import remove_attribute
from ...example import Bad, Good
from ...rule import ElementRule, Problems


class ForeignNamespace(ElementRule):
    """An element stands in an XML namespace, and the dialect's elements stand in none.

    To a parser that knows namespaces `Response` with an `xmlns` is another element than `Response` without. The usual
    source is a serializer or a copied example. The outermost such element is reported.

    Ignore it where the document is known to be read by a parser without namespaces.
    """

    code = "FX104"
    severity = ERROR
    elements = ("*",)
    runtime = {"twiml": (12200,), "twiml-messaging": (12200,), "twiml-fax": (12200,)}
    refines = ("unknown-element",)
    schema_decides = True
    when = "misplaced"
    examples = (
        Bad(
            """
            <Response xmlns="http://www.w3.org/1999/xhtml">
             ^^^^^^^^
              <Hangup/>
            </Response>
            """,
            fixed="""
            <Response>
              <Hangup/>
            </Response>
            """,
        ),
        Bad(
            """
            <Response>
              <ivr:Menu xmlns:ivr="https://example.com/ivr"><ivr:Item/></ivr:Menu>
               ^^^^^^^^
            </Response>
            """,
            dialect="twiml",
        ),
        Bad('<x:Response xmlns:x="https://example.com/x"/>\n ^^^^^^^^^^\n'),
        Bad('<Tomato xmlns="https://example.com/x"/>\n ^^^^^^\n'),
        Good('<Response xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><Hangup/></Response>'),
    )

    def check(self, node: Node, ctx: Context) -> Problems:
        namespace = _namespace(node)
        parent = node.parent
        if not namespace or ctx.in_open_content(node) or (parent is not None and _namespace(parent)):
            return
        place, fix = ctx.place(node), None
        declared = place.attributes.get("xmlns")
        if declared is not None and ctx.dialect.element(place.name.cut(ctx.document.source.text)) is not None:
            fix = Fix("Remove `xmlns`", (remove_attribute(ctx.document.source.text, declared),), safe=False)
        yield Problem(
            place.name,
            f"`{ctx.written(node)}` stands in the namespace `{namespace}`, and {ctx.language} has none",
            help="remove the prefix, or the `xmlns` attribute that declares the namespace",
            fix=fix,
        )


def _namespace(node: Node) -> str:
    return node.name.rpartition("}")[0][1:]
