"""Rule FX445."""

from __future__ import annotations

from ....diagnostics import INFO, Problem
from ....source import Node
from ...context import Context
from ...example import Bad, Good
from ...option import Option
from ...rule import ElementRule, Problems


class DialBeyondCall(ElementRule):
    """A `Dial` may last longer than a call of most accounts.

    Calls end after four hours, unless the account may hold longer ones: the two are cut off before `timeLimit` is
    over.

    Ignore it where your account has long calls; or set how long they are.
    """

    code = "FX445"
    severity = INFO
    elements = ("Dial",)
    when = "@timeLimit!count"
    dialects = ("twiml",)
    most_seconds = Option(14400, "The longest call of your account in seconds.", minimum=1)
    examples = (
        Bad(
            """
            <Response>
              <Dial timeLimit="14401">+14155550123</Dial>
                               ^^^^^
            </Response>
            """
        ),
        Good('<Response><Dial timeLimit="14400">+14155550123</Dial></Response>'),
        Good('<Response><Dial timeLimit="86400">+14155550123</Dial></Response>', options={"most-seconds": 86400}),
        Good('<Response><Dial timeLimit="86401">+14155550123</Dial></Response>', hidden=True),
        Good("<Response><Dial>+14155550123</Dial></Response>", hidden=True),
    )

    def check(self, node: Node, ctx: Context) -> Problems:
        seconds, most = ctx.number(node, "timeLimit"), ctx.option(self.most_seconds)
        if seconds is not None and seconds > most:
            yield Problem(
                ctx.place(node).value("timeLimit"),
                f"`timeLimit` of `Dial` is {seconds} seconds, and a call lasts at most {most}",
                help="write less, or ask the vendor for long calls",
            )
