"""Rule FX107."""

from __future__ import annotations

from ....diagnostics import ERROR, Edit, Fix, Problem
from ....dialects.words import one_of
from ....source import Node, Span
from ...context import Context
from ...example import Bad, Good
from ...rule import ElementRule, Problems


class MisplacedNoun(ElementRule):
    """A noun stands where a verb belongs, without the verb that makes something of it.

    A `Number` alone dials nobody, and a `Stream` alone streams nothing: the vendor skips or refuses it.

    Never ignore it.
    """

    code = "FX107"
    severity = ERROR
    elements = ("*",)
    runtime = {"twiml": (12200,), "twiml-messaging": (12200,), "twiml-fax": (12200,)}
    refines = ("invalid-child",)
    schema_decides = True
    when = "misplaced"
    examples = (
        Bad(
            """
            <Response>
              <Stream url="wss://example.com/agent"/>
               ^^^^^^
            </Response>
            """
        ),
        Bad(
            """
            <Response>
              <Conference>Lobby</Conference>
               ^^^^^^^^^^
            </Response>
            """,
            fixed="""
            <Response>
              <Dial><Conference>Lobby</Conference></Dial>
            </Response>
            """,
            dialect="twiml",
        ),
        Bad(
            """
            <Response>
              <Language code="sv-SE"/>
               ^^^^^^^^
            </Response>
            """,
            dialect="twiml",
        ),
        Good('<Response><Connect><Stream url="wss://example.com/agent"/></Connect></Response>'),
    )

    def check(self, node: Node, ctx: Context) -> Problems:
        parent, spec = node.parent, ctx.spec(node)
        if parent is None or parent.parent is not None or spec is None or spec.kind != "noun":
            return
        outer = ctx.spec(parent)
        if outer is None or outer.kind != "root" or spec.name in outer.children:
            return
        ways = tuple(parent for parent in spec.parents if parent in outer.children)
        element = ctx.place(node).element
        fix = None
        if len(ways) == 1 == len(spec.parents):
            start, end = Span(element.start, element.start), Span(element.end, element.end)
            fix = Fix(f"Wrap it in `{ways[0]}`", (Edit(start, f"<{ways[0]}>"), Edit(end, f"</{ways[0]}>")), safe=False)
        yield Problem(
            ctx.place(node).name,
            f"`{spec.name}` may not stand directly in `{outer.name}`",
            help=f"put it into {one_of(ways or spec.parents)}" if spec.parents else None,
            fix=fix,
        )
