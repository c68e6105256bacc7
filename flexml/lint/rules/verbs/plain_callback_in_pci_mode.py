"""Rule FX484."""

from __future__ import annotations

from ....diagnostics import ERROR, Problem
from ....late import late_pattern
from ....source import Node
from ...context import Context
from ...example import Bad, Good
from ...option import Option
from ...rule import ElementRule, Problems

_CALLBACKS = {
    "Gather": (("action", "partialResultCallback"), 13337),
    "VirtualAgent": (("statusCallback",), 32605),
    "Transcription": (("statusCallbackUrl",), 32654),
}
_PLAIN = late_pattern("[ \t\r\n]*[Hh][Tt][Tt][Pp]:")


class PlainCallbackInPciMode(ElementRule):
    """A URL that is told what a caller says or types begins with `http://`, while the account is in PCI mode.

    An account in that mode refuses to send such data without encryption. Whether yours is, only you know: say so
    with the option `pci-mode`.

    Never ignore it.
    """

    code = "FX484"
    severity = ERROR
    elements = ("Gather", "VirtualAgent", "Transcription")
    when = "configured"
    dialects = ("twiml",)
    runtime = {"twiml": (13337, 32605, 32654)}
    refines = ("callback-not-https",)
    pci_mode = Option(False, "Whether the account is in PCI mode.")
    examples = (
        Bad(
            """
            <Response>
              <Gather action="http://example.com/card" partialResultCallback="HTTP://example.com/part" input="speech"/>
                              ^^^^^^^^^^^^^^^^^^^^^^^                         ^^^^^^^^^^^^^^^^^^^^^^^
            </Response>
            """,
            options={"pci-mode": True},
        ),
        Bad(
            """
            <Response>
              <Start><Transcription statusCallbackUrl="http://example.com/text"/></Start>
                                                       ^^^^^^^^^^^^^^^^^^^^^^^
              <Connect><VirtualAgent connectorName="agent" statusCallback="http://example.com/status"/></Connect>
                                                                           ^^^^^^^^^^^^^^^^^^^^^^^^^
            </Response>
            """,
            options={"pci-mode": True},
        ),
        Good('<Response><Gather action="http://example.com/card"/></Response>', hidden=True),
        Good('<Response><Gather action="https://example.com/card"/></Response>', options={"pci-mode": True}),
        Good('<Response><Gather action="/card"/></Response>', options={"pci-mode": True}),
    )

    def check(self, node: Node, ctx: Context) -> Problems:
        spec = ctx.spec(node)
        if spec is None or not ctx.option(self.pci_mode):
            return
        names, code = _CALLBACKS[spec.name]
        for name in names:
            place = ctx.attribute(node, name)
            if place is not None and _PLAIN.match(ctx.get(node, name) or ""):
                yield Problem(
                    place.value,
                    f"`{name}` of `{spec.name}` begins with `http:`, which an account in PCI mode refuses",
                    help="write `https:`",
                    runtime=(code,),
                )
