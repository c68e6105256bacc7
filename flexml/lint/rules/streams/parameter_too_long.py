"""Rule FX233."""

from __future__ import annotations

from ....diagnostics import WARNING, Problem
from ....source import Node
from ...context import Context
from ...example import Bad, Good
from ...rule import ElementRule, Problems


class ParameterTooLong(ElementRule):
    """Name and value of a stream's `Parameter` have 500 characters or more together.

    Twilio asks for fewer. What it does with a longer one is not written down; parameters of other products
    are cut without an error, so that the receiver reads half a token or half a JSON text.

    Ignore it where the whole value has been seen to arrive.
    """

    code = "FX233"
    severity = WARNING
    elements = ("Stream/Parameter",)
    when = "@name!short, @value!short"
    dialects = ("twiml",)
    examples = (
        Bad(
            f"""
            <Response>
              <Connect>
                <Stream url="wss://example.com/agent">
                  <Parameter name="prompt" value="{"Be kind. " * 54}Be kind."/>
                                                  {"^" * 494}
                </Stream>
              </Connect>
            </Response>
            """
        ),
        Bad(
            f"""
            <Response>
              <Connect>
                <Stream url="wss://example.com/agent">
                  <Parameter name="{"question-" * 55}and-answer" value="yes"/>
                                   {"^" * 505}
                </Stream>
              </Connect>
            </Response>
            """
        ),
        Good(
            """
            <Response>
              <Connect>
                <Stream url="wss://example.com/agent">
                  <Parameter name="prompt-id" value="17"/>
                </Stream>
              </Connect>
            </Response>
            """
        ),
        Good(
            f"""
            <Response>
              <Connect>
                <Stream url="wss://example.com/agent">
                  <Parameter name="prompt" value="{"Be kind. " * 54}Be fair"/>
                </Stream>
              </Connect>
            </Response>
            """
        ),
    )
    limit = 500

    def check(self, node: Node, ctx: Context) -> Problems:
        name, value = ctx.get(node, "name") or "", ctx.get(node, "value") or ""
        length = len(name) + len(value)
        if length < self.limit:
            return
        place = ctx.attribute(node, "value" if len(value) >= len(name) else "name")
        if place is None:
            return
        yield Problem(
            place.value,
            f"this `Parameter` has {length} characters in name and value, and fewer than {self.limit} are taken",
            help="send a key, and let the application look the value up",
        )
