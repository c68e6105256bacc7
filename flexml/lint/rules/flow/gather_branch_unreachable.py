"""Rule FX305."""

from __future__ import annotations

from ....diagnostics import WARNING
from ....source import Node
from ...context import Context
from ...dead_code import never_runs
from ...example import Bad, Good
from ...rule import ElementRule, Problems


class GatherBranchUnreachable(ElementRule):
    """Verbs follow a `Gather` with `actionOnEmptyResult="true"` and never run.

    The verbs below a `Gather` are what a caller hears who presses nothing. With this attribute, `action` is
    asked in that case too, and the words below it are never heard.

    Ignore it where the dead verbs stay for a reason, such as an attribute that is still being tried out.
    """

    code = "FX305"
    severity = WARNING
    reads = "flow"
    elements = ("Gather",)
    when = "followed @actionOnEmptyResult"
    dialects = ("flexml", "twiml")
    examples = (
        Bad(
            """
            <Response>
              <Gather action="/menu" actionOnEmptyResult="true">
                <Say>Press 1 for sales.</Say>
              </Gather>
              <Say>We did not hear you.</Say>
               ^^^
              <Redirect>/welcome</Redirect>
            </Response>
            """,
            fixed="""
            <Response>
              <Gather action="/menu" actionOnEmptyResult="true">
                <Say>Press 1 for sales.</Say>
              </Gather>
            </Response>
            """,
        ),
        Bad(
            """
            <Response>
              <Gather actionOnEmptyResult="true">
                <Say>Press 1 for sales.</Say>
              </Gather>
              <Redirect>/welcome</Redirect>
               ^^^^^^^^
            </Response>
            """,
            dialect="twiml",
        ),
        Good(
            """
            <Response>
              <Gather actionOnEmptyResult="true">
                <Say>Press 1 for sales.</Say>
              </Gather>
              <Redirect>/welcome</Redirect>
            </Response>
            """,
            dialect="flexml",
            hidden=True,
        ),
        Good(
            """
            <Response>
              <Gather action="/menu" actionOnEmptyResult="false">
                <Say>Press 1 for sales.</Say>
              </Gather>
              <Say>We did not hear you.</Say>
            </Response>
            """,
            dialect="twiml",
        ),
        Good(
            """
            <Response>
              <Gather action="/menu" actionOnEmptyResult="${always}">
                <Say>Press 1 for sales.</Say>
              </Gather>
              <Say>We did not hear you.</Say>
            </Response>
            """,
            dialect="twiml",
            hidden=True,
        ),
        Good(
            """
            <Response>
              <Gather action="/menu">
                <Say loop="0">Press 1 for sales.</Say>
              </Gather>
              <Say>Nobody hears this, but not because of an attribute of `Gather`.</Say>
            </Response>
            """,
            dialect="twiml",
            hidden=True,
        ),
    )

    def check(self, node: Node, ctx: Context) -> Problems:
        for end in ctx.flow.dead_ends_at(node):
            yield never_runs(
                ctx,
                end,
                f"`{ctx.written(node)}` asks `action` even when nothing was entered",
                help="put it into the document of `action`, or leave `actionOnEmptyResult` out",
                attribute="actionOnEmptyResult",
            )
