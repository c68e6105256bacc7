"""Rule FX126."""

from __future__ import annotations

from ....diagnostics import ERROR
from ....source import Document
from ...context import Context
from ...example import Bad, Good
from ...rule import DocumentRule, Problems


class InvalidJson(DocumentRule):
    """A value that is a JSON object is none.

    The vendor refuses the verb, and the call goes on without it.

    Never ignore it.
    """

    code = "FX126"
    severity = ERROR
    reads = "verb"
    needs = "misfits"
    examples = (
        Bad(
            """
            <Response>
              <Enqueue workflowSid="WW00000000000000000000000000000000">
                <Task>{skill: sales}</Task>
                      ^^^^^^^^^^^^^^
              </Enqueue>
            </Response>
            """,
            dialect="twiml",
        ),
        Good(
            """
            <Response>
              <Enqueue workflowSid="WW00000000000000000000000000000000"><Task>{"skill": "sales"}</Task></Enqueue>
            </Response>
            """,
            dialect="twiml",
        ),
    )

    def check(self, document: Document, ctx: Context) -> Problems:
        for value in ctx.misfits:
            if value.defect == "json":
                yield value.problem(ctx)
