"""Rule FX481."""

from __future__ import annotations

from ....diagnostics import WARNING, Problem
from ....source import Document, Span
from ...context import Context
from ...example import Bad, Good
from ...rule import DocumentRule, Problems

_OPEN, _CLOSE = "{{", "}}"


class UnclosedPlaceholder(DocumentRule):
    """A placeholder opens with `{{`, and is not closed.

    A document that is filled in by the vendor (a TwiML Bin) is refused for it; in any other, the caller hears the
    braces, or the URL that holds them leads nowhere.

    Ignore it where two braces are meant as they stand.
    """

    code = "FX481"
    severity = WARNING
    reads = "verb"
    texts = ("{{",)
    dialects = ("twiml", "twiml-messaging")
    runtime = {"twiml": (11320,), "twiml-messaging": (11320,)}
    examples = (
        Bad(
            """
            <Response>
              <Say>Hello {{ name }, how are you?</Say>
                         ^^
            </Response>
            """
        ),
        Bad(
            """
            <Response>
              <Dial callerId="{{From">{{To}}</Dial>
                              ^^
              <Say>{{ {{again}}</Say>
                   ^^
              <Say>}} Hello {{ name }} and {{ friend </Say>
                                           ^^
              <Say>Goodbye</Say>
            </Response>
            """
        ),
        Good("<Response><Say>Hello {{ name }} and {{ friend }}</Say></Response>"),
        Good("<Response><!-- {{ --><Say>Hello {name}</Say></Response>", hidden=True),
        Good('<Response><Enqueue workflowSid="WW0"><Task>{"a": {"b": {"c": 1}}}</Task></Enqueue></Response>'),
    )

    def check(self, document: Document, ctx: Context) -> Problems:
        text = document.source.text
        if _OPEN not in text:
            return
        for node in document.nodes:
            place = ctx.place(node)
            for span in sorted((*place.texts, *(written.value for written in place.attributes.values()))):
                at = _unclosed(span.cut(text))
                if at is not None:
                    begin = span.start + at
                    yield Problem(
                        Span(begin, begin + len(_OPEN)),
                        "a placeholder begins with `{{` here, and no `}}` ends it",
                        help="close it with `}}`",
                    )


def _unclosed(text: str) -> int | None:
    """Return where the first placeholder stands that is not closed before the next one or the end."""
    before, *opened = text.split(_OPEN)
    at = len(before)
    for inside in opened:
        if _CLOSE not in inside:
            return at
        at += len(_OPEN) + len(inside)
    return None
