"""Rule FX416."""

from __future__ import annotations

from ....diagnostics import INFO, WARNING, Problem
from ....late import late_pattern
from ....source import Node
from ...context import Context
from ...example import Bad, Good
from ...rule import ElementRule, Problems
from ...speech import marks, provider

_TIME = late_pattern("([0-9]{1,12}([.][0-9]{1,12})?)(ms|s)")
_MOST = 10.0  # https://docs.aws.amazon.com/polly/latest/dg/break-tag.html


class BreakTooLong(ElementRule):
    """A `break` lasts longer than ten seconds.

    Voices of Amazon Polly take no longer pause: the text is refused, or the pause is cut. Where no `voice` is set, the
    account decides whose voice it is, and the finding is a hint.

    Ignore it for a voice of another provider.
    """

    code = "FX416"
    severity = WARNING
    elements = ("Say",)
    when = "filled"
    dialects = ("twiml",)
    examples = (
        Bad(
            """
            <Response>
              <Say voice="Polly.Joanna">One <break time="11s"/> two <s><break time="10001ms"/></s> three</Say>
                                                         ^^^                        ^^^^^^^
            </Response>
            """
        ),
        Bad(
            """
            <Response>
              <Say>One <break time="10.5s"/> two</Say>
                                    ^^^^^
            </Response>
            """
        ),
        Good(
            '<Response><Say voice="Polly.Joanna">One <break time="10s"/> <break time="10000ms"/> two</Say></Response>'
        ),
        Good('<Response><Say voice="Google.en-US-Neural2-A">One <break time="11s"/> two</Say></Response>'),
        Good('<Response><Say voice="{{ voice }}">One <break/> <break time="long"/> two</Say></Response>'),
        Good('<Response><Say voice="{{ voice }}">One <break time="11s"/> two</Say></Response>'),
        Good('<Response><Say>One <s time="11s">two</s></Say></Response>'),
    )

    def check(self, node: Node, ctx: Context) -> Problems:
        written = ctx.get(node, "voice") is not None
        if written and provider(ctx.known(node, "voice")) != "Polly":
            return
        for mark in marks(node):
            time = _TIME.fullmatch(ctx.known(mark, "time") or "") if mark.name == "break" else None
            if time is not None and float(time[1]) / (1000 if time[3] == "ms" else 1) > _MOST:
                yield Problem(
                    ctx.place(mark).value("time"),
                    f"a `break` of `{time[0]}` is too long: voices of Amazon Polly pause for at most `10s`",
                    help="put a `Pause` between two `Say`",
                    severity=None if written else INFO,
                )
