"""Rule FX130."""

from __future__ import annotations

from ....diagnostics import INFO
from ....source import Document
from ...context import Context
from ...example import Bad, Good
from ...rule import DocumentRule, Problems


class UnlistedValue(DocumentRule):
    """A value is not among those that the vendor lists, where the list is open.

    Voices, languages and models come and go faster than pages. It may be a slip, or newer than our table.

    Ignore it for a value that you have seen at work.
    """

    code = "FX130"
    severity = INFO
    reads = "verb"
    needs = "misfits"
    examples = (
        Bad(
            """
            <Response>
              <Gather speechModel="phone_cal" input="speech" action="/menu"/>
                                   ^^^^^^^^^
            </Response>
            """,
            dialect="twiml",
        ),
        Good('<Response><Gather speechModel="phone_call" input="speech" action="/menu"/></Response>', dialect="twiml"),
    )

    def check(self, document: Document, ctx: Context) -> Problems:
        for value in ctx.misfits:
            if value.defect == "unlisted":
                yield value.problem(ctx)
