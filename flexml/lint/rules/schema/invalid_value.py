"""Rule FX125."""

from __future__ import annotations

from ....diagnostics import ERROR
from ....source import Document
from ...context import Context
from ...example import Bad, Good
from ...rule import DocumentRule, Problems


class InvalidValue(DocumentRule):
    """An attribute holds a text that is not of the form, or not of the length, that it takes.

    The vendor refuses the verb or takes the default; an empty URL asks nobody.

    Ignore it where the vendor is known to take more than its pages say.
    """

    code = "FX125"
    severity = ERROR
    reads = "verb"
    needs = "misfits"
    schema_decides = True
    examples = (
        Bad(
            """
            <Response>
              <Play digits="1-2-3"/>
                            ^^^^^
            </Response>
            """,
            dialect="twiml",
        ),
        Good('<Response><Play digits="1w2w3"/></Response>', dialect="twiml"),
    )

    def check(self, document: Document, ctx: Context) -> Problems:
        for value in ctx.misfits:
            if value.defect == "form":
                yield value.problem(ctx)
