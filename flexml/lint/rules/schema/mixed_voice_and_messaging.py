"""Rule FX105."""

from __future__ import annotations

from functools import cache

from ....diagnostics import ERROR, Problem, Related
from ....dialects import get_dialect
from ....source import Document
from ...context import Context
from ...example import Bad, Good
from ...rule import DocumentRule, Problems

_OTHERS = {"twiml": ("twiml-messaging", "messaging", "voice"), "twiml-messaging": ("twiml", "voice", "messaging")}


class MixedVoiceAndMessaging(DocumentRule):
    """Verbs for calls and verbs for messages stand in one document.

    A document answers either a call or a message. The verbs of the other kind are refused: a call that should also send
    a text does not, and nobody is told but the debugger.

    Never ignore it: send the message with the REST API, or answer the other webhook.
    """

    code = "FX105"
    severity = ERROR
    schema_decides = True
    when = "misplaced"
    dialects = ("twiml", "twiml-messaging")
    runtime = {"twiml": (12200,), "twiml-messaging": (12200, 14110)}
    refines = ("unknown-element",)
    examples = (
        Bad(
            """
            <Response>
              <Say>We have sent you a text.</Say>
              <Message>Thank you for your call.</Message>
               ^^^^^^^
              <Redirect>/next</Redirect>
            </Response>
            """,
        ),
        Bad(
            """
            <Response>
              <Message>Thank you.</Message>
              <Hangup/>
               ^^^^^^
            </Response>
            """,
            dialect="twiml-messaging",
        ),
        Bad(
            """
            <Response>
              <Redirect>/next</Redirect>
              <Message>Thank you.</Message>
               ^^^^^^^
              <Say>We have sent you a text.</Say>
            </Response>
            """,
        ),
        Good("<Response><Say>We have sent you a text.</Say></Response>"),
    )

    def check(self, document: Document, ctx: Context) -> Problems:
        name, theirs, ours = _OTHERS[ctx.dialect.name]
        foreign = _only_in(name, ctx.dialect.name)
        others = [verb for verb in document.root.elements if verb.name in foreign]
        usual = _only_in(ctx.dialect.name, name) if others else ()
        own = next((verb for verb in document.root.elements if verb.name in usual), None)
        if own is None:
            return
        for verb in others:
            yield Problem(
                ctx.place(verb).name,
                f"`{verb.name}` is a {theirs} verb, and `{own.name}` in the same document is a {ours} verb",
                help="keep one kind, and send the other with the REST API",
                related=(Related(ctx.place(own).name, f"the {ours} verb"),),
            )


@cache
def _only_in(dialect: str, other: str) -> frozenset[str]:
    """The verbs that a dialect has, and the other one has not."""
    one, two = get_dialect(dialect), get_dialect(other)
    return frozenset(one.elements[one.root].children).difference(two.elements[two.root].children)
