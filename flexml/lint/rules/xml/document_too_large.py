"""Rule FX011."""

from __future__ import annotations

from ....diagnostics import ERROR, Problem
from ....source import Document
from ...context import Context
from ...example import Bad, Good
from ...rule import DocumentRule, Problems


class DocumentTooLarge(DocumentRule):
    """The document has more bytes than the vendor takes.

    The vendor drops it and the call fails, often without a word to the caller. Long lists of choices and embedded data
    are the usual reasons.

    Ignore it for a document that a program cuts before it sends it.
    """

    code = "FX011"
    severity = ERROR
    needs = "oversized"
    runtime = {"twiml": (11750,), "twiml-messaging": (11750,)}
    examples = (
        Bad(
            b"<Response>\n" + b"  <Say>All our agents are on the phone.</Say>\n" * 1500 + b"</Response>\n",
            dialect="twiml",
            at=((1, 2),),
        ),
        Bad(b"<Response>" + b"<Pause/>" * 8189 + b"    </Response>", dialect="twiml", at=((1, 2),)),
        Good(b"<Response>" + b"<Pause/>" * 8189 + b"   </Response>", dialect="twiml"),
        Good(
            """
            <Response>
              <Say loop="0">All our agents are on the phone.</Say>
            </Response>
            """,
            dialect="twiml",
        ),
    )

    def check(self, document: Document, ctx: Context) -> Problems:
        size, limit = len(document.source.data), ctx.dialect.max_bytes
        if limit and size > limit:
            yield Problem(
                ctx.place(document.root).name,
                f"the document has {size:,} bytes, and {ctx.dialect.title} takes {limit:,}",
                help="leave a part of it to another document, and lead there with `Redirect`",
            )
