"""Rule FX472."""

from __future__ import annotations

from ....diagnostics import WARNING, Problem, Related
from ....source import Node
from ...context import Context
from ...example import Bad, Good
from ...rule import ElementRule, Problems

_OF = {
    "elevenlabsTextNormalization": ("ttsProvider", "ElevenLabs"),
    "elevenlabsLanguageTextNormalization": ("ttsProvider", "ElevenLabs"),
    "deepgramSmartFormat": ("transcriptionProvider", "Deepgram"),
}


class ProviderSettingWithoutEffect(ElementRule):
    """A `ConversationRelay` sets what one provider alone can do, and chooses another one.

    The setting is dropped: numbers and dates are said or written as the other provider likes.

    Ignore it where a `Language` inside of it chooses the provider that the setting is for.
    """

    code = "FX472"
    severity = WARNING
    elements = ("ConversationRelay",)
    dialects = ("twiml",)
    examples = (
        Bad(
            """
            <Response>
              <Connect>
                <ConversationRelay url="wss://example.com/agent" ttsProvider="Google" elevenlabsTextNormalization="on"/>
                                                                                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^
              </Connect>
            </Response>
            """
        ),
        Bad(
            """
            <Response>
              <Connect>
                <ConversationRelay url="wss://example.com/agent" transcriptionProvider="google"
                                   deepgramSmartFormat="false"/>
                                   ^^^^^^^^^^^^^^^^^^^
              </Connect>
            </Response>
            """
        ),
        Good(
            """
            <Response>
              <Connect>
                <ConversationRelay url="wss://example.com/agent" ttsProvider="elevenlabs"
                                   elevenlabsTextNormalization="on" deepgramSmartFormat="true"/>
              </Connect>
            </Response>
            """
        ),
        Good(
            """
            <Response>
              <Connect>
                <ConversationRelay url="wss://example.com/agent" ttsProvider="${tts}" elevenlabsTextNormalization="on"/>
              </Connect>
            </Response>
            """
        ),
    )

    def check(self, node: Node, ctx: Context) -> Problems:
        for attribute, (name, provider) in _OF.items():
            place, given, other = ctx.attribute(node, attribute), ctx.known(node, name), ctx.attribute(node, name)
            if place is None or given is None or other is None:
                continue
            if given.lower() != provider.lower():
                yield Problem(
                    place.name,
                    f"`{attribute}` has no effect: `{name}` is `{given}`, not `{provider}`",
                    help=f'remove it, or write `{name}="{provider}"`',
                    related=(Related(other.value, "the provider"),),
                )
