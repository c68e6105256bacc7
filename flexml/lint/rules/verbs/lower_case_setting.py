"""Rule FX488."""

from __future__ import annotations

from ....diagnostics import WARNING, Edit, Fix, Problem
from ....source import Node
from ...context import Context
from ...example import Bad, Good
from ...rule import ElementRule, Problems


class LowerCaseSetting(ElementRule):
    """A setting of `ConversationRelay` is written in small letters alone, as some SDKs write it.

    The page has capitals in it, and the vendor matches names by their case: the setting is probably ignored, and
    the agent cuts the caller off as it would without it.

    Ignore it where you have heard it work.
    """

    code = "FX488"
    severity = WARNING
    elements = ("ConversationRelay",)
    dialects = ("twiml",)
    refines = ("deprecated-attribute",)
    examples = (
        Bad(
            """
            <Response>
              <Connect><ConversationRelay url="wss://example.com/agent" speechtimeout="900"/></Connect>
                                                                        ^^^^^^^^^^^^^
            </Response>
            """,
            fixed="""
            <Response>
              <Connect><ConversationRelay url="wss://example.com/agent" speechTimeout="900"/></Connect>
            </Response>
            """,
        ),
        Bad(
            """
            <Response>
              <Connect>
                <ConversationRelay url="wss://example.com/agent" ignoreBackchannel="true" ignorebackchannel="true"/>
                                                                                          ^^^^^^^^^^^^^^^^^
              </Connect>
            </Response>
            """
        ),
        Good(
            """
            <Response>
              <Connect>
                <ConversationRelay url="wss://example.com/agent" speechTimeout="900" ignoreBackchannel="true"/>
              </Connect>
            </Response>
            """
        ),
        Good(
            """
            <Response>
              <Connect><ConversationRelay url="wss://example.com/agent" hintz="a"/></Connect>
            </Response>
            """,
            hidden=True,
        ),
    )

    def check(self, node: Node, ctx: Context) -> Problems:
        spec = ctx.spec(node)
        known = {} if spec is None else {name.lower(): name for name in spec.attributes if name != name.lower()}
        for name in node.attributes:
            right = known.get(name)
            if right is None:
                continue
            span = ctx.place(node).attribute(name)
            fix = Fix(f"Write `{right}`", (Edit(span, right),), safe=False)
            yield Problem(
                span,
                f"`{name}` is the spelling of some SDKs, and the page writes `{right}`",
                help=f"write `{right}`",
                fix=None if right in node.attributes else fix,
            )
