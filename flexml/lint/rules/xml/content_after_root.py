"""Rule FX003."""

from __future__ import annotations

from ....diagnostics import ERROR, Edit, Fix, Problem, Related
from ....source import Span, SyntaxFault
from ...context import Context
from ...example import Bad, Good
from ...rule import Problems, SyntaxRule


class ContentAfterRoot(SyntaxRule):
    """Text or markup follows the root element.

    A document has one root: two documents that were printed one after the other, or a debug line after the last tag,
    make the vendor refuse all of it.

    Ignore it for files that hold several documents on purpose; better keep one document in a file.
    """

    code = "FX003"
    severity = ERROR
    runtime = {"twiml": (12100,), "twiml-messaging": (12100,), "twiml-fax": (12100,)}
    faults = ("content-after-root",)
    examples = (
        Bad(
            """
            <Response><Hangup/></Response>
            done in 12 ms
            ^^^^^^^^^^^^^
            """,
            fixed="""
            <Response><Hangup/></Response>
            """,
        ),
        Bad(
            """
            <Response><Say>Hello</Say></Response>
            <Response><Hangup/></Response>
            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
            """,
            fixed="""
            <Response><Say>Hello</Say></Response>
            """,
        ),
        Good(
            """
            <Response><Say>Hello</Say><Hangup/></Response>
            <!-- done in 12 ms -->
            """
        ),
    )

    def check(self, fault: SyntaxFault, ctx: Context) -> Problems:
        delete = Edit(Span(fault.related[0][0].end, fault.span.end), "")
        yield Problem(
            fault.span,
            fault.reason,
            help="put all verbs into one root element, and print nothing after it",
            fix=Fix(f"Delete the {fault.name}", (delete,), safe=False),
            related=tuple(Related(*place) for place in fault.related),
        )
