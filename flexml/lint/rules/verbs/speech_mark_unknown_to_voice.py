"""Rule FX442."""

from __future__ import annotations

from ....diagnostics import WARNING, Problem, Related
from ....source import Node
from ...context import Context
from ...example import Bad, Good
from ...rule import ElementRule, Problems
from ...speech import marks

_ENGINES = ("-Neural", "-Generative")  # https://docs.aws.amazon.com/polly/latest/dg/supportedtags.html


class SpeechMarkUnknownToVoice(ElementRule):
    """A speech mark stands in a `Say` whose voice does not know it.

    Neural and generative voices of Amazon Polly have no `emphasis`, and no `pitch` of `prosody`; standard ones have
    both. The provider refuses the text, and the caller hears nothing.

    Ignore it where you have heard it at work: Amazon teaches its voices new marks.
    """

    code = "FX442"
    severity = WARNING
    elements = ("Say",)
    when = "filled @voice"
    dialects = ("twiml",)
    runtime = {"twiml": (13520,)}
    examples = (
        Bad(
            """
            <Response>
              <Say voice="Polly.Joanna-Neural">This is <s><emphasis>not</emphasis></s> good</Say>
                                                           ^^^^^^^^
              <Say voice="Polly.Joanna-Generative">It is <prosody rate="slow" pitch="high">good</prosody></Say>
                                                                              ^^^^^
            </Response>
            """
        ),
        Good(
            """
            <Response>
              <Say voice="Polly.Joanna">This <emphasis>is</emphasis> <prosody pitch="high">good</prosody></Say>
              <Say voice="Polly.Joanna-Neural">This <prosody rate="slow">is</prosody> <s>good</s></Say>
              <Say voice="Google.en-US-Neural2-A">This <emphasis>is</emphasis> good</Say>
              <Say voice="Acme.Joanna-Neural">This <emphasis>is</emphasis> good</Say>
              <Say voice="{{ name }}-Neural">This <emphasis>is</emphasis> good</Say>
              <Say>This <emphasis>is</emphasis> good</Say>
            </Response>
            """
        ),
        Good(
            '<Response><Say voice="Polly.Joanna-Neural">This is <s pitch="high">good</s></Say></Response>', hidden=True
        ),
    )

    def check(self, node: Node, ctx: Context) -> Problems:
        voice = ctx.known(node, "voice") or ""
        if not voice.startswith("Polly.") or not voice.endswith(_ENGINES):
            return
        for mark in marks(node):
            if mark.name == "emphasis":
                span, what = ctx.place(mark).name, "`emphasis`"
            elif mark.name == "prosody" and ctx.get(mark, "pitch") is not None:
                span, what = ctx.place(mark).attribute("pitch"), "`pitch` of `prosody`"
            else:
                continue
            yield Problem(
                span,
                f"the voice `{voice}` does not know {what}",
                help="leave it out, or choose a standard voice of Amazon Polly",
                related=(Related(ctx.place(node).value("voice"), "the voice"),),
            )
