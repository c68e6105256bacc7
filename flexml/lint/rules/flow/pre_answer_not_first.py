"""Rule FX317."""

from __future__ import annotations

from ....diagnostics import WARNING, Problem, Related
from ....source import Node
from ...context import Context
from ...example import Bad, Good
from ...rule import ElementRule, Problems


class PreAnswerNotFirst(ElementRule):
    """A `PreAnswer` follows a verb that has answered the call.

    It lets the caller hear something while the call is not answered yet, and not billed. After a verb such as `Say`
    that time is over.

    Never ignore it: put `PreAnswer` first, or take the verbs out of it.
    """

    code = "FX317"
    severity = WARNING
    reads = "flow"
    elements = ("PreAnswer",)
    when = "preceded"
    dialects = ("flexml",)
    examples = (
        Bad(
            """
            <Response>
              <Say>Welcome.</Say>
              <PreAnswer ringing="true">
               ^^^^^^^^^
                <Pause length="3"/>
              </PreAnswer>
              <Dial>15550100</Dial>
            </Response>
            """
        ),
        Good(
            """
            <Response>
              <Override statusCallbackUrl="/status"/>
              <PreAnswer ringing="true">
                <Pause length="3"/>
              </PreAnswer>
              <Dial>15550100</Dial>
            </Response>
            """
        ),
        Good("<Response><Say>Welcome.</Say><Gather><PreAnswer/></Gather></Response>", hidden=True),
        Good(
            """
            <Response>
              <Say>Goodbye.</Say>
              <Hangup/>
              <PreAnswer>
                <Pause length="3"/>
              </PreAnswer>
            </Response>
            """,
            hidden=True,
        ),
    )

    def check(self, node: Node, ctx: Context) -> Problems:
        step = ctx.flow.step(node)
        before = None if step is None else ctx.flow.answered_before(step)
        if before is None:
            return
        name, answering = ctx.written(node), ctx.written(before.node)
        yield Problem(
            ctx.place(node).name,
            f"`{name}` follows `{answering}`, which has answered the call",
            help=f"put `{name}` first, or take the verbs out of it",
            related=(Related(ctx.place(before.node).name, "the call is answered here"),),
        )
