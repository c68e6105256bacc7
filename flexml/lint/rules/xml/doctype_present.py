"""Rule FX009."""

from __future__ import annotations

from ....diagnostics import WARNING, Fix, Problem
from ....source import Document
from ....source.doctype import OPENING, find_doctype
from ...context import Context
from ...edits import remove_span
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
    texts = ("<!DOCTYPE",)
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
            yield Problem(
                span,
                f"the document has a DOCTYPE, which {ctx.language} does not use",
                help="leave it out",
                fix=Fix("Delete the DOCTYPE", (remove_span(text, span),), safe=False),
            )
