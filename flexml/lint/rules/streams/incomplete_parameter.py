"""Rule FX231."""

from __future__ import annotations

from ....diagnostics import ERROR, WARNING, Problem
from ....source import Node
from ....source.characters import shown
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
    )

    def check(self, node: Node, ctx: Context) -> Problems:
        name, value = (ctx.get(node, "name") or "").strip(), ctx.get(node, "value")
        if name and value is not None:
            return
        if name:
            message, advice = f"the `Parameter` `{shown(name)}` has no `value`", "write its `value`, or remove it"
        elif value is not None:
            message, advice = "this `Parameter` has no `name`, so nobody can ask for its value", "write its `name`"
        else:
            message, advice = "this `Parameter` has neither `name` nor `value`", "write both, or remove it"
        # Twilio's pages show no `Parameter` without the two, and say nowhere that they are required.
        yield Problem(
            ctx.place(node).name, message, help=advice, severity=WARNING if ctx.dialect.name == "twiml" else None
        )
