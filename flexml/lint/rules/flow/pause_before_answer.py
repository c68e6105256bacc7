"""Rule FX314."""

from __future__ import annotations

from ....diagnostics import INFO, Problem
from ....source import Node
from ...context import Context
from ...example import Bad, Good
from ...rule import ElementRule, Problems


class PauseBeforeAnswer(ElementRule):
    """A `Pause` is the first verb.

    On an incoming call it does not keep the caller waiting in silence: it delays the answer, and the caller hears the
    phone ring for so long. To leave a breath before the greeting, a verb that answers has to come first.

    Ignore it where ringing is what you want, or where the document runs on a call that is up.
    """

    code = "FX314"
    severity = INFO
    reads = "flow"
    elements = ("Pause",)
    when = "first"
    dialects = ("twiml",)
    examples = (
        Bad(
            """
            <Response>
              <Pause length="1"/>
               ^^^^^
              <Say>Welcome.</Say>
            </Response>
            """
        ),
        Bad(
            """
            <Response>
              <Pause length="1"/>
               ^^^^^
              <Pause/>
              <Say>Welcome.</Say>
            </Response>
            """
        ),
        Bad(
            """
            <Response>
              <Pause length="60"/>
               ^^^^^
            </Response>
            """
        ),
        Good(
            """
            <Response>
              <Say>Welcome.</Say>
              <Pause length="1"/>
              <Say>Press 1 for sales.</Say>
            </Response>
            """
        ),
        Good(
            """
            <Response>
              <Gather action="/menu">
                <Pause length="1"/>
                <Say>Press 1 for sales.</Say>
              </Gather>
              <Hangup/>
            </Response>
            """
        ),
        Good(
            """
            <Response>
              <Pause length="10"/>
              <Reject/>
            </Response>
            """
        ),
        Good(
            """
            <Response>
              <Pause length="10"/>
              <Dial answerOnBridge="true">+14155550100</Dial>
            </Response>
            """
        ),
        Good(
            """
            <Response>
              {% include "greeting.xml" %}
              <Pause length="1"/>
              <Say>Press 1 for sales.</Say>
            </Response>
            """,
            hidden=True,
        ),
        Good(
            """
            <Response>
              <Pause length="1"/>
              <Play>https://example.com/music.mp3</Play>
            </Response>
            """,
            role="wait",
            hidden=True,
        ),
    )

    def check(self, node: Node, ctx: Context) -> Problems:
        step = ctx.flow.step(node)
        if step is None or step.index > 0 or ctx.role is not None or ctx.flow.branched:
            return
        answer = next((later for later in ctx.flow.after(step) if later.spec is not step.spec), None)
        if answer is not None and not answer.answers:  # which goes on ringing on purpose
            return
        yield Problem(
            ctx.place(node).name,
            "the first verb is `Pause`: an incoming call goes on ringing for so long",
            help="put it below a verb that answers, such as `Say`, if the caller should hear silence",
        )
