"""Rule FX449."""

from __future__ import annotations

from ....diagnostics import INFO, Problem
from ....source import Node
from ...context import Context
from ...example import Bad, Good
from ...rule import ElementRule, Problems

_ASKS = {
    "Conference": ("waitMethod", ("waitUrl",)),
    "Enqueue": ("waitUrlMethod", ("waitUrl",)),
    "Message": ("method", ("action", "statusCallback")),
}


class MethodWithoutUrl(ElementRule):
    """A method says how a URL is asked for, and the URL is not there.

    The music of the vendor plays, or nobody is told of the message: mostly the URL was forgotten.

    Ignore it where the URL is added later.
    """

    code = "FX449"
    severity = INFO
    elements = ("Conference", "Enqueue", "Message")
    when = "@waitMethod !@waitUrl, @waitUrlMethod !@waitUrl, @method !@action !@statusCallback"
    dialects = ("twiml", "twiml-messaging")
    examples = (
        Bad(
            """
            <Response>
              <Enqueue waitUrlMethod="GET">support</Enqueue>
                       ^^^^^^^^^^^^^
              <Dial><Conference waitMethod="GET">Room</Conference></Dial>
                                ^^^^^^^^^^
            </Response>
            """
        ),
        Bad(
            """
            <Response>
              <Message method="GET">Thank you.</Message>
                       ^^^^^^
            </Response>
            """,
            dialect="twiml-messaging",
        ),
        Good(
            """
            <Response>
              <Enqueue waitUrl="/wait" waitUrlMethod="GET">support</Enqueue>
              <Dial><Conference waitUrl="" waitMethod="GET">Room</Conference></Dial>
              <Dial><Conference>Room</Conference></Dial>
            </Response>
            """
        ),
        Good(
            """
            <Response>
              <Message method="GET" action="/sent">Thank you.</Message>
              <Message method="GET" statusCallback="/sent">Thank you.</Message>
              <Message method="get">Thank you.</Message>
            </Response>
            """,
            dialect="twiml-messaging",
        ),
    )

    def check(self, node: Node, ctx: Context) -> Problems:
        method, urls = _ASKS[node.name]
        if any(ctx.get(node, url) is not None for url in urls):
            return
        if any(value.name == method for value in ctx.misfits_of(node)):
            return  # it is told for itself
        place = ctx.attribute(node, method)
        if place is not None:
            named = " or ".join(f"`{url}`" for url in urls)
            yield Problem(
                place.name,
                f"`{method}` of `{node.name}` has no effect without {named}",
                help=f"add {named}, or remove `{method}`",
            )
