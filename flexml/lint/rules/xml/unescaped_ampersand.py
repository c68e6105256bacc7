"""Rule FX004."""

from __future__ import annotations

import re

from ....diagnostics import ERROR, Edit, Fix, Problem, Related
from ....source import Span, SyntaxFault, in_placeholder
from ....source.characters import PREDEFINED
from ....source.shown import shown
from ...context import Context
from ...example import Bad, Good
from ...rule import Problems, SyntaxRule

_NAME = re.compile("#[0-9]++|#x[0-9A-Fa-f]++|[A-Za-z][A-Za-z0-9]*+")


class UnescapedAmpersand(SyntaxRule):
    """A `&` in a text or an attribute value is not written as `&amp;`.

    Mostly it is in the query of a URL, and the document works until the second parameter is added: then the vendor
    refuses it whole.

    Ignore it in templates that escape what they render; the rendered document is what counts.
    """

    code = "FX004"
    severity = ERROR
    runtime = {"twiml": (12100,), "twiml-messaging": (12100,), "twiml-fax": (12100,)}
    faults = ("bare-ampersand",)
    examples = (
        Bad(
            """
            <Response>
              <Redirect>https://example.com/next?call=1&attempt=2</Redirect>
                                                       ^
            </Response>
            """,
            fixed="""
            <Response>
              <Redirect>https://example.com/next?call=1&amp;attempt=2</Redirect>
            </Response>
            """,
        ),
        Bad(
            """
            <Response>
              <Gather action="/menu?a=1&b=2&c=3&amp;d=4"/>
                                       ^
            </Response>
            """,
            fixed="""
            <Response>
              <Gather action="/menu?a=1&amp;b=2&amp;c=3&amp;d=4"/>
            </Response>
            """,
        ),
        Bad(
            "<Response><Say>Bed & breakfast</Say></Response>\n                   ^\n",
            "<Response><Say>Bed &amp; breakfast</Say></Response>\n",
        ),
        Bad("<Response><Say>Bed &amp breakfast & more</Say></Response>\n                   ^\n"),
        Bad(
            "<Response><Redirect>/next?a=1&b=2&#38;c=3&d=4</Redirect></Response>\n                             ^\n",
            "<Response><Redirect>/next?a=1&amp;b=2&#38;c=3&amp;d=4</Redirect></Response>\n",
        ),
        Bad(
            "<Response><Say>&#169 2020</Say></Response>\n               ^\n",
            "<Response><Say>&#169; 2020</Say></Response>\n",
        ),
        Bad("<Response><Say>${a && b}</Say></Response>\n                   ^\n"),
        Bad(
            "<Response><Say>Bed &amp breakfast</Say></Response>\n                   ^\n",
            "<Response><Say>Bed &amp; breakfast</Say></Response>\n",
        ),
        Good(
            """
            <Response>
              <Redirect>https://example.com/next?call=1&amp;attempt=2</Redirect>
            </Response>
            """
        ),
        Good("<Response><Say><![CDATA[Bed & breakfast]]></Say></Response>"),
    )

    def check(self, fault: SyntaxFault, ctx: Context) -> Problems:
        others = tuple(Related(*place) for place in fault.related)
        text = ctx.document.source.text
        if _lacks_semicolon(fault.name):
            semicolon = Edit(Span(fault.span.end + len(fault.name), fault.span.end + len(fault.name)), ";")
            yield Problem(
                fault.span,
                f"the reference `&{fault.name}` has no `;`",
                help=f"write `&{fault.name};`",
                fix=Fix("Add the `;`", (semicolon,), safe=False),
                related=others,
            )
            return
        bare = [fault.span, *(other.span for other in others if not _lacks_semicolon(_name(text, other.span)))]
        plain = not any(in_placeholder(text, span.start) for span in bare)
        before = f" before `{shown(fault.name)}`" if fault.name else ""
        yield Problem(
            fault.span,
            f"the `&`{before} is not escaped",
            help="write `&amp;`" if _is_written(fault.span, ctx) else "escape the value: with `|e`, or by autoescape",
            fix=Fix("Escape the `&`", tuple(Edit(span, "&amp;") for span in bare)) if plain else None,
            related=others,
        )


def _is_written(span: Span, ctx: Context) -> bool:
    """Whether a place is as it stands in a file, and no value that a template was rendered with."""
    return ctx.document.origins is None or ctx.document.origins.comes_from_one_copy(span)


def _lacks_semicolon(name: str) -> bool:
    """Whether what follows a bare `&` is mostly a reference that was not closed."""
    return name in PREDEFINED or name.startswith("#")


def _name(text: str, ampersand: Span) -> str:
    match = _NAME.match(text, ampersand.end)
    return "" if match is None else match[0]
