"""Rule FX024."""

from __future__ import annotations

from ....diagnostics import ERROR, Edit, Fix, Problem
from ....source import SourceText, SyntaxFault
from ...context import Context
from ...example import Bad, Good
from ...rule import Problems, SyntaxRule


class WrongEncoding(SyntaxRule):
    """The bytes of the document are not in the encoding that it claims, or nobody knows that encoding.

    The vendor refuses the document, or speaks and shows other characters than were meant. The usual reasons: a file
    that an editor saved as Windows-1252, and .NET's `StringWriter`, which always claims UTF-16.

    Ignore it nowhere: a reader cannot guess what was meant.
    """

    code = "FX024"
    severity = ERROR
    runtime = {"twiml": (12100,), "twiml-messaging": (12100,), "twiml-fax": (12100,)}
    faults = ("wrong-encoding",)
    examples = (
        Bad(
            b'<?xml version="1.0" encoding="utf-16"?><Response/>',
            '<?xml version="1.0" encoding="UTF-8"?><Response/>',
            at=((1, 31),),
        ),
        Bad(
            b"<Response>\n  <Say>Caf\xe9</Say>\n</Response>\n",
            "<Response>\n  <Say>Caf\u00e9</Say>\n</Response>\n",
            at=((2, 11),),
        ),
        Bad(b"<Response>\n  <Say>Closed from 5\xa0pm</Say>\n</Response>\n", at=((2, 21),)),
        Bad(b'<?xml version="1.0" encoding="latin-99"?><Response><Say>Caf\xe9</Say></Response>', at=((1, 31),)),
        Bad(b'<?xml version="1.0" encoding="ascii"?><Response>\xc3\xa9</Response>', at=((1, 49),)),
        Bad(b"<\x00R\x00/\x00>\x00", at=((1, 1),)),
        Good('<?xml version="1.0" encoding="UTF-8"?><Response><Say>Café</Say></Response>'),
        Good(b'<?xml version="1.0" encoding="UTF-8"?><Response><Say>Caf\xc3\xa9</Say></Response>', hidden=True),
    )

    def check(self, fault: SyntaxFault, ctx: Context) -> Problems:
        source = ctx.document.source
        if fault.span == source.declared_encoding_span:
            fix = Fix("Write `UTF-8`", (Edit(fault.span, "UTF-8"),)) if source.is_utf8 else None
            yield Problem(fault.span, fault.reason, help="save the document as UTF-8, and say so here", fix=fix)
            return
        meant = _as_windows(source, fault)
        yield Problem(
            fault.span,
            fault.reason,
            help="save the document as UTF-8" + (f"; read as Windows-1252 it is `{meant}`" if meant else ""),
            fix=Fix(f"Write `{meant}`", (Edit(fault.span, meant),), safe=False) if meant else None,
        )


def _as_windows(source: SourceText, fault: SyntaxFault) -> str | None:
    """What the wrong bytes of a document in UTF-8 are in the encoding of old Windows programs."""
    if source.encoding != "utf-8" or fault.name != "UTF-8":
        return None
    try:
        meant = fault.span.cut(source.text).encode("utf-8", "surrogateescape").decode("cp1252")
    except UnicodeError:
        return None
    return meant if meant.isprintable() else None
