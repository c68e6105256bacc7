"""Rule FX026."""

from __future__ import annotations

from ....diagnostics import ERROR, Problem
from ....source import SyntaxFault
from ...context import Context
from ...example import Bad, Good
from ...rule import Problems, SyntaxRule


class ExcessiveDocument(SyntaxRule):
    """The document goes beyond what is read: more than 4 MiB, or elements more than 256 deep in each other.

    No call-control document comes near either bound, and no vendor takes one that does: a loop in the program wrote it,
    or it is another file altogether.

    Ignore it for files that are not documents; better keep them out of the run.
    """

    code = "FX026"
    severity = ERROR
    runtime = {"twiml": (11750,), "twiml-messaging": (11750,)}
    faults = ("too-large", "too-deep")
    examples = (
        Bad(b"<Response>" + b"<Gather>" * 300 + b"</Gather>" * 300 + b"</Response>", at=((1, 2052),), dialect="twiml"),
        Bad(b"<Response>" + b"<Pause/>" * 525_000 + b"</Response>", at=((1, 1),), dialect="twiml"),
        Good("<Response><Gather><Say>Press 1.</Say></Gather></Response>"),
    )

    def check(self, fault: SyntaxFault, ctx: Context) -> Problems:
        runtime = () if fault.kind == "too-deep" else None
        yield Problem(fault.span, fault.reason, help="look for the loop that wrote it", runtime=runtime)
