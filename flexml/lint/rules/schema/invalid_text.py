"""Rule FX132."""

from __future__ import annotations

from ....diagnostics import ERROR
from ....source import Document
from ...context import Context
from ...example import Bad, Good
from ...rule import DocumentRule, Problems


class InvalidText(DocumentRule):
    """The text of an element is not what the element takes.

    The vendor dials, plays or joins nothing.

    Ignore it where the vendor is known to take more than its pages say.
    """

    code = "FX132"
    severity = ERROR
    reads = "verb"
    needs = "misfits"
    examples = (
        Bad(
            """
            <Response>
              <Dial><Number>call sales</Number></Dial>
                            ^^^^^^^^^^
            </Response>
            """,
            dialect="twiml",
        ),
        Good("<Response><Dial><Number>+15105550100</Number></Dial></Response>", dialect="twiml"),
    )

    def check(self, document: Document, ctx: Context) -> Problems:
        for value in ctx.misfits:
            if value.defect == "text":
                yield value.problem(ctx)
