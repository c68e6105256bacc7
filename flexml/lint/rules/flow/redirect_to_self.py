"""Rule FX330."""

from __future__ import annotations

from ....diagnostics import INFO, WARNING, Problem
from ....source import Node
from ...context import Context
from ...example import Bad, Good
from ...linked import is_told_elsewhere, link_span
from ...rule import ElementRule, Problems


class RedirectToSelf(ElementRule):
    """A `Redirect` leads back to its own document, and nothing on the way waits for anybody.

    The caller hears the same again and again until they hang up, and pays for it; a document without any
    verb that takes time is requested as fast as the vendor can. A document of sound and pauses alone may be
    hold music, which is meant to go round: that is a hint only.

    Ignore it where the application answers the second request with another document.
    """

    code = "FX330"
    severity = WARNING
    reads = "flow"
    elements = ("Redirect",)
    when = "blank, routed, beside !no-file"
    dialects = ("flexml", "twiml", "twiml-messaging")
    runtime = {"twiml-messaging": (14106,)}
    examples = (
        Bad(
            """
            <Response>
              <Redirect/>
               ^^^^^^^^
            </Response>
            """,
            dialect="twiml",
        ),
        Bad(
            """
            <Response>
              <Say>Please call back tomorrow.</Say>
              <Redirect>/closed</Redirect>
                        ^^^^^^^
            </Response>
            """,
            url="/closed",
        ),
        Bad(
            """
            <!-- flexml: url=https://example.com/wait -->
            <Response>
              <Play>/music.mp3</Play>
              <Redirect>wait</Redirect>
                        ^^^^
            </Response>
            """,
            dialect="twiml",
        ),
        Bad(
            """
            <Response>
              <Start><Stream url="wss://example.com/record"/></Start>
              <Redirect/>
               ^^^^^^^^
            </Response>
            """,
            dialect="twiml",
            role="wait",
        ),
        Bad(
            """
            <Response>
              <Message>Thank you.</Message>
              <Redirect>/sms?again=1</Redirect>
                        ^^^^^^^^^^^^
            </Response>
            """,
            dialect="twiml-messaging",
            url="/sms?again=1",
        ),
        Good(
            """
            <Response>
              <Play>/music.mp3</Play>
              <Redirect/>
            </Response>
            """,
            dialect="twiml",
            role="wait",
        ),
        Good(
            """
            <Response>
              <Play>/music.mp3</Play>
              <Redirect/>
            </Response>
            """,
            dialect="twiml",
            role="queue-wait",
            hidden=True,
        ),
        Good(
            """
            <Response>
              <Gather action="/choice"><Say>Press 1.</Say></Gather>
              <Redirect>/menu</Redirect>
            </Response>
            """,
            url="/menu",
        ),
        Good(
            """
            <Response>
              <Dial>+15550100</Dial>
              <Redirect/>
            </Response>
            """,
            dialect="twiml",
        ),
        Good(
            """
            <Response>
              <Say>One moment.</Say>
              <Redirect>/closed?attempt=2</Redirect>
            </Response>
            """,
            url="/closed",
        ),
        Good(
            """
            <Response>
              <Say>One moment.</Say>
              <Redirect>/open</Redirect>
            </Response>
            """,
            url="/closed",
        ),
        Good('<Response><Play loop="0">/music.mp3</Play><Redirect>/closed</Redirect></Response>', url="/closed"),
        Good("<Response><Say>One moment.</Say><Redirect></Redirect></Response>"),
        Good("<Response><Redirect/></Response>", dialect="twiml", role="inline"),
        Good("<Response>{% if open %}<Dial>15550100</Dial>{% endif %}<Redirect/></Response>", dialect="twiml"),
    )

    def check(self, node: Node, ctx: Context) -> Problems:
        if not ctx.may_know(node.own_text.strip()):
            return
        link = ctx.flow.unasked
        if link is None or link.node is not node or is_told_elsewhere(link) or len(ctx.journey.circle) != 1:
            return
        before = ctx.flow.steps[: link.step.index]
        takes_time = any(step.blocks for step in before)
        hold_music = ctx.dialect.roles.get("wait")
        sounds = hold_music is not None and all(step.spec and step.spec.name in hold_music.verbs for step in before)
        if takes_time and sounds and ctx.role is not None and ctx.role.endswith("wait"):
            return
        yield Problem(
            link_span(link, ctx.document),
            "this document leads to itself again and again, and nothing in it waits for the caller"
            if takes_time
            else "this document leads to itself at once, and nothing in it takes any time",
            help="say `role=wait` in a comment if it is hold music; else end with `Hangup`, or ask for input"
            if takes_time and sounds
            else "lead on to another document, end the call, or wait for input before",
            severity=INFO if takes_time and sounds else None,
        )
