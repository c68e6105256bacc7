"""Rule FX105."""

from __future__ import annotations

from ....diagnostics import ERROR, Problem, Related
from ....dialects import Dialect, get_dialect
from ....source import Document, Node
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
        other = get_dialect(name)
        verbs = list(document.root.elements)
        ours_here = [verb for verb in verbs if _only_in(ctx.dialect, other, verb)]
        if not ours_here:
            return
        own = ours_here[0]
        for verb in verbs:
            if _only_in(other, ctx.dialect, verb):
                yield Problem(
                    ctx.place(verb).name,
                    f"`{verb.name}` is a {theirs} verb, and `{own.name}` in the same document is a {ours} verb",
                    help="keep one kind, and send the other with the REST API",
                    related=(Related(ctx.place(own).name, f"the {ours} verb"),),
                )


def _only_in(dialect: Dialect, other: Dialect, verb: Node) -> bool:
    root, others = dialect.elements[dialect.root].children, other.elements[other.root].children
    return verb.name in root and verb.name not in others
