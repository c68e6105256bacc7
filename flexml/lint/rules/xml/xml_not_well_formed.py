"""Rule FX001."""

from __future__ import annotations

import re

from ....diagnostics import ERROR, Edit, Fix, Problem
from ....source import Span, SyntaxFault, has_hole
from ...context import Context
from ...example import Bad, Good
from ...rule import Problems, SyntaxRule


class XmlNotWellFormed(SyntaxRule):
    """The text is not a well-formed XML document.

    The vendor refuses the whole document and runs none of it: the caller hears an error message, or nothing. This rule
    tells what no rule of its own tells better, and only the first such mistake, since what follows one is guesswork.

    Ignore it for files that are templates or fragments, and not documents; better keep them out of the run.
    """

    code = "FX001"
    severity = ERROR
    runtime = {"twiml": (12100,), "twiml-messaging": (12100,), "twiml-fax": (12100,)}
    faults = (
        *("unclosed-quote", "stray-character", "stray-slash", "bad-end-tag", "unterminated", "cdata-end-in-text"),
        *("double-hyphen", "bad-markup", "bad-name", "undeclared-prefix", "other"),
    )
    examples = (
        Bad(
            """
            <Response>
              <Say voice="woman>Hello</Say>
                         ^
            </Response>
            """
        ),
        Bad(
            """
            <Response>
              <Record action="/recorded"/ >
                                        ^
            </Response>
            """,
            fixed="""
            <Response>
              <Record action="/recorded"/>
            </Response>
            """,
        ),
        Bad(
            """
            <Response>
              <Say>Hello</Say>
            </Response
            ^^^^^^^^^^
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
              <!-- first greet -- then hang up -->
                               ^^
              <Hangup/>
            </Response>
            """,
            fixed="""
            <Response>
              <!-- first greet - - then hang up -->
              <Hangup/>
            </Response>
            """,
        ),
        Bad("<Response>\n  <Say>Hello</Say>\n  <Hangup\n  ^^^^^^^\n"),
        Bad("<Response><!-- a ---></Response>\n                 ^^\n", "<Response><!-- a - --></Response>\n"),
        Bad("<Response><!-- a <!-- b --></Response>\n                   ^^\n"),
        Bad('<Response>\n  <Say text="He said "hello""/>\n                     ^\n</Response>\n'),
        Bad(
            "<Response><Say>a[b[0]]>1</Say></Response>\n                    ^^^\n",
            "<Response><Say>a[b[0]]&gt;1</Say></Response>\n",
        ),
        Good(
            """
            <Response>
              <Say voice="woman">Hello</Say>
            </Response>
            """
        ),
    )

    def check(self, fault: SyntaxFault, ctx: Context) -> Problems:
        if fault.reason.startswith("xmlns") and has_hole(fault.reason):
            return
        yield Problem(fault.span, fault.reason, help=_HELP.get(fault.kind), fix=_fix(fault, ctx.document.source.text))


_HYPHENS = re.compile(r"-(?=-|\Z)")
_HELP = {
    "unclosed-quote": "close the value with the quote that opens it",
    "stray-character": 'write attributes as `name="value"`, and a `"` inside a value as `&quot;`',
    "stray-slash": "write `/>` where the element has no content",
    "bad-end-tag": "write an end tag as `</Name>`",
    "unterminated": "write that where it is meant to end",
    "cdata-end-in-text": "write `]]&gt;` for these characters",
    "double-hyphen": "write one hyphen, or another sign",
    "bad-markup": "write `&lt;` for a `<` that is text",
    "bad-name": "begin a name with a letter, and write it in letters, digits, `-`, `_` and `.`",
    "undeclared-prefix": "leave the prefix out, or declare it with `xmlns`",
}


def _fix(fault: SyntaxFault, text: str) -> Fix | None:
    end = fault.span.end
    match fault.kind:
        case "stray-slash" if text[end:].lstrip().startswith(">"):
            return Fix("Write `/>`", (Edit(Span(end, text.index(">", end)), ""),))
        case "cdata-end-in-text":
            return Fix("Escape the `>`", (Edit(Span(end - 1, end), "&gt;"),))
        case "unterminated" if fault.name.startswith("/") and not text[end:].strip():
            return Fix("Close the tag", (Edit(Span(end, end), ">"),))
        case "double-hyphen":
            start = text.rindex("<!--", 0, fault.span.start) + 4
            comment = Span(start, text.index("-->", start))
            if "<!--" not in comment.cut(text):  # else another comment was not closed
                spaced = Edit(comment, _HYPHENS.sub("- ", comment.cut(text)))
                return Fix("Write blanks between the hyphens", (spaced,))
    return None
