"""Rule FX017."""

from __future__ import annotations

from ....diagnostics import ERROR, Edit, Fix, Problem, Related
from ....source import Span, SyntaxFault
from ....source.shown import shown
from ...context import Context
from ...example import Bad, Good
from ...rule import Problems, SyntaxRule


class UnclosedTag(SyntaxRule):
    """An element has a start tag and no end tag.

    The vendor refuses the whole document. Either the end tag is missing, or the element was meant to be empty and the
    `/` before its `>` is, or the document was cut off on its way.

    Ignore it for templates that other files continue; the rendered document is what counts.
    """

    code = "FX017"
    severity = ERROR
    runtime = {"twiml": (12100,), "twiml-messaging": (12100,), "twiml-fax": (12100,)}
    faults = ("unclosed-tag",)
    examples = (
        Bad(
            """
            <Response>
              <Dial>+15550100
              ^^^^^^
            </Response>
            """,
            fixed="""
            <Response>
              <Dial>+15550100</Dial>
            </Response>
            """,
        ),
        Bad(
            """
            <Response>
              <Pause length="2">
              ^^^^^^^^^^^^^^^^^^
              <Say>Hello</Say>
            </Response>
            """,
            fixed="""
            <Response>
              <Pause length="2"/>
              <Say>Hello</Say>
            </Response>
            """,
        ),
        Bad(
            """
            <Response>
            ^^^^^^^^^^
              <Say>Hello</Say>
            """,
            fixed="""
            <Response>
              <Say>Hello</Say></Response>
            """,
        ),
        Good(
            """
            <Response>
              <Pause length="2"/>
              <Dial>+15550100</Dial>
            </Response>
            """
        ),
    )

    def check(self, fault: SyntaxFault, ctx: Context) -> Problems:
        text, place = ctx.document.source.text, fault.related[0][0]
        spec = ctx.dialect.resolve(fault.name)
        if spec is not None and spec.text is None and not spec.children:
            close = Edit(Span(fault.span.end - 1, fault.span.end - 1), "/")
            fix = Fix(f"Make `{shown(fault.name)}` empty", (close,), safe=False)
            advice = f"write `<{shown(fault.name)}/>`: it has no content"
        else:
            end = len(text[: place.start].rstrip())
            fix = Fix("Add the end tag", (Edit(Span(end, end), f"</{fault.name}>"),), safe=False)
            advice = f"close it with `</{shown(fault.name)}>`"
        related = tuple(Related(*where) for where in fault.related)
        yield Problem(fault.span, fault.reason, help=advice, fix=fix, related=related)
