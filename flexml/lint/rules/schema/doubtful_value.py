"""Rule FX129."""

from __future__ import annotations

from ....diagnostics import WARNING
from ....source import Document
from ...context import Context
from ...example import Bad, Good
from ...rule import DocumentRule, Problems


class DoubtfulValue(DocumentRule):
    """A value breaks what one source of the vendor says, where others leave doubt.

    Pages, schemas and kits of a vendor do not always agree. What some of them refuse is worth a look, but no error.

    Ignore it for a value that you have seen at work.
    """

    code = "FX129"
    severity = WARNING
    reads = "verb"
    needs = "misfits"
    examples = (
        Bad(
            """
            <Response>
              <Enqueue maxQueueSize="0">support</Enqueue>
                                     ^
            </Response>
            """,
            dialect="twiml",
        ),
        Bad(
            """
            <Response>
              <Connect><Conversation serviceInstanceSid="ISxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"/></Connect>
                                                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
            </Response>
            """,
            dialect="twiml",
        ),
        Good('<Response><Enqueue maxQueueSize="50">support</Enqueue></Response>', dialect="twiml"),
    )

    def check(self, document: Document, ctx: Context) -> Problems:
        for value in ctx.misfits:
            if value.defect == "doubt":
                yield value.problem(ctx)
