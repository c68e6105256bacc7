"""Rule FX406."""

from __future__ import annotations

from ....diagnostics import WARNING, Problem
from ....source import Node
from ...context import Context
from ...example import Bad, Good
from ...rule import ElementRule, Problems


class MultiLanguageModel(ElementRule):
    """A `Gather` asks for the language `multi` without a model of Deepgram.

    Only that provider follows a caller who changes the language. Another one does not know the tag, and the speech is
    not recognised.

    Ignore it where you have seen it at work.
    """

    code = "FX406"
    severity = WARNING
    elements = ("Gather",)
    when = "@language"
    dialects = ("twiml",)
    runtime = {"twiml": (13331,)}
    examples = (
        Bad(
            """
            <Response>
              <Gather input="speech" language="multi" action="/answer"/>
                                               ^^^^^
              <Gather input="speech" language="multi" speechModel="googlev2_long" action="/answer"/>
                                               ^^^^^
            </Response>
            """
        ),
        Good(
            '<Response><Gather input="speech" language="multi" speechModel="deepgram_nova-3" action="/a"/></Response>'
        ),
        Good(
            '<Response><Gather input="speech" language="multi" speechModel="{{ model }}" action="/a"/></Response>',
            hidden=True,
        ),
        Good('<Response><Gather input="speech" language="en-US" action="/answer"/></Response>'),
    )

    def check(self, node: Node, ctx: Context) -> Problems:
        if ctx.known(node, "language") != "multi":
            return
        model = ctx.known(node, "speechModel")
        if model is None and ctx.get(node, "speechModel") is not None:
            return  # a template fills it in
        if model is None or not model.startswith("deepgram"):
            yield Problem(
                ctx.place(node).value("language"),
                "`language` of `Gather` is `multi`, which only models of Deepgram know",
                help='set `speechModel="deepgram_nova-3"`, or name one language',
            )
