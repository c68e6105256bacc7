"""Rule FX468."""

from __future__ import annotations

from ....diagnostics import ERROR, Problem, Related
from ....source import Node
from ...context import Context
from ...example import Bad, Good
from ...rule import ElementRule, Problems

_SPOKEN = ("ttsProvider", "ElevenLabs")
_HEARD = ("transcriptionProvider", "Deepgram")
_NEEDS = {
    "ttsLanguage": (_SPOKEN,),
    "transcriptionLanguage": (_HEARD,),
    "language": (_SPOKEN, _HEARD),
    "code": (_SPOKEN, _HEARD),
}


class RelayLanguageMulti(ElementRule):
    """A `ConversationRelay` asks for all languages at once of a provider that has one at a time.

    `multi` is spoken by ElevenLabs and understood by Deepgram. With another provider, the vendor ends the call.

    Never ignore it.
    """

    code = "FX468"
    severity = ERROR
    elements = ("ConversationRelay", "ConversationRelay/Language")
    dialects = ("twiml",)
    runtime = {"twiml": (64106,)}
    examples = (
        Bad(
            """
            <Response>
              <Connect>
                <ConversationRelay url="wss://example.com/agent" ttsLanguage="multi" ttsProvider="Google"/>
                                                                 ^^^^^^^^^^^
              </Connect>
            </Response>
            """
        ),
        Bad(
            """
            <Response>
              <Connect>
                <ConversationRelay url="wss://example.com/agent" language="multi" transcriptionProvider="google"/>
                                                                 ^^^^^^^^
              </Connect>
            </Response>
            """
        ),
        Bad(
            """
            <Response>
              <Connect>
                <ConversationRelay url="wss://example.com/agent">
                  <Language code="multi" ttsProvider="Amazon"/>
                            ^^^^
                </ConversationRelay>
              </Connect>
            </Response>
            """
        ),
        Bad(
            """
            <Response>
              <Connect>
                <ConversationRelay url="wss://example.com/agent" transcriptionLanguage="multi"
                                                                 ^^^^^^^^^^^^^^^^^^^^^
                                   ttsProvider="Google" transcriptionProvider="Google"/>
              </Connect>
            </Response>
            """
        ),
        Bad(
            """
            <Response>
              <Connect>
                <ConversationRelay url="wss://example.com/agent" ttsLanguage="multi" ttsProvider="Google"
                                                                 ^^^^^^^^^^^
                                   transcriptionLanguage="multi" transcriptionProvider="Google"/>
                                   ^^^^^^^^^^^^^^^^^^^^^
              </Connect>
            </Response>
            """,
            hidden=True,
        ),
        Good(
            """
            <Response>
              <Connect>
                <ConversationRelay url="wss://example.com/agent" language="multi"
                                   ttsProvider="elevenlabs" transcriptionProvider="Deepgram">
                  <Language code="multi"/>
                </ConversationRelay>
              </Connect>
            </Response>
            """
        ),
        Good(
            """
            <Response>
              <Connect>
                <ConversationRelay url="wss://example.com/agent" ttsLanguage="multi" transcriptionLanguage="de-DE"
                                   ttsProvider="${provider}" transcriptionProvider="Google"/>
              </Connect>
            </Response>
            """
        ),
        Good(
            """
            <Response>
              <Connect>
                <ConversationRelay url="wss://example.com/agent" ttsLanguage="de-DE" ttsProvider="Google"/>
              </Connect>
            </Response>
            """
        ),
    )

    def check(self, node: Node, ctx: Context) -> Problems:
        for attribute, needs in _NEEDS.items():
            place = ctx.attribute(node, attribute)
            if place is None or ctx.known(node, attribute) != "multi":
                continue
            for name, provider in needs:
                given, other = ctx.known(node, name), ctx.attribute(node, name)
                if given is None or other is None or given.lower() == provider.lower():
                    continue
                yield Problem(
                    place.name,
                    f'`{attribute}="multi"` needs {provider}, and `{name}` names another provider',
                    help=f'write `{name}="{provider}"`, or one language',
                    related=(Related(other.value, "another provider"),),
                )
                break
