"""Rule FX487."""

from __future__ import annotations

from ....diagnostics import ERROR, WARNING, Problem, Severity
from ....source import Document
from ...context import Context
from ...example import Bad, Good
from ...rule import DocumentRule, Problems

# A room takes `Say`, `Play`, `Pause` and `Redirect` while callers wait, a queue the other three as well; which of the
# two asks for a document, the role does not tell.
_WAITING = frozenset({"Say", "Play", "Pause", "Redirect", "Gather", "Hangup", "Leave"})
# Two of four pages allow no more than `Say`, `Play`, `Gather` and `Hangup`; the others rule out `Dial` alone.
_WHISPERED = frozenset({"Say", "Play", "Gather", "Hangup", "Pause", "Redirect"})


class VerbInWrongContext(DocumentRule):
    """A verb stands in a document for waiting callers, or for a dialed party, that runs nothing of the kind.

    The music of a room or a queue is made of speech and sound; a party that was dialed hears a word and presses a
    key before it is connected. The vendor refuses other verbs there: the room is silent, the party is not connected.
    A document says with `<!-- flexml: role=wait -->` or `role=whisper` what it is for.

    Ignore the warning where you have seen the verb at work.
    """

    code = "FX487"
    severity = ERROR
    dialects = ("twiml",)
    runtime = {"twiml": (13201, 13238)}
    examples = (
        Bad(
            """
            <Response>
              <Say>An agent will be with you shortly.</Say>
              <Dial>+14155550123</Dial>
               ^^^^
            </Response>
            """,
            role="wait",
        ),
        Bad(
            """
            <!-- flexml: role=whisper -->
            <Response>
              <Say>A caller from the web site.</Say>
              <Dial>+14155550123</Dial>
               ^^^^
              <Record/>
               ^^^^^^
            </Response>
            """
        ),
        Good(
            """
            <Response>
              <Gather numDigits="1" action="/leave"><Say>Press 1 to leave a message.</Say></Gather>
              <Play>/music.mp3</Play><Pause/><Leave/><Hangup/><Redirect/>
            </Response>
            """,
            role="wait",
        ),
        Good("<Response><Say>A caller</Say><Play>/beep.mp3</Play><Pause/></Response>", role="whisper"),
        Good('<Response><Gather action="/accept"/><Hangup/><Redirect>/next</Redirect></Response>', role="whisper"),
        Good("<Response><Dial>+14155550123</Dial></Response>"),
        Good("<Response><Dial>+14155550123</Dial></Response>", role="inline"),
        Good("<Response><Dail>+14155550123</Dail></Response>", role="wait"),
    )

    def check(self, document: Document, ctx: Context) -> Problems:
        if ctx.role not in ("wait", "whisper"):
            return
        waits = ctx.role == "wait"
        for node in document.root.elements:
            spec = ctx.spec(node)
            if spec is None or spec.kind != "verb" or spec.name in (_WAITING if waits else _WHISPERED):
                continue
            message, severity, codes = _told(spec.name, waits)
            yield Problem(
                ctx.place(node).name,
                message,
                help="say and play what is to be heard, and let the document that asked for this one do the rest",
                severity=severity,
                runtime=codes,
            )


def _told(verb: str, waits: bool) -> tuple[str, Severity, tuple[int, ...]]:
    if waits:
        return f"`{verb}` may not stand in a document for those who wait", ERROR, (13238,)
    if verb == "Dial":
        return f"`{verb}` may not stand in a document for a party that was dialed", ERROR, (13201,)
    return f"`{verb}` is not known to work in a document for a party that was dialed", WARNING, ()
