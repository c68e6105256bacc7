"""Rule FX122."""

from __future__ import annotations

from ....diagnostics import ERROR
from ....source import Document
from ...context import Context
from ...example import Bad, Good
from ...rule import DocumentRule, Problems


class InvalidInteger(DocumentRule):
    """An attribute that takes a whole number holds something else, or a number out of its range.

    The vendor logs a warning and takes the default: a caller waits longer than was written, or is cut off.

    Ignore it for a range that the vendor has widened for your account.
    """

    code = "FX122"
    severity = ERROR
    reads = "verb"
    needs = "misfits"
    schema_decides = True
    examples = (
        Bad(
            """
            <Response>
              <Gather numDigits="four" action="/pin"/>
                                 ^^^^
            </Response>
            """,
            dialect="twiml",
        ),
        Bad(
            """
            <Response>
              <Record maxLength="60s"/>
                                 ^^^
            </Response>
            """,
            fixed="""
            <Response>
              <Record maxLength="60"/>
            </Response>
            """,
            dialect="twiml",
        ),
        Good('<Response><Record timeout="5" maxLength="60"/></Response>', dialect="twiml"),
    )

    def check(self, document: Document, ctx: Context) -> Problems:
        for value in ctx.misfits:
            if value.defect == "integer":
                yield value.problem(ctx)
