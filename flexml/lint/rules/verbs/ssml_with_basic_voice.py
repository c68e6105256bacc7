"""Rule FX412."""

from __future__ import annotations

from ....diagnostics import WARNING, Problem, Related
from ....source import Node
from ...context import Context
from ...example import Bad, Good
from ...rule import ElementRule, Problems
from ...speech import marks, provider


class SsmlWithBasicVoice(ElementRule):
    """Speech marks stand in a `Say` with a basic voice, `man` or `woman`.

    Basic voices take no SSML. The marks are lost, or the whole text is.

    Never ignore it: choose a voice of Amazon Polly or of Google, or leave the marks out.
    """

    code = "FX412"
    severity = WARNING
    elements = ("Say",)
    when = "filled @voice"
    dialects = ("twiml",)
    examples = (
        Bad(
            """
            <Response>
              <Say voice="woman">One moment <break time="1s"/> please<break/></Say>
                                             ^^^^^
            </Response>
            """
        ),
        Good('<Response><Say voice="Polly.Joanna">One moment <break time="1s"/> please</Say></Response>'),
        Good('<Response><Say>One moment <break time="1s"/> please</Say></Response>'),
        Good('<Response><Say voice="man">One moment please</Say></Response>'),
        Good('<Response><Say voice="man">One <bold>moment</bold> please<Pause/></Say></Response>'),
    )

    def check(self, node: Node, ctx: Context) -> Problems:
        voice = ctx.known(node, "voice")
        if provider(voice) != "basic":
            return
        for mark in marks(node):
            spec = ctx.spec(mark)
            if spec is not None and spec.kind == "ssml":
                yield Problem(
                    ctx.place(mark).name,
                    f"`{spec.name}` has no effect: the voice `{voice}` takes no speech marks",
                    help="choose a voice such as `Polly.Joanna`, or leave the marks out",
                    related=(Related(ctx.place(node).value("voice"), "the voice"),),
                )
                return
