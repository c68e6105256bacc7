"""Rule FX413."""

from __future__ import annotations

from ....diagnostics import WARNING, Problem, Related
from ....source import Node
from ...context import Context
from ...example import Bad, Good
from ...rule import ElementRule, Problems
from ...speech import marks, provider


class WordRoleWithGoogleVoice(ElementRule):
    """The speech mark `w` stands in a `Say` with a voice of Google.

    `w` tells the role of a word to voices of Amazon Polly. Those of Google do not know it, and may refuse the text.

    Never ignore it.
    """

    code = "FX413"
    severity = WARNING
    elements = ("Say",)
    when = "filled @voice"
    dialects = ("twiml",)
    examples = (
        Bad(
            """
            <Response>
              <Say voice="Google.en-US-Neural2-A">I <s><w role="amazon:VBD">read</w> a <w>book</w></s></Say>
                                                        ^                               ^
            </Response>
            """
        ),
        Good('<Response><Say voice="Polly.Joanna">I <w role="amazon:VBD">read</w> a book</Say></Response>'),
        Good('<Response><Say voice="Google.en-US-Neural2-A">I <s>read</s></Say></Response>'),
    )

    def check(self, node: Node, ctx: Context) -> Problems:
        if provider(ctx.known(node, "voice")) != "Google":
            return
        for mark in marks(node):
            if mark.name == "w":
                yield Problem(
                    ctx.place(mark).name,
                    "voices of Google do not know the speech mark `w`",
                    help="leave it out, or choose a voice of Amazon Polly",
                    related=(Related(ctx.place(node).value("voice"), "the voice"),),
                )
