"""Rule FX486."""

from __future__ import annotations

from ....diagnostics import WARNING, Problem
from ....source import Document
from ...context import Context
from ...example import Bad, Good
from ...rule import DocumentRule, Problems


class FaxNotReceived(DocumentRule):
    """A document that answers a fax does not receive it.

    Without `Receive` the fax is refused, and the sender's machine tries again and again.

    Ignore it where the fax is meant to be refused.
    """

    code = "FX486"
    severity = WARNING
    dialects = ("twiml-fax",)
    runtime = {"twiml-fax": (34106,)}
    examples = (
        Bad(
            """
            <Response/>
             ^^^^^^^^
            """
        ),
        Good('<Response><Receive action="/received"/></Response>'),
        Good("<Response><receive/></Response>", hidden=True),
        Good("<Answer/>", hidden=True),
    )

    def check(self, document: Document, ctx: Context) -> Problems:
        # What stands in its place has a finding of its own.
        if document.root.name == ctx.dialect.root and not any(True for _ in document.root.elements):
            yield Problem(
                ctx.place(document.root).name,
                "nothing in this document receives the fax, so that it is refused",
                help="write a `Receive`",
            )
