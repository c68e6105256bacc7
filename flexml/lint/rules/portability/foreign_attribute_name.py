"""Rule FX807."""

from __future__ import annotations

from ....diagnostics import ERROR, WARNING, Edit, Fix, Problem
from ....source import Node
from ...context import Context
from ...example import Bad, Good
from ...rule import ElementRule, Problems


class ForeignAttributeName(ElementRule):
    """An attribute has the name that another vendor gives it.

    The document, or the guide that it comes from, was written for another vendor. This one ignores the attribute, and
    what it was to change stays at its default. Where the public page of the element is not complete, it is a warning.

    Ignore it for an attribute that the vendor has confirmed.
    """

    code = "FX807"
    severity = ERROR
    needs = "has_unlisted_attributes"
    elements = ("*",)
    runtime = {"twiml": (12200,), "twiml-messaging": (12200,), "twiml-fax": (12200,)}
    refines = ("unknown-attribute", "undocumented-attribute", "attribute-on-wrong-element")
    schema_decides = False
    examples = (
        Bad(
            """
            <Response>
              <Record colour="blue" transcription="true" recordSession="true"/>
                                    ^^^^^^^^^^^^^        ^^^^^^^^^^^^^
              <Start><Stream destination="wss://example.com/audio"/></Start>
                             ^^^^^^^^^^^
            </Response>
            """,
            dialect="twiml",
        ),
        Bad(
            """
            <Response>
              <Dial dialTimeout="20">+14155550123</Dial>
                    ^^^^^^^^^^^
            </Response>
            """,
            fixed="""
            <Response>
              <Dial timeout="20">+14155550123</Dial>
            </Response>
            """,
            dialect="twiml",
        ),
        Bad(
            """
            <Response>
              <Start><Stream url="wss://example.com/audio" audioTrack="both"/></Start>
                                                           ^^^^^^^^^^
              <Record recordingStatusCallback="/ready" callbackUrl="/ready"/>
                      ^^^^^^^^^^^^^^^^^^^^^^^
            </Response>
            """,
            dialect="flexml",
        ),
        Good('<Response><Record transcribe="true" colour="blue"/></Response>', dialect="twiml"),
        Good('<Response><Gather transcription="true"/></Response>', dialect="twiml"),
        Bad(
            """
            <Response>
              <Gather input="speech"/>
                      ^^^^^
            </Response>
            """,
            dialect="flexml",
            hidden=True,
        ),
        Bad(
            """
            <Response>
              <Record transcription="true" transcribe="true"/>
                      ^^^^^^^^^^^^^
              <Record transcription="true"/>
                      ^^^^^^^^^^^^^
            </Response>
            """,
            dialect="twiml",
            hidden=True,
        ),
    )

    def check(self, node: Node, ctx: Context) -> Problems:
        spec = ctx.spec(node)
        if spec is None:
            return
        for name in ctx.unknown_attributes(node):
            foreign = ctx.dialect.foreign_attributes.get(f"{spec.name}@{name}")
            if foreign is None:
                continue
            at, use = ctx.place(node).attribute(name), foreign.use
            fits = use is not None and ctx.get(node, use) is None
            yield Problem(
                at,
                f"`{name}` of `{spec.name}` belongs to {foreign.of}, not to {ctx.dialect.title}",
                help=foreign.advice or f"{ctx.dialect.title} calls it `{use}`",
                fix=Fix(f"Write `{use}`", (Edit(at, use),), safe=False) if fits and use is not None else None,
                severity=None if spec.complete else WARNING,
            )
