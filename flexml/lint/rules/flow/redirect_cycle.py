"""Rule FX331."""

from __future__ import annotations

from ....diagnostics import WARNING, Problem, Related
from ....source import Node
from ...context import Context
from ...example import Bad, Good
from ...linked import link_span
from ...rule import ElementRule, Problems


class RedirectCycle(ElementRule):
    """Documents lead to each other in a circle, and nothing on the way waits for anybody.

    The caller hears the same round until they hang up, and each round is requested and paid for. It is found
    from what the project knows of its URLs: its routes, or the files beside a document.

    Ignore it where the application leaves the circle by itself, with another document under one of the URLs.
    """

    code = "FX331"
    severity = WARNING
    reads = "flow"
    elements = ("Amd", "Play", "Redirect", "Sms")
    when = "blank !@digits, @action, routed, beside !no-file"
    dialects = ("flexml", "twiml", "twiml-messaging")
    runtime = {"twiml-messaging": (14106,)}
    examples = (
        Bad(
            """
            <Response>
              <Say>All lines are busy.</Say>
              <Redirect>/closed</Redirect>
                        ^^^^^^^
            </Response>
            """,
            url="/busy",
            routes={"/busy": "busy.xml", "/closed": "closed.xml"},
            files={
                "closed.xml": """
                <Response>
                  <Say>We are closed.</Say>
                  <Redirect>/busy</Redirect>
                </Response>
                """
            },
        ),
        Bad(
            """
            <Response>
              <Play action="/second">first.wav</Play>
                            ^^^^^^^
            </Response>
            """,
            url="/first",
            routes={"/first": "first.xml", "/second": "second.xml", "/third": "third.xml"},
            files={
                "second.xml": "<Response><Redirect>third</Redirect></Response>",
                "third.xml": "<Response><Redirect>/first</Redirect></Response>",
            },
        ),
        Good(
            """
            <Response>
              <Say>All lines are busy.</Say>
              <Redirect>/closed</Redirect>
            </Response>
            """,
            url="/busy",
            routes={"/busy": "busy.xml", "/closed": "closed.xml"},
            files={
                "closed.xml": """
                <Response>
                  <Gather action="/choice"><Say>Press 1 to leave a message.</Say></Gather>
                  <Redirect>/busy</Redirect>
                </Response>
                """
            },
        ),
        Good(
            """
            <Response>
              <Redirect>/second</Redirect>
            </Response>
            """,
            url="/first",
            routes={"/first": "first.xml", "/second": "second.xml"},
            files={"second.xml": "<Response><Redirect>/second</Redirect></Response>"},
            hidden=True,
        ),
        Good("<Response><Redirect>/first</Redirect></Response>", url="/first", hidden=True),
    )

    def check(self, node: Node, ctx: Context) -> Problems:
        action = ctx.get(node, "action")
        if not ctx.may_know((action or node.own_text).strip()) or ctx.flow.unasked is None:
            return
        if ctx.flow.unasked.node is not node:
            return
        first, *others = ctx.journey.circle or (None,)
        if first is None or not others:
            return
        names = " → ".join(f"`{passage.page.name}`" for passage in (*others, first))
        yield Problem(
            link_span(first.link, ctx.document),
            f"this document leads back to itself over {names}, and nothing on the way waits for the caller",
            help="break the circle: ask for input in one of them, or end the call",
            related=tuple(
                Related(link_span(passage.link, passage.page.document), "this leads on", passage.page.document.source)
                for passage in others
            ),
        )
