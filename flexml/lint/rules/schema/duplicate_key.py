"""Rule FX136."""

from __future__ import annotations

from collections.abc import Iterable

from ....diagnostics import ERROR, Problem, Related
from ....dialects import ElementSpec
from ....source import Node
from ...context import Context
from ...example import Bad, Good
from ...rule import ElementRule, Problems


class DuplicateKey(ElementRule):
    """Two siblings share the value of the attribute that tells them apart.

    The vendor keeps one of them, mostly the last.

    Never ignore it.
    """

    code = "FX136"
    severity = ERROR
    elements = ("*",)
    schema_decides = True
    examples = (
        Bad(
            """
            <Response>
              <Connect>
                <ConversationRelay url="wss://example.com/agent">
                  <Language code="sv-SE" ttsProvider="Google"/>
                  <Language code="en-US" ttsProvider="Amazon"/>
                  <Language code="sv-SE" ttsProvider="Amazon"/>
                                  ^^^^^
                </ConversationRelay>
              </Connect>
            </Response>
            """,
            dialect="twiml",
        ),
        Bad(
            """
            <Response>
              <Pay>
                <Prompt for="postal-code"><Say>Your postal code</Say></Prompt>
                <Parameter name="order" value="17"/>
                <Parameter name="order" value="18"/>
                                 ^^^^^
              </Pay>
            </Response>
            """,
            dialect="twiml",
        ),
        Good(
            """
            <Response>
              <Connect>
                <ConversationRelay url="wss://example.com/agent">
                  <Language code="sv-SE"/>
                  <Language code="en-US"/>
                </ConversationRelay>
              </Connect>
            </Response>
            """,
            dialect="twiml",
        ),
    )

    @classmethod
    def marks(cls, spec: ElementSpec) -> Iterable[str]:
        return () if spec.unique is None else (f"@{spec.unique}!new",)

    def check(self, node: Node, ctx: Context) -> Problems:
        first: dict[tuple[str, str], Node] = {}
        for child in node.elements:
            spec = ctx.spec(child)
            if spec is None or spec.unique is None or spec.unique not in child.attributes:
                continue
            value = child.attributes[spec.unique]
            other = first.setdefault((spec.name, value), child)
            if other is not child:
                yield Problem(
                    ctx.place(child).value(spec.unique),
                    f"another `{spec.name}` beside this one has the `{spec.unique}` `{value}` too",
                    help=f"give it another `{spec.unique}`, or remove one of the two",
                    related=(Related(ctx.place(other).value(spec.unique), "the first one"),),
                    runtime=spec.attributes[spec.unique].runtime or None,
                )
