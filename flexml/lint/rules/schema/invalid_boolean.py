"""Rule FX121."""

from __future__ import annotations

from ....diagnostics import ERROR
from ....source import Document
from ...context import Context
from ...example import Bad, Good
from ...rule import DocumentRule, Problems


class InvalidBoolean(DocumentRule):
    """An attribute that is true or false holds something else.

    `True`, as Python prints it, is not `true`: the vendor logs a warning and takes the default.

    Never ignore it.
    """

    code = "FX121"
    severity = ERROR
    reads = "verb"
    needs = "misfits"
    schema_decides = True
    examples = (
        Bad(
            """
            <Response>
              <Record playBeep="False"/>
                                ^^^^^
            </Response>
            """,
            fixed="""
            <Response>
              <Record playBeep="false"/>
            </Response>
            """,
            dialect="twiml",
        ),
        Bad(
            """
            <Response>
              <Record playBeep="0"/>
                                ^
            </Response>
            """,
            fixed="""
            <Response>
              <Record playBeep="false"/>
            </Response>
            """,
            dialect="twiml",
        ),
        Good('<Response><Record playBeep="false"/></Response>', dialect="twiml"),
    )

    def check(self, document: Document, ctx: Context) -> Problems:
        for value in ctx.misfits:
            if value.defect == "boolean":
                yield value.problem(ctx)
