"""Rule FX014."""

from __future__ import annotations

from ....diagnostics import ERROR, Problem
from ....source import SyntaxFault
from ...context import Context
from ...example import Bad, Good
from ...rule import Problems, SyntaxRule


class EmptyDocument(SyntaxRule):
    """There is no document: nothing, white space, or comments without an element.

    The program answered with an empty body, mostly because a branch returned nothing; the call ends. A document that
    does nothing on purpose is `<Response/>`.

    Ignore it for files that a program fills in later.
    """

    code = "FX014"
    severity = ERROR
    runtime = {"twiml": (11770, 12100), "twiml-messaging": (11770, 12100), "twiml-fax": (11770, 12100)}
    faults = ("empty", "no-root")
    examples = (
        Bad(b"", at=((1, 1),), dialect="twiml"),
        Bad(b'<?xml version="1.0" encoding="UTF-8"?>\n<!-- nothing to do -->\n', at=((1, 1),), dialect="twiml"),
        Bad(b"\xef\xbb\xbf \n", at=((1, 1),)),
        Good("<Response/>"),
    )

    def check(self, fault: SyntaxFault, ctx: Context) -> Problems:
        codes = self.runtime.get(ctx.dialect.name, ())
        yield Problem(
            fault.span,
            fault.reason,
            help=f"answer with `<{ctx.dialect.root}/>` where there is nothing to do",
            runtime=codes[:1] if fault.kind == "empty" else codes[1:],
        )
