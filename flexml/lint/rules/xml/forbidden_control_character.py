"""Rule FX008."""

from __future__ import annotations

from ....diagnostics import ERROR, Edit, Fix, Problem
from ....source import Span, SyntaxFault
from ....source.characters import REFERENCE
from ....source.references import referred_code
from ...context import Context
from ...example import Bad, Good
from ...rule import Problems, SyntaxRule


class ForbiddenControlCharacter(SyntaxRule):
    """A character stands in the document that XML does not allow, raw or as a reference.

    XML 1.0 has no NUL, no vertical tab, no half of a surrogate pair and no U+FFFE, however they are written. They come
    from data: a name out of a database, an emoji that was escaped as for JavaScript. The vendor refuses the document.

    Ignore it nowhere: clean the data before it goes into a document.
    """

    code = "FX008"
    severity = ERROR
    runtime = {"twiml": (12100,), "twiml-messaging": (12100,), "twiml-fax": (12100,)}
    faults = ("forbidden-character",)
    examples = (
        Bad(
            """
            <Response>
              <Say>Hello&#0;</Say>
                        ^^^^
            </Response>
            """,
            fixed="""
            <Response>
              <Say>Hello</Say>
            </Response>
            """,
        ),
        Bad(
            """
            <Response>
              <Message>Thank you &#55357;&#56832;</Message>
                                 ^^^^^^^^^^^^^^^^
            </Response>
            """,
            fixed="""
            <Response>
              <Message>Thank you &#128512;</Message>
            </Response>
            """,
        ),
        Bad(
            "<Response><Say>Hello\x07</Say></Response>\n                    ^\n",
            "<Response><Say>Hello</Say></Response>\n",
        ),
        Good(
            """
            <Response>
              <Message>Thank you &#128512;</Message>
            </Response>
            """
        ),
    )

    def check(self, fault: SyntaxFault, ctx: Context) -> Problems:
        text = ctx.document.source.text
        pair = _pair(text, fault.span)
        if pair is not None:
            span, character = pair
            yield Problem(
                span,
                f"`{fault.name}` is one half of a character, and XML takes it only whole",
                help=f"write `&#{character};`",
                fix=Fix("Join the two halves", (Edit(span, f"&#{character};"),)),
            )
            return
        yield Problem(
            fault.span,
            f"the character `{fault.name}` is not one that XML allows",
            help="leave it out; not even a reference can stand for it",
            fix=Fix("Delete it", (Edit(fault.span, ""),), safe=False),
        )


def _pair(text: str, span: Span) -> tuple[Span, int] | None:
    """A high and a low surrogate that stand together, and the code point that they mean."""
    if text[span.start] == "&":
        first, second = REFERENCE.match(text, span.start), REFERENCE.match(text, span.end)
        if first is None or second is None or first["name"] or second["name"]:
            return None
        halves = chr(referred_code(first) or 0) + chr(referred_code(second) or 0)
        end = second.end()
    else:
        end = span.start + 2
        halves = text[span.start : end]
    try:
        whole = halves.encode("utf-16-le", "surrogatepass").decode("utf-16-le")
    except UnicodeDecodeError:
        return None
    return (Span(span.start, end), ord(whole)) if len(whole) == 1 and whole > "\uffff" else None
