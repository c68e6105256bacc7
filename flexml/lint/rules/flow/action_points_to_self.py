"""Rule FX333."""

from __future__ import annotations

from ....diagnostics import WARNING, Problem
from ....flow import When
from ....source import Node
from ...context import Context
from ...example import Bad, Good
from ...linked import link_span
from ...rule import ElementRule, Problems


class ActionPointsToSelf(ElementRule):
    """The `action` of a verb that does one-time work is the URL of its own document.

    When the work is done, the document runs again: it dials the same number, records another message, puts
    the caller back into the queue. The caller goes round until they hang up.

    Ignore it where the application answers the second request with another document.
    """

    code = "FX333"
    severity = WARNING
    reads = "flow"
    when = "@action routed, beside @action!no-file"
    elements = ("Amd", "Connect", "Dial", "Enqueue", "Play", "Record", "Refer", "Sms")
    dialects = ("flexml", "twiml")
    examples = (
        Bad(
            """
            <Response>
              <Dial action="/incoming">+15550100</Dial>
                            ^^^^^^^^^
            </Response>
            """,
            dialect="twiml",
            url="/incoming",
        ),
        Bad(
            """
            <!-- flexml: url=https://example.com/incoming -->
            <Response>
              <Say>Leave a message.</Say>
              <Record action="https://example.com/incoming"/>
                              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^
            </Response>
            """
        ),
        Bad(
            """
            <Response>
              <Enqueue action=" /incoming ">support</Enqueue>
                               ^^^^^^^^^^^
            </Response>
            """,
            dialect="twiml",
            url="/incoming",
        ),
        Good('<Response><Enqueue action="">support</Enqueue></Response>', dialect="twiml", hidden=True),
        Good('<Response><Dial action="/done">+15550100</Dial></Response>', dialect="twiml", url="/incoming"),
        Good('<Response><Dial action="/incoming?done=1">+15550100</Dial></Response>', dialect="twiml", url="/incoming"),
        Good('<Response><Hangup/><Dial action="/incoming">15550100</Dial></Response>', url="/incoming"),
        Good("<Response><Record/></Response>", dialect="twiml", url="/incoming"),
        Good('<Response><Gather action="/menu"><Say>Press 1.</Say></Gather></Response>', url="/menu"),
        Good(
            '<Response>{% if done %}<Hangup/>{% endif %}<Dial action="/incoming">15550100</Dial></Response>',
            url="/incoming",
        ),
    )

    def check(self, node: Node, ctx: Context) -> Problems:
        action = ctx.get(node, "action")
        if action is None or not action.strip() or not ctx.may_know(action.strip()):
            return
        step = ctx.flow.step(node)
        if step is None or step.spec is None or not ctx.flow.reaches(step) or not ctx.project.here.certain:
            return
        for link in ctx.flow.links_of(step):
            target = ctx.project.follow(link)
            if link.when is not When.EVENT and target.page is ctx.project.here and target.exact:
                yield Problem(
                    link_span(link, ctx.document),
                    f"`{step.spec.name}` leads back to its own document, which does the same again",
                    help="let another URL go on with the call",
                )
