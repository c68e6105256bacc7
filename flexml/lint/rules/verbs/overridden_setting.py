"""Rule FX487."""

from __future__ import annotations

from ....diagnostics import WARNING, Problem, Related
from ....source import Node
from ...context import Context
from ...example import Bad, Good
from ...rule import ElementRule, Problems

_BY = {
    "deepgramSmartFormat": "asrSmartFormat",
    "elevenlabsTextNormalization": "ttsTextNormalization",
    "elevenlabsLanguageTextNormalization": "ttsLanguageTextNormalization",
}


class OverriddenSetting(ElementRule):
    """A `ConversationRelay` sets the same thing twice, and the newer attribute wins.

    What the older one says is not looked at: numbers and dates are written or said as the newer one has it.

    Never ignore it: keep the newer one.
    """

    code = "FX487"
    severity = WARNING
    elements = ("ConversationRelay",)
    dialects = ("twiml",)
    refines = ("deprecated-attribute",)
    examples = (
        Bad(
            """
            <Response>
              <Connect>
                <ConversationRelay url="wss://example.com/agent" deepgramSmartFormat="true" asrSmartFormat="false"/>
                                                                 ^^^^^^^^^^^^^^^^^^^
              </Connect>
            </Response>
            """
        ),
        Bad(
            """
            <Response>
              <Connect>
                <ConversationRelay url="wss://example.com/agent" ttsTextNormalization="on" ttsProvider="ElevenLabs"
                                   elevenlabsTextNormalization="off"/>
                                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^
              </Connect>
            </Response>
            """
        ),
        Bad(
            """
            <Response>
              <Connect>
                <ConversationRelay url="wss://example.com/agent" ttsLanguageTextNormalization="true"
                                   elevenlabsLanguageTextNormalization="true"/>
                                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
              </Connect>
            </Response>
            """
        ),
        Good(
            """
            <Response>
              <Connect>
                <ConversationRelay url="wss://example.com/agent" asrSmartFormat="false" ttsTextNormalization="on"/>
              </Connect>
            </Response>
            """
        ),
        Good(
            """
            <Response>
              <Connect><ConversationRelay url="wss://example.com/agent" deepgramSmartFormat="true"/></Connect>
            </Response>
            """,
            hidden=True,
        ),
    )

    def check(self, node: Node, ctx: Context) -> Problems:
        for old, new in _BY.items():
            loser, winner = ctx.attribute(node, old), ctx.attribute(node, new)
            if loser is not None and winner is not None:
                yield Problem(
                    loser.name,
                    f"`{old}` has no effect beside `{new}`, which overrides it",
                    help=f"remove `{old}`",
                    related=(Related(winner.name, "the one that holds"),),
                )
