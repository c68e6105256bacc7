"""Rule FX471."""

from __future__ import annotations

import re

from ....diagnostics import WARNING, Problem, Related
from ....source import Node
from ...context import Context
from ...example import Bad, Good
from ...rule import ElementRule, Problems

_DECIMAL = re.compile(r"[0-9]{1,9}(\.[0-9]{1,9})?")


class EagerThresholdTooHigh(ElementRule):
    """The `eagerEotThreshold` of a `ConversationRelay` is not below its `eotThreshold`.

    The eager guess that the caller has finished comes before the sure one. With a threshold as high there is
    no eager guess left, and the answer comes no sooner.

    Never ignore it.
    """

    code = "FX471"
    severity = WARNING
    elements = ("ConversationRelay",)
    dialects = ("twiml",)
    examples = (
        Bad(
            """
            <Response>
              <Connect>
                <ConversationRelay url="wss://example.com/agent" eotThreshold="0.7" eagerEotThreshold="0.70"/>
                                                                                                       ^^^^
              </Connect>
            </Response>
            """
        ),
        Good(
            """
            <Response>
              <Connect>
                <ConversationRelay url="wss://example.com/agent" eotThreshold="0.7" eagerEotThreshold="0.6"/>
              </Connect>
            </Response>
            """
        ),
        Good(
            """
            <Response>
              <Connect>
                <ConversationRelay url="wss://example.com/agent" eagerEotThreshold="0.8"/>
              </Connect>
            </Response>
            """
        ),
        Good(
            """
            <Response>
              <Connect>
                <ConversationRelay url="wss://example.com/agent" eotThreshold="low" eagerEotThreshold="high"/>
              </Connect>
            </Response>
            """
        ),
    )

    def check(self, node: Node, ctx: Context) -> Problems:
        eager, sure = _number(ctx.get(node, "eagerEotThreshold")), _number(ctx.get(node, "eotThreshold"))
        if eager is None or sure is None or eager < sure:
            return
        place = ctx.place(node)
        yield Problem(
            place.value("eagerEotThreshold"),
            "`eagerEotThreshold` has to be below `eotThreshold`",
            help="lower it, or leave it out",
            related=(Related(place.value("eotThreshold"), "the other one"),),
        )


def _number(text: str | None) -> float | None:
    return float(text) if text is not None and _DECIMAL.fullmatch(text.strip()) else None
