"""Rule FX308."""

from __future__ import annotations

from ....diagnostics import WARNING
from ....source import Node
from ...context import Context
from ...example import Bad, Good
from ...own_action import asks_again
from ...rule import ElementRule, Problems


class RecordWithoutAction(ElementRule):
    """A `Record` has no `action`.

    When the caller has spoken, Twilio asks for the same document again, and the caller hears the same words
    and the same beep once more, until somebody hangs up. What stands below `Record` does not run.

    Ignore it where the application tells the two requests apart, by the `RecordingUrl` that the second one brings.
    """

    code = "FX308"
    severity = WARNING
    reads = "flow"
    elements = ("Record",)
    when = "!@action"
    dialects = ("twiml",)
    examples = (
        Bad(
            """
            <Response>
              <Say>Leave a message after the beep.</Say>
              <Record maxLength="30"/>
               ^^^^^^
              <Say>Thank you for your message.</Say>
            </Response>
            """
        ),
        Good(
            """
            <Response>
              <Record/>
            </Response>
            """,
            role="inline",
            hidden=True,
        ),
        Good(
            """
            <Response>
              <Say>Leave a message after the beep.</Say>
              <Record action="/recorded" maxLength="30"/>
            </Response>
            """
        ),
        Good(
            """
            <Response>
              <Say>Leave a message after the beep.</Say>
              <Hangup/>
              <Record/>
            </Response>
            """,
            hidden=True,
        ),
        Good("<Response><Start><Record/></Start></Response>", hidden=True),
    )

    def check(self, node: Node, ctx: Context) -> Problems:
        return asks_again(node, ctx, "and the caller is recorded once more")
