"""Rule FX128."""

from __future__ import annotations

from ....diagnostics import ERROR
from ....source import Document
from ...context import Context
from ...example import Bad, Good
from ...rule import DocumentRule, Problems


class WrongUrlScheme(DocumentRule):
    """A URL begins with a scheme that the vendor does not use here.

    The vendor fetches nothing: no callback, no audio, no stream.

    Never ignore it.
    """

    code = "FX128"
    severity = ERROR
    reads = "verb"
    needs = "misfits"
    examples = (
        Bad(
            """
            <Response>
              <Play>ftp://example.com/greeting.mp3</Play>
                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
            </Response>
            """,
            dialect="twiml",
        ),
        Good("<Response><Play>https://example.com/greeting.mp3</Play></Response>", dialect="twiml"),
    )

    def check(self, document: Document, ctx: Context) -> Problems:
        for value in ctx.misfits:
            if value.defect == "scheme":
                yield value.problem(ctx)
