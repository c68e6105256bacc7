"""Rule FX023."""

from __future__ import annotations

from ....diagnostics import ERROR, Edit, Fix, Problem
from ....source import Span, SyntaxFault
from ...context import Context
from ...example import Bad, Good
from ...rule import Problems, SyntaxRule

USUAL = '<?xml version="1.0" encoding="UTF-8"?>'


class MalformedXmlDeclaration(SyntaxRule):
    """The XML declaration is not written as XML wants it, or stands inside the document.

    It is either right or absent; a reader that cannot make sense of it refuses the document. One inside an element
    comes from a document that was put into another as it was.

    Ignore it nowhere: every reader of XML refuses it.
    """

    code = "FX023"
    severity = ERROR
    runtime = {"twiml": (12100,), "twiml-messaging": (12100,), "twiml-fax": (12100,)}
    faults = ("bad-declaration", "misplaced-declaration")
    examples = (
        Bad(
            """
            <?xml version="1.0" encoding="UTF-8">
            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
            <Response/>
            """,
            fixed="""
            <?xml version="1.0" encoding="UTF-8"?>
            <Response/>
            """,
        ),
        Bad(
            """
            <?xml encoding="UTF-8" version="1.0"?>
            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
            <Response/>
            """,
            fixed="""
            <?xml version="1.0" encoding="UTF-8"?>
            <Response/>
            """,
        ),
        Bad(
            """
            <?xml version="1.0"?>
            <Response>
              <?xml version="1.0"?>
              ^^^^^
              <Say>Hello</Say>
              <?menu next?>
            </Response>
            """,
            fixed="""
            <?xml version="1.0"?>
            <Response>
              <Say>Hello</Say>
              <?menu next?>
            </Response>
            """,
        ),
        Bad(
            """
            <Response>
              <?xml version="1.0">
              ^^^^^
              <Say>Hello</Say>
            </Response>
            """
        ),
        Bad(b'<?xml encoding="ISO-8859-1" version="1.0"?><Response><Say>Caf\xe9</Say></Response>', at=((1, 1),)),
        Good(
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <Response/>
            """
        ),
    )

    def check(self, fault: SyntaxFault, ctx: Context) -> Problems:
        source = ctx.document.source
        if fault.kind == "misplaced-declaration":
            yield Problem(fault.span, fault.reason, help="leave it out here", fix=_delete(fault, source.text))
            return
        if source.is_utf8:
            advice, fix = f"write `{USUAL}`, or none at all", Fix("Write the usual one", (Edit(fault.span, USUAL),))
            yield Problem(fault.span, fault.reason, help=advice, fix=fix)
        else:
            yield Problem(fault.span, fault.reason, help=f"save the document as UTF-8, and write `{USUAL}`")


def _delete(fault: SyntaxFault, text: str) -> Fix | None:
    close = text.find("?>", fault.span.start)
    if close < 0:
        return None
    end = len(text) - len(text[close + 2 :].lstrip())
    return Fix("Delete it", (Edit(Span(fault.span.start, end), ""),))
