"""Rule FX111."""

from __future__ import annotations

from collections import Counter

from ....diagnostics import ERROR, WARNING, Edit, Fix, Problem
from ....source import Node
from ...context import Context
from ...example import Bad, Good
from ...rule import ElementRule, Problems


class WrongCaseAttribute(ElementRule):
    """An attribute's name differs from the known one by the case of its letters alone.

    Most vendors compare names letter by letter and ignore `numdigits`: the caller's digits are waited for until the
    timeout. Where a vendor is known to be lenient, the finding is a warning, because schemas, editors and other vendors
    are not.

    Ignore it where only a lenient vendor will ever read the document.
    """

    code = "FX111"
    severity = ERROR
    needs = "has_unlisted_attributes"
    elements = ("*",)
    runtime = {"twiml": (12200,), "twiml-messaging": (12200,), "twiml-fax": (12200,)}
    refines = ("unknown-attribute", "undocumented-attribute")
    examples = (
        Bad(
            """
            <Response>
              <Gather numdigits="4" action="/pin"/>
                      ^^^^^^^^^
            </Response>
            """,
            fixed="""
            <Response>
              <Gather numDigits="4" action="/pin"/>
            </Response>
            """,
            dialect="twiml",
        ),
        Bad(
            """
            <Response>
              <Gather numdigits="4" NumDigits="5" action="/pin"/>
                      ^^^^^^^^^     ^^^^^^^^^
            </Response>
            """,
            dialect="twiml",
        ),
        Bad(
            """
            <Response>
              <Gather numDigits="4" numdigits="5" Action="/pin"/>
                                    ^^^^^^^^^     ^^^^^^
            </Response>
            """,
            dialect="flexml",
        ),
        Good('<Response><Gather numDigits="4" action="/pin"/></Response>', dialect="twiml"),
    )

    def check(self, node: Node, ctx: Context) -> Problems:
        spec, written = ctx.spec(node), node.attributes
        if spec is None or written.keys() <= spec.attributes.keys():
            return
        known = {name.lower(): name for name in spec.attributes}
        spellings = Counter(name.lower() for name in written)
        for name in written:
            right = known.get(name.lower())
            if right is None or name in spec.attributes:
                continue
            span = ctx.place(node).attribute(name)
            yield Problem(
                span,
                f"`{name}` of `{spec.name}` is spelled `{right}`",
                help=None if spellings[name.lower()] == 1 else f"keep one of the {spellings[name.lower()]}",
                fix=Fix(f"Write `{right}`", (Edit(span, right),)) if spellings[name.lower()] == 1 else None,
                severity=WARNING if ctx.dialect.ignores_case else None,
            )
