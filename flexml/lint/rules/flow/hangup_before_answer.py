"""Rule FX319."""

from __future__ import annotations

from ....diagnostics import INFO, Problem
from ....flow import Step
from ....source import Node
from ...context import Context
from ...example import Bad, Good
from ...rule import ElementRule, Problems


class HangupBeforeAnswer(ElementRule):
    """A `Hangup` comes before any verb that answers.

    A call that still rings is answered and billed before it ends. `Reject` declines it instead, and the caller
    hears a busy tone or an announcement of the carrier.

    Ignore it in a document that comes later in a call, such as one that `action` names.
    """

    code = "FX319"
    severity = INFO
    reads = "flow"
    elements = ("Hangup",)
    when = "last first, last after Pause, last after Stop, last after PreAnswer, last after Override"
    dialects = ("flexml", "twiml")
    examples = (
        Bad(
            """
            <Response>
              <Hangup/>
               ^^^^^^
            </Response>
            """
        ),
        Bad(
            """
            <Response>
              <PreAnswer><Say>We are closed.</Say></PreAnswer>
              <Hangup/>
               ^^^^^^
            </Response>
            """
        ),
        Bad(
            """
            <Response>
              <Pause length="10"/>
              <Hangup/>
               ^^^^^^
            </Response>
            """,
            dialect="twiml",
        ),
        Good(
            """
            <Response>
              <Say>We are closed.</Say>
              <Hangup/>
            </Response>
            """
        ),
        Good("<Response><Reject/></Response>"),
        Good("<Response><Hangup/></Response>", role="whisper", hidden=True),
        Good("<Response><Dial><Hangup/></Dial></Response>", hidden=True),
        Good("<Response>{% if closed %}<Hangup/>{% endif %}</Response>", hidden=True),
        Good("<Response><Hangup/><Say>We are closed.</Say></Response>", hidden=True),
        Good("<Response><Greeting/><Hangup/></Response>", hidden=True),
        Good('<Response><Dial answerOnBridge="true">+14155550100</Dial><Hangup/></Response>', dialect="twiml"),
    )

    def check(self, node: Node, ctx: Context) -> Problems:
        step = ctx.flow.step(node)
        if step is None or ctx.role is not None or not ctx.flow.is_last(step):
            return
        before = ctx.flow.steps[: step.index]
        if any(_may_answer(other) for other in before):
            return
        name = ctx.written(node)
        yield Problem(
            ctx.place(node).name,
            f"no verb answers the call before `{name}`: one that still rings is answered and then ended",
            help="write `Reject` to decline an incoming call",
        )


def _may_answer(step: Step) -> bool:
    """Whether the call may have been answered here; nobody knows of what is no verb."""
    spec = step.spec
    return spec is None or spec.kind != "verb" or step.answers or step.behaviour.action != "never"
