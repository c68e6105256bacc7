"""Rule FX025."""

from __future__ import annotations

from ....diagnostics import ERROR, Problem
from ....source import SyntaxFault
from ...context import Context
from ...example import Bad, Good
from ...rule import Problems, SyntaxRule


class DeclarationInDoctype(SyntaxRule):
    """The DOCTYPE declares something: an entity, an element or its attributes.

    A few lines of entities grow to gigabytes when they are expanded, and an external one reads a file of the server
    that looks. So such a document is not read at all, here and by every parser that is set up with care.

    Ignore it where you know the document and its reader; nothing else is checked in it.
    """

    code = "FX025"
    severity = ERROR
    faults = ("declaration-in-doctype",)
    examples = (
        Bad(
            """
            <!DOCTYPE Response [
              <!ENTITY company "Example Inc.">
              ^^^^^^^^^^^^^^^^
            ]>
            <Response><Say>&company;</Say></Response>
            """
        ),
        Bad(
            """
            <!DOCTYPE Response [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;"><!ENTITY c "&b;&b;&b;">]>
                                ^^^^^^^^^^
            <Response><Gather action="&c;"/></Response>
            """
        ),
        Good("<Response><Say>Example Inc.</Say></Response>"),
    )

    def check(self, fault: SyntaxFault, ctx: Context) -> Problems:
        yield Problem(fault.span, fault.reason, help="leave the DOCTYPE out, and write the text where it is used")
