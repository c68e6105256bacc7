"""Rule FX124."""

from __future__ import annotations

from ....diagnostics import ERROR
from ....source import Document
from ...context import Context
from ...example import Bad, Good
from ...rule import DocumentRule, Problems


class ListSeparator(DocumentRule):
    """The words of a list are separated by something else than spaces.

    The vendor reads `initiated,ringing` as one word that it does not know: the callbacks never come.

    Never ignore it.
    """

    code = "FX124"
    severity = ERROR
    reads = "verb"
    needs = "misfits"
    schema_decides = True
    examples = (
        Bad(
            """
            <Response>
              <Gather input="dtmf,speech" action="/menu"/>
                             ^^^^^^^^^^^
            </Response>
            """,
            fixed="""
            <Response>
              <Gather input="dtmf speech" action="/menu"/>
            </Response>
            """,
            dialect="twiml",
        ),
        Good('<Response><Gather input="dtmf speech" action="/menu"/></Response>', dialect="twiml"),
    )

    def check(self, document: Document, ctx: Context) -> Problems:
        for value in ctx.misfits:
            if value.defect == "separator":
                yield value.problem(ctx)
