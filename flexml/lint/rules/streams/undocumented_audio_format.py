"""Rule FX226."""

from __future__ import annotations

from ....diagnostics import INFO, Problem
from ....source import Node
from ...context import Context
from ...example import Bad, Good
from ...rule import ElementRule, Problems


class UndocumentedAudioFormat(ElementRule):
    """A `Stream` asks for an audio format, and no page says which there are.

    The SDKs know `audioFormat` and `sampleRate`, and the page about messages says that audio is always mu-law with
    8000 samples a second. A server that trusts the attribute may play noise to the caller.

    Ignore it where the vendor told you which values your account may use, and the server reads `mediaFormat`.
    """

    code = "FX226"
    severity = INFO
    elements = ("Start/Stream", "Connect/Stream")
    when = "@audioFormat, @sampleRate"
    dialects = ("twiml",)
    examples = (
        Bad(
            """
            <Response>
              <Connect><Stream url="wss://example.com/agent" sampleRate="16000"/></Connect>
                                                             ^^^^^^^^^^
            </Response>
            """
        ),
        Bad(
            """
            <Response>
              <Start><Stream url="wss://example.com/monitor" audioFormat="l16" sampleRate="16000"/></Start>
                                                             ^^^^^^^^^^^
              <Pause/>
            </Response>
            """
        ),
        Good('<Response><Connect><Stream url="wss://example.com/agent"/></Connect></Response>'),
    )

    def check(self, node: Node, ctx: Context) -> Problems:
        name = next((name for name in ("audioFormat", "sampleRate") if name in node.attributes), None)
        if name is not None:
            yield Problem(
                ctx.place(node).attribute(name),
                f"no page of the vendor says which values `{name}` takes",
                help="let the server read `mediaFormat` of the start message, and expect mu-law with 8000 samples",
            )
