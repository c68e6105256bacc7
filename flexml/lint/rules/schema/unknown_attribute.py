"""Rule FX110."""

from __future__ import annotations

from ....diagnostics import ERROR, Problem
from ....dialects import ElementSpec
from ....dialects.words import nearest, one_of
from ....source import Node
from ...context import Context
from ...example import Bad, Good
from ...rule import ElementRule, Problems


class UnknownAttribute(ElementRule):
    """The element has no attribute of this name.

    The vendor ignores the attribute, and what it was to change stays at its default: digits are never sent to the URL,
    a recording never stops.

    Ignore it for an attribute that the vendor gave to your account before it was documented.
    """

    code = "FX110"
    severity = ERROR
    needs = "has_unlisted_attributes"
    elements = ("*",)
    runtime = {"twiml": (12200, 86004), "twiml-messaging": (12200,), "twiml-fax": (12200,)}
    schema_decides = True
    examples = (
        Bad(
            """
            <Response>
              <Gather numberOfDigits="4" action="/pin" colour="red"/>
                      ^^^^^^^^^^^^^^                   ^^^^^^
            </Response>
            """,
            dialect="twiml",
        ),
        Good('<Response><Gather numDigits="4" action="/pin"/></Response>', dialect="twiml"),
        Bad(
            """
            <Response>
              <Hangup colour="red"/>
                      ^^^^^^
            </Response>
            """,
            dialect="twiml",
            hidden=True,
        ),
    )

    def check(self, node: Node, ctx: Context) -> Problems:
        spec = ctx.spec(node)
        if spec is None or not spec.complete:
            return
        for name in ctx.unknown_attributes(node):
            near = nearest(name, tuple(spec.attributes))
            yield Problem(
                ctx.place(node).attribute(name),
                f"`{spec.name}` has no attribute `{name}`",
                help=f"did you mean `{near}`" if near else _taken(spec),
            )


def _taken(spec: ElementSpec) -> str:
    names = tuple(spec.attributes)
    return f"`{spec.name}` takes {one_of(names)}" if names else f"`{spec.name}` takes no attributes"
