"""Rule FX502."""

from __future__ import annotations

from ....diagnostics import INFO, Edit, Fix, Problem
from ....dialects.text import XML_SPACE
from ....source import Document, Span
from ...context import Context
from ...example import Bad, Good
from ...rule import DocumentRule, Problems
from ...value import Value


class WhitespaceInUrlBody(DocumentRule):
    """The URL that is the text of an element has white space around it.

    Both vendors have samples written like that, and trim it. Other programs that read the document do not always:
    a strict HTTP library refuses the URL.

    Ignore it where the two vendors alone read the document and long lines disturb you more.
    """

    code = "FX502"
    severity = INFO
    reads = "verb"
    needs = "urls"
    examples = (
        Bad(
            """
            <Response>
              <Say>One moment.</Say>
              <Redirect>
                https://example.com/menu
                ^^^^^^^^^^^^^^^^^^^^^^^^
              </Redirect>
            </Response>
            """,
            fixed="""
            <Response>
              <Say>One moment.</Say>
              <Redirect>https://example.com/menu</Redirect>
            </Response>
            """,
        ),
        Bad(
            """
            <Response>
              <Play> https://example.com/a.mp3</Play>
                     ^^^^^^^^^^^^^^^^^^^^^^^^^
              <Play>https://example.com/b.mp3 </Play>
                    ^^^^^^^^^^^^^^^^^^^^^^^^^
            </Response>
            """,
            fixed="""
            <Response>
              <Play>https://example.com/a.mp3</Play>
              <Play>https://example.com/b.mp3</Play>
            </Response>
            """,
        ),
        Bad(
            """
            <Response>
              <Play><!-- the tune --> https://example.com/tune.mp3</Play>
                                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^
            </Response>
            """
        ),
        Good('<Response><Gather action="/pin"> <Say> Your pin. </Say> </Gather></Response>'),
        Good("<Response><Redirect>https://example.com/menu</Redirect></Response>"),
        Good("<Response><Redirect>&#160;/menu</Redirect></Response>", hidden=True),
    )

    def check(self, document: Document, ctx: Context) -> Problems:
        for value in ctx.urls:
            padded = value.name is None and value.text.strip(XML_SPACE) != value.text
            if padded:
                yield Problem(
                    value.span(ctx),
                    f"{value.subject} has white space around the URL",
                    help="write the URL directly between the tags",
                    fix=_trim(value, ctx),
                )


def _trim(value: Value, ctx: Context) -> Fix | None:
    content, text, source = ctx.place(value.node).content, value.span(ctx), ctx.document.source.text
    around = (Span(content.start, text.start), Span(text.end, content.end))
    if any(span.cut(source).strip(XML_SPACE) for span in around):
        return None  # a comment, or a CDATA section
    return Fix("Trim it", tuple(Edit(span, "") for span in around if len(span)))
