"""Rule FX009."""

from __future__ import annotations

from ....diagnostics import WARNING, Edit, Fix, Problem
from ....source import Document, Span
from ....source.doctype import OPENING, find_doctype
from ...context import Context
from ...example import Bad, Good
from ...rule import DocumentRule, Problems


class DoctypePresent(DocumentRule):
    """The document has a DOCTYPE.

    No call-control language has a DTD. A DOCTYPE mostly says that a web page was sent in place of a document, and a
    parser that is careful about attacks refuses it.

    Ignore it where an editor needs the DOCTYPE; a schema serves it better.
    """

    code = "FX009"
    severity = WARNING
    examples = (
        Bad(
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <!DOCTYPE Response SYSTEM "response.dtd">
            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
            <Response/>
            """,
            fixed="""
            <?xml version="1.0" encoding="UTF-8"?>
            <Response/>
            """,
        ),
        Bad("<!DOCTYPE Response []><Response/>\n^^^^^^^^^^^^^^^^^^^^^^\n", "<Response/>\n"),
        Good(
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <!-- no <!DOCTYPE> here -->
            <Response/>
            """
        ),
    )

    def check(self, document: Document, ctx: Context) -> Problems:
        text = document.source.text
        if OPENING not in text:
            return
        span = find_doctype(text)
        if span is not None:
            end = span.end + (len(text) - span.end - len(text[span.end :].lstrip()) if _on_lines(text, span) else 0)
            yield Problem(
                span,
                f"the document has a DOCTYPE, which {ctx.language} does not use",
                help="leave it out",
                fix=Fix("Delete the DOCTYPE", (Edit(Span(span.start, end), ""),), safe=False),
            )


def _on_lines(text: str, span: Span) -> bool:
    """Whether nothing else stands on the lines of the DOCTYPE."""
    before, after = text[: span.start].rstrip(" \t"), text[span.end :].lstrip(" \t")
    return before[-1:] in ("", "\r", "\n") and after[:1] in ("\r", "\n")
