"""Rule FX021."""

from __future__ import annotations

from ....diagnostics import ERROR, Edit, Fix, Problem
from ....source import Span, SyntaxFault
from ...context import Context
from ...example import Bad, Good
from ...rule import Problems, SyntaxRule


class BadlySeparatedAttributes(SyntaxRule):
    """Two attributes are separated by a comma or a semicolon, or by nothing.

    XML wants white space there and takes nothing else: the vendor refuses the document.

    Ignore it nowhere: every reader of XML refuses it.
    """

    code = "FX021"
    severity = ERROR
    runtime = {"twiml": (12100,), "twiml-messaging": (12100,), "twiml-fax": (12100,)}
    faults = ("separator", "missing-space")
    examples = (
        Bad(
            """
            <Response>
              <Say voice="woman", language="de">Guten Tag</Say>
                                ^
            </Response>
            """,
            fixed="""
            <Response>
              <Say voice="woman" language="de">Guten Tag</Say>
            </Response>
            """,
        ),
        Bad(
            """
            <Response>
              <Say voice="woman"language="de">Guten Tag</Say>
                                ^^^^^^^^
            </Response>
            """,
            fixed="""
            <Response>
              <Say voice="woman" language="de">Guten Tag</Say>
            </Response>
            """,
        ),
        Bad(
            """
            <Response>
              <Say voice="woman";language="de">Guten Tag</Say>
                                ^
            </Response>
            """,
            fixed="""
            <Response>
              <Say voice="woman" language="de">Guten Tag</Say>
            </Response>
            """,
        ),
        Good(
            """
            <Response>
              <Say voice="woman" language="de">Guten Tag</Say>
            </Response>
            """
        ),
    )

    def check(self, fault: SyntaxFault, ctx: Context) -> Problems:
        text, span = ctx.document.source.text, fault.span
        if fault.kind == "missing-space":
            edit = Edit(Span(span.start, span.start), " ")
        else:
            edit = Edit(span, "" if text[span.end : span.end + 1].isspace() else " ")
        yield Problem(span, fault.reason, help="write a blank between attributes", fix=Fix("Write a blank", (edit,)))
