"""Rule FX436."""

from __future__ import annotations

from ....diagnostics import WARNING, Problem, Related
from ....source import Node
from ...context import Context
from ...example import Bad, Good
from ...rule import ElementRule, Problems


class IdleProfanityFilter(ElementRule):
    """A `Gather` sets `profanityFilter` for a model that has none.

    With the model `numbers_and_commands` the attribute has no effect: what the caller says arrives as it is understood.

    Ignore it where the value is there for the reader.
    """

    code = "FX436"
    severity = WARNING
    elements = ("Gather",)
    when = "@profanityFilter"
    dialects = ("twiml",)
    examples = (
        Bad(
            """
            <Response>
              <Gather input="speech" speechModel="numbers_and_commands" profanityFilter="true" action="/answer"/>
                                                                        ^^^^^^^^^^^^^^^
            </Response>
            """
        ),
        Good(
            '<Response><Gather input="speech" speechModel="phone_call" profanityFilter="true" action="/a"/></Response>'
        ),
        Good('<Response><Gather input="speech" speechModel="numbers_and_commands" action="/answer"/></Response>'),
    )

    def check(self, node: Node, ctx: Context) -> Problems:
        filtering = ctx.attribute(node, "profanityFilter")
        if filtering is None or ctx.known(node, "speechModel") != "numbers_and_commands":
            return
        yield Problem(
            filtering.name,
            "`profanityFilter` has no effect with the model `numbers_and_commands`",
            help="remove it, or choose another model",
            related=(Related(ctx.place(node).attributes["speechModel"].whole, "the model"),),
        )
