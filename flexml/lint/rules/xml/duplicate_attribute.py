"""Rule FX022."""

from __future__ import annotations

from ....diagnostics import ERROR, Edit, Fix, Problem, Related
from ....source import Span, SyntaxFault
from ....source.characters import skip_blank
from ...context import Context
from ...example import Bad, Good
from ...rule import Problems, SyntaxRule


class DuplicateAttribute(SyntaxRule):
    """An element has the same attribute twice.

    No reader can know which of the two is meant, and the vendor refuses the document.

    Ignore it nowhere: every reader of XML refuses it.
    """

    code = "FX022"
    severity = ERROR
    runtime = {"twiml": (12100,), "twiml-messaging": (12100,), "twiml-fax": (12100,)}
    faults = ("duplicate-attribute",)
    examples = (
        Bad(
            """
            <Response>
              <Gather action="/menu" method="POST" action="/start"/>
                                                   ^^^^^^
            </Response>
            """
        ),
        Bad(
            """
            <Response>
              <Gather action="/menu" method="POST" action="/menu"/>
                                                   ^^^^^^
            </Response>
            """,
            fixed="""
            <Response>
              <Gather action="/menu" method="POST"/>
            </Response>
            """,
        ),
        Bad(
            """
            <Response>
              <Gather finishOnKey="" finishOnKey=''/>
                                     ^^^^^^^^^^^
            </Response>
            """,
            fixed="""
            <Response>
              <Gather finishOnKey=""/>
            </Response>
            """,
        ),
        Bad(
            """
            <Response>
              <Gather action="/menu" action=/menu>
                                     ^^^^^^
                <Say>Press 1.</Say>
              </Gather>
              <Redirect method="GET">/menu</Redirect>
            </Response>
            """
        ),
        Good(
            """
            <Response>
              <Gather action="/menu" method="POST"/>
            </Response>
            """
        ),
    )

    def check(self, fault: SyntaxFault, ctx: Context) -> Problems:
        text, first = ctx.document.source.text, fault.related[0][0]
        this, other = _value(text, fault.span), _value(text, first)
        fix = None
        if this is not None and other is not None and this.cut(text)[1:-1] == other.cut(text)[1:-1]:
            start = len(text[: fault.span.start].rstrip())
            fix = Fix("Delete the second one", (Edit(Span(start, this.end), ""),))
        related = tuple(Related(*where) for where in fault.related)
        yield Problem(fault.span, fault.reason, help="keep one of the two", fix=fix, related=related)


def _value(text: str, name: Span) -> Span | None:
    """The value of the attribute at `name`, with its quotes."""
    start = skip_blank(text, skip_blank(text, name.end) + 1)
    quote = text[start : start + 1]
    end = text.find(quote, start + 1) if quote and quote in "\"'" else -1
    return None if end < 0 else Span(start, end + 1)
