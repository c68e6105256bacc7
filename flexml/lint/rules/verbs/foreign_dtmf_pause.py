"""Rule FX418."""

from __future__ import annotations

from ....diagnostics import ERROR, WARNING, Edit, Fix, Problem
from ....source import Document
from ...context import Context
from ...example import Bad, Good
from ...rule import DocumentRule, Problems

_PAUSES = {  # the vendor's own pause of half a second, and what the other one writes
    "flexml": (",", {"w": ",", "W": ",,"}, "TwiML"),
    "twiml": ("w", {",": "w"}, "FlexML"),
}


class ForeignDtmfPause(DocumentRule):
    """Key tones are written with the pauses of another dialect: `w` in FlexML, a comma in TwiML.

    FlexML waits half a second at a comma, TwiML at `w` and a whole one at `W`. The other character is no key: the tones
    are not sent, or all at once, before the other side listens.

    Never ignore it.
    """

    code = "FX418"
    severity = ERROR
    reads = "verb"
    needs = "misfits"
    dialects = ("flexml", "twiml")
    runtime = {"twiml": (13222, 13430)}
    refines = ("invalid-value", "invalid-text", "doubtful-value")
    examples = (
        Bad(
            """
            <Response>
              <Say loop="101">Hello</Say>
              <Dtmf>1x</Dtmf>
              <Dtmf>ww1W2</Dtmf>
                    ^^^^^
              <Play digits="1w2"/>
                            ^^^
            </Response>
            """,
            fixed="""
            <Response>
              <Say loop="101">Hello</Say>
              <Dtmf>1x</Dtmf>
              <Dtmf>,,1,,2</Dtmf>
              <Play digits="1,2"/>
            </Response>
            """,
        ),
        Bad(
            """
            <Response>
              <Play digits=",1"/>
                            ^^
              <Dial><Number sendDigits=",,1#">+15550100</Number></Dial>
                                        ^^^^
            </Response>
            """,
            fixed="""
            <Response>
              <Play digits="w1"/>
              <Dial><Number sendDigits="ww1#">+15550100</Number></Dial>
            </Response>
            """,
            dialect="twiml",
        ),
        Bad(
            """
            <Response>
              <Dial><Number sendDigits="w1">15550100</Number></Dial>
                                        ^^
            </Response>
            """,
            fixed="""
            <Response>
              <Dial><Number sendDigits=",1">15550100</Number></Dial>
            </Response>
            """,
        ),
        Bad(
            """
            <Response>
              <Dtmf>&#119;1</Dtmf>
                    ^^^^^^^
            </Response>
            """
        ),
        Good('<Response><Dtmf>,1,2</Dtmf><Play digits="1x2"/><Play digits="1w2x"/></Response>'),
        Good('<Response><Play digits="w1W2"/><Play digits="1w,2x"/></Response>', dialect="twiml"),
        Good('<Response><Record finishOnKey="w"/></Response>'),
    )

    def check(self, document: Document, ctx: Context) -> Problems:
        own, others, language = _PAUSES[ctx.dialect.name]
        for value in ctx.misfits:
            if value.row.type.name != "dtmf":
                continue
            text = value.text.strip()
            meant = "".join(others.get(character, character) for character in text)
            if value.row.type.fault(meant) is not None:
                continue
            span = value.span(ctx)
            written = span.cut(document.source.text).strip() == text
            yield Problem(
                span,
                f"{value.subject} pauses as {language} does, in {value.shown}: {ctx.dialect.title} waits at `{own}`",
                help=f"write `{meant}`",
                fix=Fix(f"Write `{meant}`", (Edit(span, meant),)) if written else None,
                severity=None if value.certain else WARNING,
                runtime=value.row.runtime or None,
            )
