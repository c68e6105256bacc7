"""Rule FX475."""

from __future__ import annotations

from ....diagnostics import WARNING, Problem, Related
from ....source import Node
from ...context import Context
from ...example import Bad, Good
from ...rule import ElementRule, Problems


class MessageWithTwoCallbacks(ElementRule):
    """A `Message` has an `action` and a `statusCallback`, and they are not the same URL.

    Both are told what becomes of the message, and which of them is asked where they differ is not defined.

    Never ignore it: write the same URL twice, or `action` alone.
    """

    code = "FX475"
    severity = WARNING
    elements = ("Message",)
    when = "@action @statusCallback"
    dialects = ("twiml-messaging",)
    examples = (
        Bad(
            """
            <Response>
              <Message action="/sent" statusCallback="/status">Hello</Message>
                                                      ^^^^^^^
            </Response>
            """
        ),
        Good('<Response><Message action="/sent" statusCallback=" /sent ">Hello</Message></Response>', hidden=True),
        Good('<Response><Message action="/sent">Hello</Message></Response>'),
        Good('<Response><Message action="/sent" statusCallback="{{base}}/sent">Hello</Message></Response>'),
        Good('<Response><Message action="{{base}}/sent" statusCallback="/sent">Hello</Message></Response>'),
    )

    def check(self, node: Node, ctx: Context) -> Problems:
        if ctx.get(node, "action") is None or ctx.get(node, "statusCallback") is None:
            return
        action, status = ctx.attribute(node, "action"), ctx.attribute(node, "statusCallback")
        if action is None or status is None:
            return
        urls = {ctx.known(node, name) for name in ("action", "statusCallback")}
        if len(urls) > 1 and None not in urls:
            yield Problem(
                status.value,
                "`action` and `statusCallback` of `Message` differ, and which of them is asked is not defined",
                help="write the same URL in both",
                related=(Related(action.value, "the other one"),),
            )
