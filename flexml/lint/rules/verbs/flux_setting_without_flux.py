"""Rule FX490."""

from __future__ import annotations

from ....diagnostics import WARNING, Problem, Related
from ....source import Node
from ...context import Context
from ...example import Bad, Good
from ...rule import ElementRule, Problems

_SETTINGS = ("partialPrompts", "eotThreshold", "eagerEotThreshold")


class FluxSettingWithoutFlux(ElementRule):
    """A `ConversationRelay` sets what Deepgram's model `flux` alone can do, and names another recogniser or model.

    No partial prompts come, and the end of what the caller says is told as the other model tells it.

    Ignore it where a message at run time changes the model.
    """

    code = "FX490"
    severity = WARNING
    elements = ("ConversationRelay",)
    dialects = ("twiml",)
    examples = (
        Bad(
            """
            <Response>
              <Connect>
                <ConversationRelay url="wss://example.com/agent" speechModel="nova-3-general" partialPrompts="true"/>
                                                                                              ^^^^^^^^^^^^^^
              </Connect>
              <Connect>
                <ConversationRelay url="wss://example.com/agent" transcriptionProvider="google" eotThreshold="0.8"/>
                                                                                                ^^^^^^^^^^^^
              </Connect>
            </Response>
            """
        ),
        Bad(
            """
            <Response>
              <Connect>
                <ConversationRelay url="wss://example.com/agent" speechModel="nova-2-general" eagerEotThreshold="0.4">
                                                                                              ^^^^^^^^^^^^^^^^^
                  <Language code="sv-SE"/>
                </ConversationRelay>
              </Connect>
            </Response>
            """
        ),
        Good(
            """
            <Response>
              <Connect>
                <ConversationRelay url="wss://example.com/agent" transcriptionProvider="Deepgram"
                                   speechModel="Flux-general-en" partialPrompts="true" eotThreshold="0.8"/>
              </Connect>
            </Response>
            """
        ),
        Good(
            """
            <Response>
              <Connect>
                <ConversationRelay url="wss://example.com/agent" speechModel="nova-3-general" eotThreshold="0.8">
                  <Language code="sv-SE" speechModel="flux-general-multi"/>
                </ConversationRelay>
              </Connect>
            </Response>
            """,
            hidden=True,
        ),
        Good(
            """
            <Response>
              <Connect>
                <ConversationRelay url="wss://example.com/agent" speechModel="nova-3-general" partialPrompts="false"/>
              </Connect>
            </Response>
            """,
            hidden=True,
        ),
        Good(
            """
            <Response>
              <Connect>
                <ConversationRelay url="wss://example.com/agent" speechModel="{{ model }}" partialPrompts="true"/>
              </Connect>
            </Response>
            """,
            hidden=True,
        ),
        Good(
            """
            <Response>
              <Connect><ConversationRelay url="wss://example.com/agent" partialPrompts="true"/></Connect>
            </Response>
            """,
            hidden=True,
        ),
    )

    def check(self, node: Node, ctx: Context) -> Problems:
        other = _another(node, ctx)
        if other is None or any("flux" in (ctx.get(child, "speechModel") or "").lower() for child in node.elements):
            return
        for name in _SETTINGS:
            place = ctx.attribute(node, name)
            if place is not None and ctx.known(node, name) != "false":
                yield Problem(
                    place.name,
                    f"`{name}` has no effect: only the model `flux` of Deepgram knows it",
                    help="choose that model, or remove the attribute",
                    related=(Related(ctx.place(node).value(other), "another one is chosen here"),),
                )


def _another(node: Node, ctx: Context) -> str | None:
    """The attribute that chooses a recogniser or a model without this."""
    provider, model = ctx.known(node, "transcriptionProvider"), ctx.known(node, "speechModel")
    if provider is not None and provider.lower() != "deepgram":
        return "transcriptionProvider"
    return "speechModel" if model is not None and "flux" not in model.lower() else None
