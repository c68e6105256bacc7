"""Rule FX019."""

from __future__ import annotations

import re

from ....diagnostics import ERROR, Edit, Fix, Problem
from ....source import Span, SyntaxFault
from ....source.shown import shown
from ...context import Context
from ...example import Bad, Good
from ...rule import Problems, SyntaxRule

# What may follow a value: another attribute, or the end of the tag. Anything else is mostly more of the value.
_ENDS = re.compile(r"\s*+(?:/?>|[A-Za-z_:][\w:.-]*+\s*+=)")
_ATTRIBUTE = re.compile(r"[A-Za-z_:][\w:.-]*+=")
_TYPOGRAPHIC = "“”„«»‘’‚"


class UnquotedAttributeValue(SyntaxRule):
    """An attribute value does not stand in quotes.

    HTML forgives it, XML does not: the vendor refuses the document. Typographic quotes, which a word processor or a web
    page makes of the plain ones, are no quotes either.

    Ignore it nowhere: every reader of XML refuses it.
    """

    code = "FX019"
    severity = ERROR
    runtime = {"twiml": (12100,), "twiml-messaging": (12100,), "twiml-fax": (12100,)}
    faults = ("unquoted-value",)
    examples = (
        Bad(
            """
            <Response>
              <Gather numDigits=1 action="/menu"/>
                                ^
            </Response>
            """,
            fixed="""
            <Response>
              <Gather numDigits="1" action="/menu"/>
            </Response>
            """,
        ),
        Bad(
            """
            <Response>
              <Play loop=“2”>https://example.com/hold.mp3</Play>
                         ^^^
            </Response>
            """,
            fixed="""
            <Response>
              <Play loop="2">https://example.com/hold.mp3</Play>
            </Response>
            """,
        ),
        Bad(
            """
            <Response>
              <Record action=/recorded'/>
                             ^^^^^^^^^^
            </Response>
            """,
            fixed="""
            <Response>
              <Record action='/recorded'/>
            </Response>
            """,
        ),
        Bad(
            "<Response><Gather finishOnKey=“”/></Response>\n                              ^^\n",
            '<Response><Gather finishOnKey=""/></Response>\n',
        ),
        Bad(
            """
            <Response>
              <Dial><Client>desk<Parameter name="caller" value=O'Neill/></Client></Dial>
                                                               ^^^^^^^
            </Response>
            """
        ),
        Bad("<Response><Gather numDigits= timeout=5 /></Response>\n                             ^^^^^^^^^\n"),
        Bad(
            "<Response><Say voice=Polly Joanna>Hi</Say></Response>\n                     ^^^^^\n",
            '<Response><Say voice="Polly" Joanna>Hi</Say></Response>\n',
        ),
        Good(
            """
            <Response>
              <Gather numDigits="1" action='/menu'/>
            </Response>
            """
        ),
    )

    def check(self, fault: SyntaxFault, ctx: Context) -> Problems:
        value = fault.span.cut(ctx.document.source.text)
        if value[0] in _TYPOGRAPHIC and value[-1] in _TYPOGRAPHIC and len(value) > 1:
            message = f"the value of `{shown(fault.name)}` stands in typographic quotes"
            edits: tuple[Edit, ...] = (Edit(fault.span, f'"{value[1:-1]}"'),)
        else:
            message = fault.reason
            edits = tuple(_quote(fault.span, value))
        ends = _ENDS.match(ctx.document.source.text, fault.span.end) is not None
        fix = Fix("Put it into plain quotes", edits, safe=ends) if edits else None
        yield Problem(fault.span, message, help="put it into plain quotes, `\"` or `'`", fix=fix)


def _quote(span: Span, value: str) -> list[Edit]:
    before, after = Span(span.start, span.start), Span(span.end, span.end)
    if _ATTRIBUTE.match(value):  # the value is missing, and this is the next attribute
        return []
    if value[-1] in "\"'" and value.count(value[-1]) == 1:
        return [Edit(before, value[-1])]
    if '"' in value or "'" in value:
        return []
    return [Edit(before, '"'), Edit(after, '"')]
