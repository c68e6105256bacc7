"""Rule FX231."""

from __future__ import annotations

from ....diagnostics import ERROR, WARNING, Problem
from ....source import Node
from ....source.shown import shown
from ...context import Context
from ...example import Bad, Good
from ...rule import ElementRule, Problems


class IncompleteParameter(ElementRule):
    """A `Parameter` has no `name` or no `value`.

    It is a pair for the other side: without a name nobody can ask for the value, without a value there
    is nothing to ask for.

    Ignore it nowhere: write `value=""` where the empty text is meant.
    """

    code = "FX231"
    severity = ERROR
    elements = ("Parameter",)
    when = "!@name, !@value, @name!written"
    dialects = ("flexml", "twiml")
    refines = ("missing-required-attribute", "doubtful-omission", "invalid-value")
    examples = (
        Bad(
            """
            <Response>
              <Connect>
                <Stream url="wss://example.com/agent">
                  <Parameter name="caller"/>
                   ^^^^^^^^^
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
                  <Parameter name="" value="John"/>
                   ^^^^^^^^^
                  <Parameter/>
                   ^^^^^^^^^
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
                  <Parameter Name="caller"/>
                   ^^^^^^^^^
                  <Parameter name="language"/>
                   ^^^^^^^^^
                </Stream>
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
                  <Parameter name="note" value=""/>
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
                  <Parameter Name="caller" Value="John"/>
                </Stream>
              </Connect>
            </Response>
            """,
            dialect="twiml",
        ),
    )

    def check(self, node: Node, ctx: Context) -> Problems:
        name, valued = ctx.get(node, "name"), ctx.writes(node, "value")
        named = ctx.writes(node, "name") if name is None else bool(name.strip())
        if named and valued:
            return
        if named:
            called = "this `Parameter`" if name is None else f"the `Parameter` `{shown(name)}`"
            message, advice = f"{called} has no `value`", "write its `value`, or remove it"
        elif valued:
            message, advice = "this `Parameter` has no `name`, so nobody can ask for its value", "write its `name`"
        else:
            message, advice = "this `Parameter` has neither `name` nor `value`", "write both, or remove it"
        # Twilio's pages show no `Parameter` without the two, and say nowhere that they are required.
        yield Problem(
            ctx.place(node).name, message, help=advice, severity=WARNING if ctx.dialect.name == "twiml" else None
        )
