"""Rule FX120."""

from __future__ import annotations

from ....diagnostics import ERROR
from ....source import Document
from ...context import Context
from ...example import Bad, Good
from ...rule import DocumentRule, Problems


class InvalidEnumValue(DocumentRule):
    """An attribute holds a word that is not on its list.

    The vendor logs a warning and takes the default, so the call does something else than was written.

    Ignore it for a word that the vendor gave to your account before it was documented.
    """

    code = "FX120"
    severity = ERROR
    reads = "verb"
    needs = "misfits"
    schema_decides = True
    examples = (
        Bad(
            """
            <Response>
              <Reject reason="bussy"/>
                              ^^^^^
            </Response>
            """,
            dialect="twiml",
        ),
        Bad(
            """
            <Response>
              <Gather input="dtmf voice" action="/menu"/>
                             ^^^^^^^^^^
            </Response>
            """,
            dialect="twiml",
        ),
        Good('<Response><Reject reason="busy"/></Response>', dialect="twiml"),
    )

    def check(self, document: Document, ctx: Context) -> Problems:
        for value in ctx.misfits:
            if value.defect == "word":
                yield value.problem(ctx)
