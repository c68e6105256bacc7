"""Rule FX114."""

from __future__ import annotations

from collections.abc import Iterable

from ....diagnostics import ERROR, Problem
from ....dialects import ElementSpec
from ....dialects.words import one_of
from ....source import Node
from ...context import Context
from ...example import Bad, Good
from ...rule import ElementRule, Problems


class MissingRequiredAttribute(ElementRule):
    """An attribute that the element cannot do without is not written.

    The vendor refuses the element, or does nothing with it: a parameter without a name arrives nowhere.

    Never ignore it.
    """

    code = "FX114"
    severity = ERROR
    elements = ("*",)
    runtime = {"twiml": (12200,), "twiml-messaging": (12200,), "twiml-fax": (12200,)}
    examples = (
        Bad(
            """
            <Response>
              <Pay>
                <Prompt><Say>Your postal code</Say></Prompt>
                 ^^^^^^
              </Pay>
            </Response>
            """,
            dialect="twiml",
        ),
        Bad(
            """
            <Response>
              <Connect><VirtualAgent/></Connect>
                        ^^^^^^^^^^^^
              <Connect><ConversationRelay/></Connect>
                        ^^^^^^^^^^^^^^^^^
              <Start><Transcription><Config name="model"/></Transcription></Start>
                                     ^^^^^^
            </Response>
            """,
            dialect="twiml",
        ),
        Good('<Response><Pay><Prompt for="postal-code"/></Pay></Response>', dialect="twiml"),
    )

    @classmethod
    def marks(cls, spec: ElementSpec) -> Iterable[str]:
        return (f"!@{row.name}" for row in spec.attributes.values() if row.required and row.uncertain is None)

    def check(self, node: Node, ctx: Context) -> Problems:
        spec = ctx.spec(node)
        if spec is None:
            return
        for row in spec.attributes.values():
            names = (row.name, *row.unless)
            if not row.required or row.uncertain is not None or any(ctx.writes(node, name) for name in names):
                continue
            if ctx.named_otherwise(node, row.name):
                continue
            fault = row.type.fault("")
            yield Problem(
                ctx.place(node).name,
                f"`{spec.name}` needs {one_of(names)}",
                help=f"`{row.name}` {fault.reason}" if fault else f"add {one_of(names)}",
                runtime=self.predicts(ctx, row.runtime),
            )
