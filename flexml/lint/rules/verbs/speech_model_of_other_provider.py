"""Rule FX470."""

from __future__ import annotations

import re

from ....diagnostics import ERROR, Problem, Related
from ....source import Node, has_placeholder
from ...context import Context
from ...example import Bad, Good
from ...rule import ElementRule, Problems

_OWNERS = {
    "deepgram": re.compile("(?:nova|flux)(?:-.*)?"),
    "google": re.compile("(?:telephony|short|long|chirp|latest_short|latest_long)(?:_.*)?|medical_.+"),
}
# The attribute that names the recogniser, and the one that holds where it is not written.
_PROVIDERS = {"Transcription": ("transcriptionEngine", "google")}
_PROVIDER = ("transcriptionProvider", None)  # for older accounts that is another one, which no document tells


class SpeechModelOfOtherProvider(ElementRule):
    """A `speechModel` belongs to another recogniser than the one that is chosen.

    `nova` and `flux` are models of Deepgram, `telephony`, `long` and `short` those of Google; `chirp_2` is not
    offered for a `Transcription`. Nothing is understood, and a ConversationRelay ends the call.

    Ignore it where the provider has given another model of its own such a name.
    """

    code = "FX470"
    severity = ERROR
    elements = ("ConversationRelay", "ConversationRelay/Language", "Start/Transcription")
    dialects = ("twiml",)
    runtime = {"twiml": (64106, 32651, 17566)}
    examples = (
        Bad(
            """
            <Response>
              <Connect>
                <ConversationRelay url="wss://example.com/agent" transcriptionProvider="Google"
                                   speechModel="nova-3-general"/>
                                                ^^^^^^^^^^^^^^
              </Connect>
            </Response>
            """
        ),
        Bad(
            """
            <Response>
              <Connect>
                <ConversationRelay url="wss://example.com/agent" transcriptionProvider="Google">
                  <Language code="en-US" transcriptionProvider="deepgram" speechModel="telephony_short"/>
                                                                                       ^^^^^^^^^^^^^^^
                </ConversationRelay>
              </Connect>
            </Response>
            """
        ),
        Bad(
            """
            <Response>
              <Start><Transcription speechModel="nova-2"/></Start>
                                                 ^^^^^^
            </Response>
            """
        ),
        Bad(
            """
            <Response>
              <Start><Transcription transcriptionEngine="google" speechModel="chirp_2"/></Start>
                                                                              ^^^^^^^
            </Response>
            """
        ),
        Good(
            '<Response><Start><Transcription transcriptionEngine="deepgram" speechModel="nova-3"/></Start></Response>'
        ),
        Good('<Response><Start><Transcription speechModel="long"/><Transcription/></Start></Response>'),
        Good('<Response><Start><Transcription speechModel="${model}"/></Start></Response>'),
        Good('<Response><Start><Transcription speechModel="whisper"/></Start></Response>'),
        Good(
            """
            <Response>
              <Connect>
                <ConversationRelay url="wss://example.com/agent" speechModel="telephony">
                  <Language code="en-US" transcriptionProvider="${stt}" speechModel="flux"/>
                  <Language code="en-GB" transcriptionProvider="Google" speechModel="chirp_2"/>
                </ConversationRelay>
              </Connect>
            </Response>
            """
        ),
    )

    def check(self, node: Node, ctx: Context) -> Problems:
        spec, model, place = ctx.spec(node), ctx.get(node, "speechModel"), ctx.attribute(node, "speechModel")
        if spec is None or model is None or place is None:
            return
        attribute, default = _PROVIDERS.get(spec.name, _PROVIDER)
        provider = ctx.get(node, attribute) or default
        folded = model.strip().lower()
        owner = next((name for name, form in _OWNERS.items() if form.fullmatch(folded)), None)
        if provider is None or owner is None or has_placeholder(provider):
            return
        written = ctx.attribute(node, attribute)
        codes = (32651, 17566) if spec.name == "Transcription" else (64106,)
        if owner != provider.strip().lower():
            yield Problem(
                place.value,
                f"`{folded}` is a speech model of {owner.title()}, and `{attribute}` is `{provider}`"
                + (" where it is not set" if written is None else ""),
                help=f"choose a model of {provider.title()}, or set `{attribute}` to {owner.title()}",
                related=() if written is None else (Related(written.value, "the recogniser"),),
                runtime=codes,
            )
        elif spec.name == "Transcription" and folded == "chirp_2":
            yield Problem(
                place.value,
                "`Transcription` takes the speech models of Google, but not `chirp_2`",
                help="choose another model, such as `telephony` or `long`",
                runtime=codes,
            )
