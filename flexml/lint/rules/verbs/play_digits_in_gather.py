"""Rule FX401."""

from __future__ import annotations

from ....diagnostics import ERROR, Problem
from ....source import Node
from ...context import Context
from ...example import Bad, Good
from ...rule import ElementRule, Problems


class PlayDigitsInGather(ElementRule):
    """A `Play` in a `Gather` sends key tones.

    `Gather` listens while its prompts play, and takes no tones among them: the vendor leaves the verb out, and the
    caller hears nothing in its place.

    Never ignore it: send the tones before or after the `Gather`.
    """

    code = "FX401"
    severity = ERROR
    elements = ("Gather/Play",)
    when = "@digits"
    dialects = ("twiml",)
    runtime = {"twiml": (13320,)}
    refines = ("missing-text", "attribute-on-wrong-element")
    examples = (
        Bad(
            """
            <Response>
              <Gather action="/extension"><Play digits="ww1928"/></Gather>
                                          ^^^^^^^^^^^^^^^^^^^^^^^
            </Response>
            """
        ),
        Bad(
            """
            <Response>
              <Gather action="/menu">
                <Play digits="1w2">https://example.com/menu.mp3</Play>
                ^^^^^^^^^^^^^^^^^^^
              </Gather>
            </Response>
            """
        ),
        Good(
            """
            <Response>
              <Play digits="ww1928"/>
              <Gather action="/menu"><Play>https://example.com/menu.mp3</Play></Gather>
            </Response>
            """
        ),
    )

    def check(self, node: Node, ctx: Context) -> Problems:
        if ctx.get(node, "digits") is not None:
            yield Problem(
                ctx.place(node).tag,
                "`Play` in `Gather` takes no `digits`: tones cannot be sent while keys are awaited",
                help="send them in a `Play` before or after the `Gather`",
            )
