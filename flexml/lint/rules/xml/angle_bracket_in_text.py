"""Rule FX016."""

from __future__ import annotations

from ....diagnostics import ERROR, Edit, Fix, Problem
from ....source import SyntaxFault, in_placeholder
from ...context import Context
from ...example import Bad, Good
from ...rule import Problems, SyntaxRule


class AngleBracketInText(SyntaxRule):
    """A `<` stands in a text.

    XML reads it as the beginning of a tag and the vendor refuses the document, whether it was a comparison or a
    placeholder that was copied from an example and never filled in, such as `wss://<your server>/`.

    Ignore it in documentation, where a placeholder is meant for the reader.
    """

    code = "FX016"
    severity = ERROR
    runtime = {"twiml": (12100,), "twiml-messaging": (12100,), "twiml-fax": (12100,)}
    faults = ("angle-bracket-in-text",)
    examples = (
        Bad(
            """
            <Response>
              <Say>Press 1 if you are < 18 years old.</Say>
                                      ^
            </Response>
            """,
            fixed="""
            <Response>
              <Say>Press 1 if you are &lt; 18 years old.</Say>
            </Response>
            """,
        ),
        Bad(
            """
            <Response>
              <Redirect>https://<your host>/next</Redirect>
                                ^^^^^^^^^^^
            </Response>
            """
        ),
        Bad(
            """
            <Response>
              <Redirect>https://<host>/next</Redirect>
                                ^^^^^^
            </Response>
            """
        ),
        Bad("<Response><Say>Hello <%= name %></Say></Response>\n                     ^\n"),
        Good("<Response><Say>Press 1 if you are &lt; 18 years old.</Say></Response>"),
    )

    def check(self, fault: SyntaxFault, ctx: Context) -> Problems:
        if len(fault.span) > 1:
            yield Problem(fault.span, fault.reason, help="put the real value in its place, or write `&lt;` for the `<`")
            return
        escape = Fix("Escape the `<`", (Edit(fault.span, "&lt;"),))
        expression = in_placeholder(ctx.document.source.text, fault.span.start)
        yield Problem(fault.span, fault.reason, help="write `&lt;`", fix=None if expression else escape)
