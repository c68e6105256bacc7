"""Rule FX473."""

from __future__ import annotations

from ....diagnostics import WARNING, Problem, Related
from ....source import Node
from ...context import Context
from ...example import Bad, Good
from ...rule import ElementRule, Problems


class MessageTextBesideBody(ElementRule):
    """A `Message` holds plain text, and a `Body` with text as well.

    The vendor asks for one or the other, and does not say which of them is sent.

    Never ignore it: put all text into `Body`.
    """

    code = "FX473"
    severity = WARNING
    elements = ("Message",)
    when = "filled worded"
    dialects = ("twiml-messaging",)
    examples = (
        Bad(
            """
            <Response>
              <Message>Hello<Body>Kate</Body></Message>
                       ^^^^^
            </Response>
            """
        ),
        Bad(
            """
            <Response>
              <Message> <Body>Kate</Body><![CDATA[Hello]]></Message>
                                                  ^^^^^
            </Response>
            """,
            hidden=True,
        ),
        Good("<Response><Message><Body>Hello </Body><Body>Kate</Body></Message></Response>"),
        Good("<Response><Message>Hello<Media>https://example.com/cat.jpg</Media></Message></Response>"),
    )

    def check(self, node: Node, ctx: Context) -> Problems:
        body = next((child for child in node.elements if (spec := ctx.spec(child)) and spec.name == "Body"), None)
        if body is not None and node.own_text.strip():
            yield Problem(
                ctx.place(node).texts[0],
                "`Message` takes text or a `Body`, and this one has both",
                help="put the text into the `Body`",
                related=(Related(ctx.place(body).name, "the `Body`"),),
            )
