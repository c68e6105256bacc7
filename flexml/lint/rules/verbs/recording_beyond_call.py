"""Rule FX435."""

from __future__ import annotations

from ....diagnostics import INFO, Problem
from ....source import Node
from ...context import Context
from ...example import Bad, Good
from ...option import Option
from ...rule import ElementRule, Problems


class RecordingBeyondCall(ElementRule):
    """A `Record` may take longer than a call of most accounts.

    Calls end after four hours, unless the account may hold longer ones. The recording ends with them, and `action` is
    not asked for a document.

    Ignore it where your account has long calls; or set how long they are.
    """

    code = "FX435"
    severity = INFO
    elements = ("Record",)
    when = "@maxLength!count"
    dialects = ("twiml",)
    most_seconds = Option(14400, "The longest call of your account in seconds.", minimum=1)
    examples = (
        Bad(
            """
            <Response>
              <Record action="/done" maxLength="14401"/>
                                                ^^^^^
            </Response>
            """
        ),
        Good('<Response><Record action="/done" maxLength="14400"/></Response>'),
        Good('<Response><Record action="/done" maxLength="86400"/></Response>', options={"most-seconds": 86400}),
        Good('<Response><Record action="/done" maxLength="{{ 86400 }}"/></Response>'),
        Good('<Response><Record action="/done" maxLength="99999"/></Response>'),
    )

    def check(self, node: Node, ctx: Context) -> Problems:
        seconds, most = ctx.number(node, "maxLength"), ctx.option(self.most_seconds)
        if seconds is not None and seconds > most:
            yield Problem(
                ctx.place(node).value("maxLength"),
                f"`maxLength` of `Record` is {seconds} seconds, and a call lasts at most {most}",
                help="write less, or ask the vendor for long calls",
            )
