"""Rule FX469."""

from __future__ import annotations

import re

from ....diagnostics import WARNING, Problem, Related
from ....source import Node, has_placeholder
from ...context import Context
from ...example import Bad, Good
from ...rule import ElementRule, Problems

_PREFIXES = {"Polly.": "Amazon", "Google.": "Google"}
# How the providers name their voices: `Joanna-Neural`, `en-US-Journey-O`, and 20 letters and digits.
_FORMS = {
    "Amazon": re.compile("[A-Z][a-zé]+-(?:Neural|Generative|Standard)"),
    "Google": re.compile(r"[a-z]{2,3}-[A-Za-z0-9]{2,4}-[A-Za-z0-9]+(?:-HD)?-[A-Za-z0-9]+"),
    "ElevenLabs": re.compile(r"(?=[A-Za-z]{0,19}[0-9])[A-Za-z0-9]{20}(?:-[A-Za-z0-9_.]+)*"),
}


class RelayVoiceOfOtherProvider(ElementRule):
    """A `ConversationRelay` names a voice that its `ttsProvider` does not have.

    The prefixes `Polly.` and `Google.` belong to `Say`: here `ttsProvider` says whose voice it is, and without it
    that is ElevenLabs. A voice that the provider does not know ends the call with the first word.

    Ignore it where the provider has given a voice of yours such a name.
    """

    code = "FX469"
    severity = WARNING
    elements = ("Connect/ConversationRelay", "ConversationRelay/Language")
    dialects = ("twiml",)
    runtime = {"twiml": (64101, 64106)}
    examples = (
        Bad(
            """
            <Response>
              <Connect>
                <ConversationRelay url="wss://example.com/agent" ttsProvider="Amazon" voice="Polly.Joanna-Neural"/>
                                                                                             ^^^^^^^^^^^^^^^^^^^
              </Connect>
            </Response>
            """
        ),
        Bad(
            """
            <Response>
              <Connect>
                <ConversationRelay url="wss://example.com/agent" voice="en-US-Journey-O"/>
                                                                        ^^^^^^^^^^^^^^^
              </Connect>
            </Response>
            """
        ),
        Bad(
            """
            <Response>
              <Connect>
                <ConversationRelay url="wss://example.com/agent" ttsProvider="google">
                  <Language code="en-US" voice="UgBBYS2sOqTuMpoF3BR0"/>
                                                ^^^^^^^^^^^^^^^^^^^^
                  <Language code="es-US" voice="Lupe-Neural"/>
                                                ^^^^^^^^^^^
                  <Language code="de-DE" ttsProvider="Amazon" voice="Vicki-Neural"/>
                </ConversationRelay>
              </Connect>
            </Response>
            """
        ),
        Good(
            """
            <Response>
              <Connect>
                <ConversationRelay url="wss://example.com/agent" ttsProvider="google" voice="en-US-Chirp3-HD-Aoede"/>
              </Connect>
            </Response>
            """
        ),
        Good(
            """
            <Response>
              <Connect>
                <ConversationRelay url="wss://example.com/agent" voice="UgBBYS2sOqTuMpoF3BR0-flash_v2_5">
                  <Language code="es-US" voice="my-voice"/>
                </ConversationRelay>
              </Connect>
            </Response>
            """
        ),
        Good(
            """
            <Response>
              <Connect>
                <ConversationRelay url="wss://example.com/agent" ttsProvider="${tts}" voice="Joanna-Neural">
                  <Language code="es-US" ttsProvider="Amazon" voice="${voice}"/>
                </ConversationRelay>
              </Connect>
            </Response>
            """
        ),
        Good(
            """
            <Response>
              <Connect><Assistant id="a"><Language code="es-US" voice="Polly.Lupe"/></Assistant></Connect>
            </Response>
            """
        ),
    )

    def check(self, node: Node, ctx: Context) -> Problems:
        voice, place = ctx.known(node, "voice"), ctx.attribute(node, "voice")
        relay = node.parent
        if voice is None or place is None or relay is None:
            return
        prefix = next((prefix for prefix in _PREFIXES if voice.startswith(prefix)), None)
        if prefix is not None:
            yield Problem(
                place.value,
                f"the prefix `{prefix}` belongs to the voices of `Say`",
                help=f'write `{voice.removeprefix(prefix)}`, and `ttsProvider="{_PREFIXES[prefix]}"`',
            )
            return
        owner = next((provider for provider, form in _FORMS.items() if form.fullmatch(voice)), None)
        # A `Language` takes what it does not say itself from the element around it.
        speaker = relay if ctx.get(node, "ttsProvider") is None and ctx.get(relay, "ttsProvider") is not None else node
        given = (ctx.get(speaker, "ttsProvider") or "ElevenLabs").strip()
        if owner is None or given.lower() == owner.lower() or has_placeholder(given):
            return
        written = ctx.attribute(speaker, "ttsProvider")
        yield Problem(
            place.value,
            f"this voice is named like one of {owner}, and `ttsProvider` is `{given}`"
            + (" where it is not set" if written is None else ""),
            help=f'write `ttsProvider="{owner}"`, or a voice of {given}',
            related=() if written is None else (Related(written.value, "the provider"),),
        )
