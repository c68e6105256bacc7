"""Rule FX318."""

from __future__ import annotations

from ....diagnostics import WARNING, Problem, Related
from ....source import Node
from ...context import Context
from ...example import Bad, Good
from ...rule import ElementRule, Problems


class OverrideNotFirst(ElementRule):
    """An `Override` does not stand at the top of the document.

    It changes who is told about the call, from the moment when it runs. A caller who hangs up while the
    verbs above it run is reported to the old address.

    Ignore it where the first part of the call is meant for the old address.
    """

    code = "FX318"
    severity = WARNING
    reads = "flow"
    elements = ("Override",)
    dialects = ("flexml",)
    examples = (
        Bad(
            """
            <Response>
              <Say>Welcome.</Say>
              <Override statusCallbackUrl="/status"/>
               ^^^^^^^^
              <Dial>15550100</Dial>
            </Response>
            """
        ),
        Good(
            """
            <Response>
              <Override statusCallbackUrl="/status"/>
              <Start><Stream url="wss://example.com/record"/></Start>
              <Override statusCallbackMethod="GET"/>
              <Say>Welcome.</Say>
            </Response>
            """
        ),
        Good("<Response><Say>Welcome.</Say><Gather><Override/></Gather></Response>", hidden=True),
        Good(
            """
            <Response>
              <Redirect>/menu</Redirect>
              <Override statusCallbackUrl="/status"/>
            </Response>
            """,
            hidden=True,
        ),
        Good(
            """
            <Response>
              {% if vip %}
              <Dial>15550100</Dial>
              {% endif %}
              <Override statusCallbackUrl="/status"/>
              <Say>Welcome.</Say>
            </Response>
            """,
            hidden=True,
        ),
    )

    def check(self, node: Node, ctx: Context) -> Problems:
        step = ctx.flow.step(node)
        above = None if step is None else ctx.flow.waited_before(step)
        if above is None:
            return
        name, waited = ctx.written(node), ctx.written(above.node)
        yield Problem(
            ctx.place(node).name,
            f"`{name}` stands below `{waited}`: a call that ends there is reported to the old address",
            help=f"put `{name}` at the top of the document",
            related=(Related(ctx.place(above.node).name, "the call may end here"),),
        )
