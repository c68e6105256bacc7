"""Rule FX232."""

from __future__ import annotations

from ....diagnostics import WARNING, Fix, Problem, Related
from ....source import Node
from ....source.shown import shown
from ...context import Context
from ...edits import remove_element
from ...example import Bad, Good
from ...rule import ElementRule, Problems


class DuplicateParameterName(ElementRule):
    """Two `Parameter` beside each other have the same name.

    They arrive as one object with a member for each name, so one of the values is lost, mostly the first.

    Ignore it where the receiver is known to collect all values of a name.
    """

    code = "FX232"
    severity = WARNING
    elements = ("Stream", "Siprec", "Transcription", "ConversationRelay", "VirtualAgent", "Client", "Application")
    when = "Parameter @name!new"
    dialects = ("flexml", "twiml")
    refines = ("duplicate-key",)
    examples = (
        Bad(
            """
            <Response>
              <Connect>
                <Stream url="wss://example.com/agent">
                  <Parameter name="caller" value="John"/>
                  <Parameter name="caller" value="Jane"/>
                                   ^^^^^^
                </Stream>
              </Connect>
            </Response>
            """
        ),
        Bad(
            """
            <Response>
              <Connect>
                <Stream url="wss://example.com/agent">
                  <Parameter name="caller" value="John"/>
                  <Parameter name="language" value="en"/>
                  <Parameter name="caller" value="John"/>
                                   ^^^^^^
                </Stream>
              </Connect>
            </Response>
            """,
            fixed="""
            <Response>
              <Connect>
                <Stream url="wss://example.com/agent">
                  <Parameter name="caller" value="John"/>
                  <Parameter name="language" value="en"/>
                </Stream>
              </Connect>
            </Response>
            """,
        ),
        Bad(
            """
            <Response>
              <Connect>
                <ConversationRelay url="wss://example.com/relay">
                  <Language code="sv-SE"/>
                  <Parameter name="caller" value="John"/>
                  <Parameter name="caller" value="Jane"/>
                                   ^^^^^^
                </ConversationRelay>
              </Connect>
            </Response>
            """,
            dialect="twiml",
        ),
        Good(
            """
            <Response>
              <Connect>
                <Stream url="wss://example.com/agent">
                  <Parameter name="caller" value="John"/>
                  <Parameter name="Caller" value="Jane"/>
                </Stream>
              </Connect>
            </Response>
            """
        ),
    )

    def check(self, node: Node, ctx: Context) -> Problems:
        first: dict[str, Node] = {}
        for child in node.elements:
            spec, name = ctx.spec(child), ctx.get(child, "name")
            if spec is None or spec.name != "Parameter" or not name:
                continue
            other = first.setdefault(name, child)
            if other is child:
                continue
            same = ctx.get(child, "value") == ctx.get(other, "value")
            place = ctx.place(child)
            at, before = ctx.attribute(child, "name"), ctx.attribute(other, "name")
            yield Problem(
                place.name if at is None else at.value,
                f"another `Parameter` is named `{shown(name)}` too, and the receiver gets one value for a name",
                help="remove one of the two" if same else "give each its own name",
                fix=Fix("Remove it", (remove_element(ctx.document.source.text, place),)) if same else None,
                related=() if before is None else (Related(before.value, "the first one"),),
            )
