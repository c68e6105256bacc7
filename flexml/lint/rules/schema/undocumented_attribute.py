"""Rule FX113."""

from __future__ import annotations

from ....diagnostics import WARNING, Problem
from ....dialects.words import nearest
from ....source import Node
from ...context import Context
from ...example import Bad, Good
from ...rule import ElementRule, Problems


class UndocumentedAttribute(ElementRule):
    """The vendor's pages do not name this attribute, and they are known to leave some out.

    Most such names are slips or come from another vendor, and are then ignored in a call. Because the public
    documentation of the element is not complete, it is a warning and not an error.

    Ignore it for an attribute that the vendor has confirmed.
    """

    code = "FX113"
    severity = WARNING
    needs = "has_unlisted_attributes"
    elements = ("*",)
    runtime = {"twiml": (12200,), "twiml-messaging": (12200,), "twiml-fax": (12200,)}
    examples = (
        Bad(
            """
            <Response>
              <Gather numDigit="1" action="/menu"/>
                      ^^^^^^^^
              <Dial colour="red">+15550100</Dial>
                    ^^^^^^
            </Response>
            """,
            dialect="flexml",
        ),
        Good('<Response><Gather numDigits="1" action="/menu"/></Response>', dialect="flexml"),
    )

    def check(self, node: Node, ctx: Context) -> Problems:
        spec = ctx.spec(node)
        if spec is None or spec.complete:
            return
        for name in ctx.unknown_attributes(node):
            near = nearest(name, tuple(spec.attributes))
            yield Problem(
                ctx.place(node).attribute(name),
                f"no page of {ctx.dialect.vendor} names an attribute `{name}` of `{spec.name}`",
                help=f"did you mean `{near}`" if near else "remove it, or try whether it has an effect",
            )
