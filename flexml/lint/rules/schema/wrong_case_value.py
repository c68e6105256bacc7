"""Rule FX127."""

from __future__ import annotations

from ....diagnostics import ERROR
from ....source import Document
from ...context import Context
from ...example import Bad, Good
from ...rule import DocumentRule, Problems


class WrongCaseValue(DocumentRule):
    """A value differs from an allowed one by the case of its letters alone.

    The vendor compares letter by letter, logs a warning and takes the default.

    Ignore it where the vendor is known to be lenient.
    """

    code = "FX127"
    severity = ERROR
    reads = "verb"
    needs = "misfits"
    schema_decides = True
    examples = (
        Bad(
            """
            <Response>
              <Reject reason="Busy"/>
                              ^^^^
            </Response>
            """,
            fixed="""
            <Response>
              <Reject reason="busy"/>
            </Response>
            """,
            dialect="twiml",
        ),
        Good('<Response><Reject reason="busy"/></Response>', dialect="twiml"),
    )

    def check(self, document: Document, ctx: Context) -> Problems:
        for value in ctx.misfits:
            if value.defect == "case":
                yield value.problem(ctx)
