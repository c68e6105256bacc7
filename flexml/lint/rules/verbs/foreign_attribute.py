"""Rule FX431."""

from __future__ import annotations

from ....diagnostics import ERROR, WARNING, Edit, Fix, Problem
from ....source import Node
from ...context import Context
from ...example import Bad, Good
from ...rule import ElementRule, Problems

_NAMES = {("Record", "recordingStatusCallback"): "callbackUrl"}
_ADVICE = {
    ("Say", "language"): "remove it, and choose a voice of Amazon Polly that speaks the language",
    ("Play", "voice"): "remove it: a file has the voice that it was recorded with",
    ("Record", "transcribe"): "remove it: FlexML turns no recording into text",
    ("Record", "transcribeCallback"): "remove it: FlexML turns no recording into text",
    ("Record", "recordingStatusCallbackMethod"): "remove it",
    ("Record", "recordingStatusCallbackEvent"): "remove it: `callbackUrl` is told when the recording has ended",
    ("Record", "startOnDialAnswer"): "remove it: put `Record` before `Dial`, or store the recording of `Dial` itself",
}


class ForeignAttribute(ElementRule):
    """A verb of FlexML has an attribute that its namesake in TwiML or Plivo's XML has.

    The verb has the same name, and the attribute does not exist: a callback never comes, a language is not spoken.

    Ignore it where you have seen it at work.
    """

    code = "FX431"
    severity = WARNING
    elements = ("Say", "Play", "Record")
    dialects = ("flexml",)
    refines = ("undocumented-attribute", "unknown-attribute", "attribute-on-wrong-element")
    examples = (
        Bad(
            """
            <Response>
              <Record recordingStatusCallback="/recorded"/>
                      ^^^^^^^^^^^^^^^^^^^^^^^
            </Response>
            """,
            fixed="""
            <Response>
              <Record callbackUrl="/recorded"/>
            </Response>
            """,
        ),
        Bad(
            """
            <Response>
              <Say language="fr-FR">Bonjour</Say>
                   ^^^^^^^^
              <Play voice="man">https://example.com/menu.mp3</Play>
                    ^^^^^
              <Record callbackUrl="/recorded" recordingStatusCallback="/told" transcribe="true"/>
                                              ^^^^^^^^^^^^^^^^^^^^^^^         ^^^^^^^^^^
              <Record recordingStatusCallbackMethod="GET" recordingStatusCallbackEvent="completed"/>
                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^
              <Record transcribeCallback="/text" startOnDialAnswer="true"/>
                      ^^^^^^^^^^^^^^^^^^         ^^^^^^^^^^^^^^^^^
            </Response>
            """
        ),
        Good('<Response><Say voice="man">Hello</Say><Record callbackUrl="/recorded"/></Response>'),
    )

    def check(self, node: Node, ctx: Context) -> Problems:
        spec = ctx.spec(node)
        if spec is None:
            return
        for name in node.attributes:
            own, advice = _NAMES.get((spec.name, name)), _ADVICE.get((spec.name, name))
            if own is None and advice is None:
                continue
            span, fix = ctx.place(node).attribute(name), None
            if own is not None and ctx.get(node, own) is None:
                fix = Fix(f"Write `{own}`", (Edit(span, own),), safe=False)
            yield Problem(
                span,
                f"`{spec.name}` of FlexML has no attribute `{name}`",
                help=advice or f"use `{own}`",
                fix=fix,
                severity=ERROR if spec.complete else WARNING,
            )
