"""Rule FX603."""

from __future__ import annotations

from ....diagnostics import WARNING, Problem
from ....source import Document, Escaping
from ....source.shown import shown
from ...builder_code import builder_code
from ...context import Context
from ...example import Bad, Good
from ...insertion import insertions
from ...rule import DocumentRule, Problems


class EscapeWithoutQuotes(DocumentRule):
    """A value in an attribute is escaped by a function that leaves quotes as they are.

    `xml.sax.saxutils.escape` and `html.escape(…, quote=False)` are for text. In an attribute, a quote in the value ends
    it, and what follows is read as more attributes: `a" action="https://evil.example` sends the call elsewhere.

    Ignore it where the value surely holds no quote.
    """

    code = "FX603"
    severity = WARNING
    reads = "verb"
    needs = "insertions"
    examples = (
        Bad(
            """
            from xml.sax.saxutils import escape

            def transfer(number, action):
                return f'<Response><Dial action="{escape(action)}">{escape(number)}</Dial></Response>'
                                                 ^^^^^^^^^^^^^^^^
            """,
            language="python",
        ),
        Bad(
            """
            import html

            TRANSFER = "<Response><Dial><Number statusCallback='{url}'>+15550100</Number></Dial></Response>"
                                                                ^^^^^

            def transfer(url):
                return TRANSFER.format(url=html.escape(url, quote=False))
            """,
            language="python",
            dialect="twiml",
        ),
        Good(
            """
            from xml.sax.saxutils import escape, quoteattr


            def transfer(number, action):
                return f"<Response><Dial action={quoteattr(action)}>{escape(number)}</Dial></Response>"
            """,
            language="python",
        ),
        Good(
            """
            from html import escape
            from xml.sax import saxutils


            def transfer(action, url):
                action, url = escape(action), saxutils.escape(url, {'"': "&quot;"})
                return f'<Response><Dial action="{action}"><Number statusCallback="{url}">1</Number></Dial></Response>'
            """,
            language="python",
        ),
    )

    def check(self, document: Document, ctx: Context) -> Problems:
        for insertion in insertions(document, lambda hole: hole.escaping is Escaping.TEXT):
            hole = insertion.hole
            if insertion.attribute is not None:
                yield Problem(
                    insertion.span,
                    f"`{shown(hole.expression)}` in `{insertion.attribute}` of `{insertion.node.name}` leaves quotes "
                    "as they are, so a quote in the value ends the attribute",
                    help=f"use `xml.sax.saxutils.quoteattr`, which brings the quotes, or the builder: "
                    f"`{builder_code(insertion, document)}`",
                )
