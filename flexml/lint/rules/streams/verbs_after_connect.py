"""Rule FX243."""

from __future__ import annotations

from ....diagnostics import INFO, Problem, Related
from ....source import Node
from ...context import Context
from ...example import Bad, Good
from ...rule import ElementRule, Problems


class VerbsAfterConnect(ElementRule):
    """Verbs follow a `Connect` with a stream.

    They run only when the WebSocket is closed while the call is still up. When the caller hangs up first, they
    never do; when the application crashes, they do at once. A `Redirect` alone says where the call goes on, as an
    `action` does, and a `Hangup` what happens in any case: there is nothing to say of them.

    Ignore it where they are the plan for that moment: a survey, another agent, an apology.
    """

    code = "FX243"
    severity = INFO
    reads = "flow"
    elements = ("Connect",)
    when = "* top after Connect but Hangup but Redirect but Reject"
    dialects = ("flexml", "twiml")
    examples = (
        Bad(
            """
            <Response>
              <Connect>
                <Stream url="wss://example.com/agent"/>
              </Connect>
              <Say>Thank you for your call.</Say>
               ^^^
            </Response>
            """
        ),
        Good(
            """
            <Response>
              <Say>One moment.</Say>
              <Connect>
                <Stream url="wss://example.com/agent"/>
              </Connect>
              <Hangup/>
            </Response>
            """
        ),
        Good('<Response><Connect><Stream url="wss://example.com/agent"/></Connect></Response>'),
        Good(
            """
            <Response>
              <Connect><Stream url="wss://example.com/agent"/></Connect>
              <Redirect>/after-the-agent</Redirect>
            </Response>
            """
        ),
        Bad(
            """
            <Response>
              <Connect><Stream url="wss://example.com/agent"/></Connect>
              <Gather action="/menu"><Say>Press 1.</Say></Gather>
               ^^^^^^
            </Response>
            """
        ),
        Good(
            """
            <Response>
              <Connect><Room>lobby</Room></Connect>
              <Say>Thank you for your call.</Say>
            </Response>
            """,
            dialect="twiml",
        ),
    )

    def check(self, node: Node, ctx: Context) -> Problems:
        step = ctx.flow.step(node)
        streams = (ctx.flow.stream(child) for child in node.elements)
        if step is None or not any(use is not None and use.bidirectional for use in streams):
            return
        following = ctx.flow.following(step)
        if following is None or following.only_leaves:
            return
        yield Problem(
            ctx.place(following.node).name,
            "what follows `Connect` runs only when the WebSocket is closed while the call is still up",
            help="let the application close the socket when it is done",
            related=(Related(ctx.place(node).name, "this one waits for it"),),
        )
