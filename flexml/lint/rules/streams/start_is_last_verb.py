"""Rule FX241."""

from __future__ import annotations

from itertools import islice

from ....diagnostics import WARNING, Problem, Related
from ....source import Node
from ...context import Context
from ...example import Bad, Good
from ...rule import ElementRule, Problems

# What holds the call, or goes on beside it and is told by itself.
_HOLDING = ("Connect", "Dial", "Enqueue", "Gather", "Pause", "Play", "Record", "Redirect", "Say", "Start")


class StartIsLastVerb(ElementRule):
    """Nothing holds the call after a `Start`.

    `Start` does not wait: the next verb runs at once, and where there is none, the call ends and with it
    what was started. The application sees a stream of a fraction of a second, or none.

    Ignore it in a document that does not run as a call of its own, such as an announcement for an
    agent.
    """

    code = "FX241"
    severity = WARNING
    reads = "flow"
    elements = ("Start",)
    when = "last, * after Start but " + " but ".join(_HOLDING)
    dialects = ("flexml", "twiml")
    examples = (
        Bad(
            """
            <Response>
              <Start>
               ^^^^^
                <Stream url="wss://example.com/record"/>
              </Start>
            </Response>
            """
        ),
        Bad(
            """
            <Response>
              <Say>This call is recorded.</Say>
              <Start>
               ^^^^^
                <Stream url="wss://example.com/record"/>
              </Start>
              <Hangup/>
            </Response>
            """
        ),
        Good(
            """
            <Response>
              <Start><Stream url="wss://example.com/record"/></Start>
              <Record recordSession="true"/>
            </Response>
            """,
            hidden=True,
        ),
        Good(
            """
            <Response>
              <Start>
                <Stream url="wss://example.com/record"/>
              </Start>
              <Dial>+15550100</Dial>
            </Response>
            """
        ),
        Good(
            """
            <Response>
              <Hangup/>
              <Start>
                <Stream url="wss://example.com/record"/>
              </Start>
            </Response>
            """
        ),
        Good(
            """
            <Response>
              <Start>
                <Stream url="wss://example.com/record"/>
              </Start>
              <Redirect>/menu</Redirect>
            </Response>
            """
        ),
    )

    def check(self, node: Node, ctx: Context) -> Problems:
        flow = ctx.flow
        step = flow.step(node)
        if step is None or not flow.reaches(step) or flow.holds_after(step):
            return
        if not list(node.elements):  # it starts nothing, which is the defect to tell
            return
        if any(later.behaviour.flow == "background" for later in flow.after(step)):  # the last of several tells it
            return
        after = tuple(islice(flow.after(step), 3))
        yield Problem(
            ctx.place(node).name,
            "nothing follows `Start`, and it does not wait: the call ends at once, and what was started with it"
            if not after
            else "no verb after `Start` holds the call: it ends at once, and what was started with it",
            help="add a verb that keeps the call alive, such as `Say`, `Pause` or `Dial`",
            related=tuple(Related(ctx.place(later.node).name, "this one does not wait") for later in after),
        )
