"""Rule FX474."""

from __future__ import annotations

from ....diagnostics import ERROR, Problem
from ....source import Node, has_placeholder
from ...context import Context
from ...example import Bad, Good
from ...rule import ElementRule, Problems

_MOST = 1600


class MessageTooLong(ElementRule):
    """The parts of a `Message` have more than 1600 characters together.

    Several `Body` are joined before they are sent. The vendor sends nothing at all where the whole is too long.

    Never ignore it: split the text over several `Message`.
    """

    code = "FX474"
    severity = ERROR
    elements = ("Message",)
    when = "filled worded, Message/Body twin"
    dialects = ("twiml-messaging",)
    runtime = {"twiml-messaging": (14103,)}
    examples = (
        Bad(
            f"""
            <Response>
              <Message><Body>{"a" * 1600}</Body><Body>b</Body></Message>
               ^^^^^^^
            </Response>
            """
        ),
        Good(f"<Response><Message><Body>{'a' * 1000}</Body><Body>{'b' * 600}</Body></Message></Response>"),
        Good(
            f"<Response><Message><Body>{'a' * 1000}</Body><Body>{{{{b}}}}{'b' * 601}</Body></Message></Response>",
            hidden=True,
        ),
        Good(f"<Response><Message><Body>{'a' * 1601}</Body><Body>b</Body></Message></Response>", hidden=True),
        Good("<Response><Message>Hello</Message></Response>"),
        Good(f"<Response><Message><Body>{'a' * 1600}</Body><Unknown>b</Unknown></Message></Response>", hidden=True),
    )

    def check(self, node: Node, ctx: Context) -> Problems:
        bodies = (child for child in node.elements if (spec := ctx.spec(child)) and spec.name == "Body")
        texts = [text for text in (node.own_text, *(body.own_text for body in bodies)) if text.strip()]
        length = sum(map(len, texts))
        # One part that is too long by itself is told where it stands.
        if length <= _MOST or any(len(text) > _MOST or has_placeholder(text) for text in texts):
            return
        yield Problem(
            ctx.place(node).name,
            f"the parts of this `Message` have {length} characters together, and {_MOST} are sent at most",
            help="split the text over several `Message`",
        )
