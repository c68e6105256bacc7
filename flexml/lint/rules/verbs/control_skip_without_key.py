"""Rule FX429."""

from __future__ import annotations

from ....diagnostics import WARNING, Problem
from ....source import Node
from ...context import Context
from ...example import Bad, Good
from ...rule import ElementRule, Problems


class ControlSkipWithoutKey(ElementRule):
    """A `Play` has a `controlSkip`, and no key that goes forward or back.

    The attribute says how far such a key goes. Without one, the listener cannot move in the file.

    Never ignore it: set `forwardOnKey` or `rewindOnKey`.
    """

    code = "FX429"
    severity = WARNING
    elements = ("Play",)
    when = "@controlSkip"
    dialects = ("flexml",)
    examples = (
        Bad(
            """
            <Response>
              <Play controlSkip="10" stopOnKey="1">https://example.com/message.mp3</Play>
                    ^^^^^^^^^^^
            </Response>
            """
        ),
        Good('<Response><Play controlSkip="10" forwardOnKey="3">https://example.com/message.mp3</Play></Response>'),
        Good('<Response><Play controlSkip="10" rewindOnKey="1">https://example.com/message.mp3</Play></Response>'),
        Good('<Response><Play controlSkip="0">https://example.com/message.mp3</Play></Response>'),
        Good('<Response><Play stopOnKey="1">https://example.com/message.mp3</Play></Response>'),
    )

    def check(self, node: Node, ctx: Context) -> Problems:
        skip = ctx.attribute(node, "controlSkip")
        if skip is None or ctx.number(node, "controlSkip") is None:
            return
        if any(ctx.get(node, key) is not None for key in ("forwardOnKey", "rewindOnKey")):
            return
        yield Problem(
            skip.name,
            "`controlSkip` of `Play` has no effect without `forwardOnKey` or `rewindOnKey`",
            help="add one of the two, or remove `controlSkip`",
        )
