"""Rule FX020."""

from __future__ import annotations

from ....diagnostics import ERROR, Edit, Fix, Problem
from ....source import Span, SyntaxFault
from ....source.shown import shown
from ...context import Context
from ...example import Bad, Good
from ...rule import Problems, SyntaxRule


class AttributeWithoutValue(SyntaxRule):
    """An attribute stands alone, without `=` and a value.

    HTML takes `<Record transcribe>` for true, XML does not: the vendor refuses the document.

    Ignore it nowhere: every reader of XML refuses it.
    """

    code = "FX020"
    severity = ERROR
    runtime = {"twiml": (12100,), "twiml-messaging": (12100,), "twiml-fax": (12100,)}
    faults = ("missing-value",)
    examples = (
        Bad(
            """
            <Response>
              <Record playBeep action="/recorded"/>
                      ^^^^^^^^
            </Response>
            """,
            fixed="""
            <Response>
              <Record playBeep="true" action="/recorded"/>
            </Response>
            """,
        ),
        Bad("<Response><Gather action =/></Response>\n                  ^^^^^^\n"),
        Good(
            """
            <Response>
              <Record playBeep="true" action="/recorded"/>
            </Response>
            """
        ),
    )

    def check(self, fault: SyntaxFault, ctx: Context) -> Problems:
        text, end = ctx.document.source.text, fault.span.end
        fix = None
        if not text[end:].lstrip().startswith("="):
            fix = Fix('Write `="true"`', (Edit(Span(end, end), '="true"'),), safe=False)
        yield Problem(fault.span, fault.reason, help=f'write `{shown(fault.name)}="…"`, or leave it out', fix=fix)
