"""Rule FX103."""

from __future__ import annotations

from ....diagnostics import ERROR, WARNING, Edit, Fix, Problem
from ....source import Node
from ...context import Context
from ...example import Bad, Good
from ...rule import ElementRule, Problems


class WrongCaseElement(ElementRule):
    """An element's name differs from the known one by the case of its letters alone.

    Names of XML elements are compared letter by letter: to most vendors `HangUp` is as unknown as `Foo`, and the call
    goes on where it should have ended. Where a vendor is known to be lenient, the finding is a warning, because
    schemas, editors and other vendors are not.

    Ignore it where only a lenient vendor will ever read the document.
    """

    code = "FX103"
    severity = ERROR
    needs = "has_other_case"
    elements = ("*",)
    runtime = {"twiml": (12200,), "twiml-messaging": (12200,), "twiml-fax": (12200,)}
    examples = (
        Bad(
            """
            <Response>
              <say>Goodbye</say>
               ^^^
              <HangUp/>
               ^^^^^^
            </Response>
            """,
            fixed="""
            <Response>
              <Say>Goodbye</Say>
              <Hangup/>
            </Response>
            """,
            dialect="twiml",
        ),
        Bad(
            """
            <response>
             ^^^^^^^^
              <Say>Goodbye</Say>
            </response>
            """,
            fixed="""
            <Response>
              <Say>Goodbye</Say>
            </Response>
            """,
            dialect="twiml",
        ),
        Bad(
            """
            <response>
             ^^^^^^^^
              <say>Goodbye</say>
               ^^^
            </response>
            """,
            fixed="""
            <Response>
              <Say>Goodbye</Say>
            </Response>
            """,
            dialect="flexml",
        ),
        Good("<Response><Say>Goodbye</Say><Hangup/></Response>", dialect="twiml"),
    )

    def check(self, node: Node, ctx: Context) -> Problems:
        spec = ctx.spec(node)
        if spec is None or spec.name == node.name:
            return
        place = ctx.place(node)
        edits = [Edit(place.name, spec.name)]
        if place.end_tag is not None:
            edits.append(Edit(place.end_name, spec.name))
        at_root = node.parent is None
        yield Problem(
            place.name,
            f"`{node.name}` is spelled `{spec.name}`",
            fix=Fix(f"Write `{spec.name}`", tuple(edits)),
            severity=WARNING if ctx.dialect.ignores_case else None,
            runtime=(12102,) if at_root and self.predicts(ctx, ()) else None,
        )
