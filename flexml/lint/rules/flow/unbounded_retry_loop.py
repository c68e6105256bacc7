"""Rule FX332."""

from __future__ import annotations

from ....diagnostics import INFO, Problem, Related
from ....source import Node
from ...context import Context
from ...example import Bad, Good
from ...linked import is_told_elsewhere, link_span
from ...rule import ElementRule, Problems


class UnboundedRetryLoop(ElementRule):
    """A caller who enters nothing is asked the same again, for ever.

    A phone that was put down, or a machine that answered, keeps the call and its costs going for hours. Count
    the attempts in the URL, and hang up or connect somebody after the third.

    Ignore it where the application counts the attempts itself.
    """

    code = "FX332"
    severity = INFO
    reads = "flow"
    elements = ("Redirect",)
    when = "blank, routed, beside !no-file"
    dialects = ("flexml", "twiml")
    examples = (
        Bad(
            """
            <Response>
              <Gather action="/choice"><Say>Press 1 for sales.</Say></Gather>
              <Redirect/>
               ^^^^^^^^
            </Response>
            """,
            dialect="twiml",
        ),
        Bad(
            """
            <Response>
              <Gather action="/choice"><Say>Press 1 for sales.</Say></Gather>
              <Say>We did not hear you.</Say>
              <Redirect>/menu</Redirect>
                        ^^^^^
            </Response>
            """,
            url="/menu",
        ),
        Good(
            """
            <Response>
              <Gather action="/choice"><Say>Press 1 for sales.</Say></Gather>
              <Redirect>/menu?attempt=2</Redirect>
            </Response>
            """,
            url="/menu",
        ),
        Good(
            """
            <Response>
              <Gather action="/choice"><Say>Press 1 for sales.</Say></Gather>
              <Say>Goodbye.</Say>
              <Hangup/>
              <Redirect>/menu</Redirect>
            </Response>
            """,
            url="/menu",
        ),
        Good(
            """
            <Response>
              <Gather action="/choice"><Say>Press 1 to leave a message.</Say></Gather>
              <Dial>15550100</Dial>
              <Redirect>/menu</Redirect>
            </Response>
            """,
            url="/menu",
        ),
        Good("<Response><Gather action='/choice'/><Redirect></Redirect></Response>"),
        Good("<Response><Gather action='/choice'/><Redirect>/other</Redirect></Response>", url="/menu"),
        Good("<Response><Say>Hello.</Say><Redirect/></Response>", dialect="twiml"),
        Good("<Response>{% if a %}<Gather/>{% endif %}<Redirect/></Response>", dialect="twiml"),
    )

    def check(self, node: Node, ctx: Context) -> Problems:
        if not ctx.may_know(node.own_text.strip()):
            return
        step = ctx.flow.step(node)
        if step is None or not ctx.flow.reaches(step) or not ctx.project.here.certain:
            return
        before = ctx.flow.steps[: step.index]
        asking = [other for other in before if other.awaits == "input"]
        if not asking or any(other.awaits == "party" or other.spec is None for other in before):
            return
        for link in ctx.flow.links_of(step):
            target = ctx.project.follow(link)
            if target.page is ctx.project.here and target.exact and not is_told_elsewhere(link):
                yield Problem(
                    link_span(link, ctx.document),
                    "a caller who enters nothing is asked again, for ever",
                    help="count the attempts in the URL, such as `?attempt=2`, and end the call after some",
                    related=(Related(ctx.place(asking[-1].node).name, "this waits for input"),),
                )
