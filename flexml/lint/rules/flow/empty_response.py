"""Rule FX320."""

from __future__ import annotations

from ....diagnostics import INFO, Problem
from ....source import Document
from ...context import Context
from ...example import Bad, Good
from ...rule import DocumentRule, Problems


class EmptyResponse(DocumentRule):
    """A document for a call holds no verb.

    The call ends at once: whoever calls hears nothing. As the answer to a message such a document is right, and
    as the answer to a status callback it is not read at all.

    Ignore it where the document answers a callback, or ends a call on purpose.
    """

    code = "FX320"
    severity = INFO
    when = "root empty"
    dialects = ("flexml", "twiml")
    examples = (
        Bad(
            """
            <Response>
             ^^^^^^^^
              <!-- nothing to say -->
            </Response>
            """
        ),
        Good(
            """
            <Response>
              <Say>We are closed.</Say>
            </Response>
            """
        ),
        Good("<Response/>", dialect="twiml", role="whisper", hidden=True),
        Good("<Response/>", dialect="twiml", role="wait", hidden=True),
        Good("<Response>{{ verbs }}</Response>", hidden=True),
        Good("<Reply/>", hidden=True),
    )

    def check(self, document: Document, ctx: Context) -> Problems:
        root = document.root
        if next(root.elements, None) is not None or root.own_text.strip() or ctx.spec(root) is None:
            return
        if ctx.role in ("wait", "whisper"):  # at its end the call goes on
            return
        yield Problem(
            ctx.place(root).name,
            f"`{ctx.written(root)}` holds no verb, and the call ends at once",
            help="add what the caller is to hear, or `Reject` to decline the call",
        )
