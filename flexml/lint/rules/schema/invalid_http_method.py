"""Rule FX123."""

from __future__ import annotations

from ....diagnostics import WARNING
from ....source import Document
from ...context import Context
from ...example import Bad, Good
from ...rule import DocumentRule, Problems


class InvalidHttpMethod(DocumentRule):
    """An HTTP method is none that the vendor uses, or is not in upper case.

    The vendor logs a warning and uses its default, so a `get` handler is asked with `POST`.

    Ignore it where the default is the method that was meant.
    """

    code = "FX123"
    severity = WARNING
    reads = "verb"
    needs = "misfits"
    schema_decides = True
    examples = (
        Bad(
            """
            <Response>
              <Gather action="/menu" method="get"/>
                                             ^^^
            </Response>
            """,
            fixed="""
            <Response>
              <Gather action="/menu" method="GET"/>
            </Response>
            """,
            dialect="twiml",
        ),
        Good('<Response><Gather action="/menu" method="GET"/></Response>', dialect="twiml"),
        Good('<Response><Gather action="/menu" method="get"/></Response>', dialect="flexml"),
    )

    def check(self, document: Document, ctx: Context) -> Problems:
        for value in ctx.misfits:
            if value.defect == "method":
                yield value.problem(ctx)
