"""Rule FX306."""

from __future__ import annotations

from ....diagnostics import INFO, Problem, Related
from ....source import Node
from ...context import Context
from ...example import Bad, Good
from ...rule import ElementRule, Problems


class VerbsAfterRecord(ElementRule):
    """Verbs follow a `Record` with an `action`.

    When something was recorded, the document of `action` takes over, and they never run. They run when the recording
    is empty, if at all: Twilio's page no longer promises even that. Thanks for the message belong into the
    document of `action`.

    Ignore it where they are meant for a caller who says nothing.
    """

    code = "FX306"
    severity = INFO
    reads = "flow"
    elements = ("Record",)
    when = "@action followed"
    dialects = ("flexml", "twiml")
    examples = (
        Bad(
            """
            <Response>
              <Say>Leave a message.</Say>
              <Record action="/recorded" maxLength="30"/>
              <Say>Thank you for your message.</Say>
               ^^^
            </Response>
            """
        ),
        Bad(
            """
            <Response>
              <Record action="/recorded"/>
              <Redirect>/menu</Redirect>
               ^^^^^^^^
            </Response>
            """,
            dialect="twiml",
        ),
        Good(
            """
            <Response>
              <Record action="/recorded"/>
              <Hangup/>
            </Response>
            """
        ),
        Good(
            """
            <Response>
              <Record action="/recorded"/>
            </Response>
            """
        ),
        Good(
            """
            <Response>
              <Record recordSession="true" action="/recorded"/>
              <Say>This call is recorded.</Say>
            </Response>
            """
        ),
        Good(
            """
            <Response>
              <Record recordSession="${background}" action="/recorded"/>
              <Say>This call is recorded.</Say>
            </Response>
            """,
            hidden=True,
        ),
        Good('<Response><Start><Record action="/recorded"/></Start><Say>Hello.</Say></Response>', hidden=True),
        Good(
            """
            <Response>
              <Record maxLength="30"/>
              <Say>Thank you for your message.</Say>
            </Response>
            """
        ),
        Good(
            """
            <Response>
              <Record maxLength="30"/>
              <Say>Thank you for your message.</Say>
            </Response>
            """,
            dialect="twiml",
            hidden=True,
        ),
    )

    def check(self, node: Node, ctx: Context) -> Problems:
        step, action = ctx.flow.step(node), ctx.attribute(node, "action")
        if step is None or action is None or any(behaviour.flow != "blocking" for behaviour in step.possible):
            return
        following = ctx.flow.following(step)
        if following is None or following.ends_call:  # which is meant in any case
            return
        yield Problem(
            ctx.place(following.node).name,
            "what follows `Record` runs only when nothing was recorded",
            help="put what follows a recording into the document of `action`",
            related=(Related(action.whole, "control goes there after a recording"),),
        )
