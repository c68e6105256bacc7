"""Rule FX006."""

from __future__ import annotations

from ....diagnostics import ERROR, Edit, Fix, Problem
from ....source import SyntaxFault, in_placeholder
from ....source.shown import shown
from ...context import Context
from ...example import Bad, Good
from ...rule import Problems, SyntaxRule


class AngleBracketInAttribute(SyntaxRule):
    """A `<` stands in an attribute value.

    Mostly it is a placeholder that was copied from an example and never filled in, such as `wss://<your server>/`. XML
    allows no `<` there, and the vendor refuses the document.

    Ignore it in documentation, where the placeholder is meant for the reader.
    """

    code = "FX006"
    severity = ERROR
    runtime = {"twiml": (12100,), "twiml-messaging": (12100,), "twiml-fax": (12100,)}
    faults = ("angle-bracket-in-attribute",)
    examples = (
        Bad(
            """
            <Response>
              <Connect>
                <Stream url="wss://<your server>/agent"/>
                                   ^^^^^^^^^^^^^
              </Connect>
            </Response>
            """
        ),
        Bad(
            """
            <Response>
              <Connect>
                <Stream url="wss://example.com"><Parameter name="age" value="< 5"/></Stream>
                                                                             ^
              </Connect>
            </Response>
            """,
            fixed="""
            <Response>
              <Connect>
                <Stream url="wss://example.com"><Parameter name="age" value="&lt; 5"/></Stream>
              </Connect>
            </Response>
            """,
        ),
        Bad(
            """
            <Response>
              <Redirect method="<%= method %>">/next</Redirect>
                                ^
            </Response>
            """
        ),
        Good(
            """
            <Response>
              <Connect>
                <Stream url="wss://media.example.com/agent"/>
              </Connect>
            </Response>
            """
        ),
    )

    def check(self, fault: SyntaxFault, ctx: Context) -> Problems:
        placeholder = fault.span.cut(ctx.document.source.text)
        if len(placeholder) > 1:
            yield Problem(
                fault.span,
                f"the placeholder `{shown(placeholder)}` stands in the value of `{shown(fault.name)}`",
                help="put the real value in its place",
            )
            return
        escape = Fix("Escape the `<`", (Edit(fault.span, "&lt;"),))
        expression = in_placeholder(ctx.document.source.text, fault.span.start)
        yield Problem(fault.span, fault.reason, help="write `&lt;`", fix=None if expression else escape)
