"""Rule FX015."""

from __future__ import annotations

from ....diagnostics import ERROR, Problem
from ....source import SyntaxFault
from ...context import Context
from ...example import Bad, Good
from ...rule import Problems, SyntaxRule


class NotXml(SyntaxRule):
    """The document is plain text or JSON, not XML.

    A handler answered `OK`, an error message, or what another API wants to have. The vendor ends the call.

    Ignore it for a file that is no answer to a call; better keep it out of the run.
    """

    code = "FX015"
    severity = ERROR
    runtime = {"twiml": (12100,), "twiml-messaging": (12100,), "twiml-fax": (12100,)}
    faults = ("not-xml",)
    examples = (
        Bad("OK\n^^\n"),
        Bad('{"status": "success"}\n^^^^^^^^^^^^^^^^^^^^^\n'),
        Good("<Response/>"),
    )

    def check(self, fault: SyntaxFault, ctx: Context) -> Problems:
        root = ctx.dialect.root
        yield Problem(fault.span, fault.reason, help=f"answer with `<{root}>…</{root}>`")
