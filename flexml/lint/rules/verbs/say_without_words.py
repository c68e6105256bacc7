"""Rule FX408."""

from __future__ import annotations

from ....diagnostics import WARNING, Problem
from ....source import Node
from ...context import Context
from ...example import Bad, Good
from ...rule import ElementRule, Problems
from ...speech import marks, words

_HOLDING_TEXT = ("emphasis", "lang", "p", "prosody", "s", "w")


class SayWithoutWords(ElementRule):
    """A `Say` holds speech marks, and no words in them.

    There is nothing to say: the vendor skips the verb, and the caller hears silence.

    Never ignore it; mostly a variable was empty.
    """

    code = "FX408"
    severity = WARNING
    elements = ("Say",)
    when = "filled"
    dialects = ("twiml",)
    runtime = {"twiml": (13520,)}
    examples = (
        Bad(
            """
            <Response>
              <Say><prosody rate="slow"><s></s></prosody></Say>
               ^^^
              <Say><emphasis><w/></emphasis><lang xml:lang="fr-FR"><p> </p></lang></Say>
               ^^^
            </Response>
            """
        ),
        Good('<Response><Say><prosody rate="slow"><s>Hello</s></prosody></Say></Response>'),
        Good("<Response><Say><s></s><p>Hello</p></Say></Response>"),
        Good('<Response><Say><break time="1s"/></Say></Response>'),
        Good("<Response><Say></Say></Response>"),
    )

    def check(self, node: Node, ctx: Context) -> Problems:
        names = {mark.name for mark in marks(node)}
        # A pause may be meant, and an empty mark of another kind is told for itself.
        if names and names.issubset(_HOLDING_TEXT) and not words(node).strip():
            yield Problem(ctx.place(node).name, "`Say` holds speech marks without words", help="write text into it")
