"""Rule FX010."""

from __future__ import annotations

from ....diagnostics import WARNING, Edit, Fix, Problem
from ....source import Document, SourceText, Span
from ...context import Context
from ...example import Bad, Good
from ...rule import DocumentRule, Problems

_FINE = (None, "utf-8", "utf8", "us-ascii", "ascii")


class EncodingNotUtf8(DocumentRule):
    """The document is not in UTF-8, or does not say so.

    UTF-8 is what every vendor reads. Another encoding comes from a program's default, and the declaration stays behind
    when a web framework sends the text as UTF-8 after all: names and prices are then spoken wrong, or the document is
    refused.

    Ignore it where the vendor told you that it reads the encoding.
    """

    code = "FX010"
    severity = WARNING
    needs = "unusual_encoding"
    runtime = {"twiml": (12100,), "twiml-messaging": (12100,), "twiml-fax": (12100,)}
    examples = (
        Bad(
            """
            <?xml version="1.0" encoding="ISO-8859-1"?>
                                          ^^^^^^^^^^
            <Response><Say>Hello</Say></Response>
            """,
            fixed="""
            <?xml version="1.0" encoding="UTF-8"?>
            <Response><Say>Hello</Say></Response>
            """,
        ),
        Bad(
            b'<?xml version="1.0" encoding="ISO-8859-1"?><Response><Say>Hello</Say></Response>',
            '<?xml version="1.0" encoding="UTF-8"?><Response><Say>Hello</Say></Response>',
            at=((1, 31),),
        ),
        Bad(b'<?xml version="1.0" encoding="ISO-8859-1"?><Response><Say>Caf\xe9</Say></Response>', at=((1, 31),)),
        Bad(b"\xff\xfe<\x00R\x00/\x00>\x00", at=((1, 1),)),
        Good(
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <Response><Say>Welcome to the Café</Say></Response>
            """
        ),
        Good("<Response><Say>Welcome to the Café</Say></Response>"),
    )

    def check(self, document: Document, ctx: Context) -> Problems:
        source = document.source
        if source.is_plainly_utf8:
            return
        declared, span = source.declared_encoding, source.declared_encoding_span
        if source.encoding == "utf-8" and declared in _FINE:
            return
        if span is None or declared in _FINE:
            yield Problem(Span(0, 1), f"the document is in `{source.encoding.upper()[:6]}`", help="save it as UTF-8")
            return
        named = span.cut(source.text)
        if not _reads_as_utf8(source):
            yield Problem(span, f"the document is in `{named}`", help="save it as UTF-8, and say so here")
            return
        yield Problem(
            span,
            f"the document names the encoding `{named}`",
            help="write `UTF-8`",
            fix=Fix("Write `UTF-8`", (Edit(span, "UTF-8"),)),
        )


def _reads_as_utf8(source: SourceText) -> bool:
    """Whether the bytes are the same in UTF-8, so that another name is all that it takes."""
    return source.encoding == "utf-8" or source.data == source.text.encode("utf-8", "surrogatepass")
