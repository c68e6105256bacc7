"""Rule FX012."""

from __future__ import annotations

from ....diagnostics import WARNING, Problem
from ....source import Document
from ...context import Context
from ...example import Bad, Good
from ...rule import DocumentRule, Problems

MAX_CHARACTERS = 4000  # https://www.twilio.com/docs/api/errors/32018


class InlineDocumentTooLarge(DocumentRule):
    """A document that goes along with a REST request has more than 4,000 characters.

    The request is refused and the call never made. A comment `<!-- flexml: role=inline -->` says that a
    document is sent in this way; without it the rule is silent.

    Ignore it where the document is answered over HTTP, and delete the comment.
    """

    code = "FX012"
    severity = WARNING
    needs = "role"
    dialects = ("twiml",)
    runtime = {"twiml": (32018,)}
    examples = (
        Bad(
            b"<Response>\n  <!-- flexml: role=inline -->\n"
            + b"  <Say>All our agents are on the phone.</Say>\n" * 100
            + b"</Response>\n",
            at=((1, 2),),
        ),
        Good(
            """
            <Response>
              <!-- flexml: role=inline -->
              <Say loop="0">All our agents are on the phone.</Say>
            </Response>
            """
        ),
        Bad(
            "<Response><!-- flexml: role=inline --><Say>"
            + "Hello. " * 561
            + "Good morning!"
            + "</Say></Response>\n ^^^^^^^^\n",
        ),
        Good("<Response><!-- flexml: role=inline --><Say>" + "Hello. " * 561 + "Good evening" + "</Say></Response>\n"),
        Good("<Response>\n" + "  <Say>All our agents are on the phone.</Say>\n" * 100 + "</Response>\n", hidden=True),
    )

    def check(self, document: Document, ctx: Context) -> Problems:
        if ctx.role != "inline":
            return
        size = len(document.source.text)
        if size > MAX_CHARACTERS:
            yield Problem(
                ctx.place(document.root).name,
                f"the document has {size:,} characters, and a request takes {MAX_CHARACTERS:,}",
                help="let the request name a URL that answers with the document",
            )
