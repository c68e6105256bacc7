"""Rule FX407."""

from __future__ import annotations

from ....diagnostics import INFO, WARNING, Problem
from ....late import late_pattern
from ....source import Node
from ...context import Context
from ...example import Bad, Good
from ...option import Option
from ...rule import ElementRule, Problems
from ...speech import marks, provider, words

_SENT_AS_IS = late_pattern(rb"[A-Za-z0-9 _.~-]+")


class SayTextTooLong(ElementRule):
    """A `Say` holds more text than its voice reads.

    Basic voices, those of Amazon Polly and those of Google have limits of their own. Beyond them the vendor logs a
    warning, and the caller may miss the text. Speech marks count for Google alone; without a `voice` the greatest limit
    holds here. One limit is that of all voices: the text as it is sent in a URL, where letters outside of English and
    punctuation count three characters or more. The vendor's own texts disagree on it, so that it gives a hint.

    Ignore it where the vendor has raised a limit; or set it.
    """

    code = "FX407"
    severity = WARNING
    elements = ("Say",)
    when = "!words, filled"
    dialects = ("twiml",)
    runtime = {"twiml": (13521,)}
    most_basic = Option(4000, "The most characters that a basic voice reads.", minimum=1)
    most_polly = Option(3000, "The most characters, without marks, that a voice of Amazon Polly reads.", minimum=1)
    most_google = Option(5000, "The most characters, with marks, that a voice of Google reads.", minimum=1)
    most_encoded = Option(4500, "The most characters of the text as it is sent in a URL.", minimum=1)
    examples = (
        Bad(
            """
            <Response>
              <Say voice="man">Hello world</Say>
                               ^^^^^^^^^^^
              <Say voice="Polly.Joanna">Hello world</Say>
              <Say voice="Google.en-US-Neural2-A">Hello world</Say>
            </Response>
            """,
            options={"most-basic": 10, "most-polly": 11, "most-google": 11},
        ),
        Bad(
            """
            <Response>
              <Say voice="woman">Hello worl</Say>
              <Say voice="Polly.Joanna">Hello <break/>world</Say>
                                        ^^^^^^^^^^^^^^^^^^^
              <Say voice="Google.en-US-Neural2-A">Hello</Say>
            </Response>
            """,
            options={"most-basic": 10, "most-polly": 10, "most-google": 10},
        ),
        Bad(
            """
            <Response>
              <Say voice="Polly.Joanna">Hello <break/>worl</Say>
              <Say voice="Google.en-US-Neural2-A"><s>H</s> w</Say>
              <Say voice="Google.en-US-Neural2-A"><s>H</s> wo</Say>
                                                  ^^^^^^^^^^^
              <Say voice="Google.en-US-Neural2-A">Hi<break/></Say>
              <Say voice="Google.en-US-Neural2-A">Hey<break/></Say>
                                                  ^^^^^^^^^^^
            </Response>
            """,
            options={"most-basic": 1, "most-polly": 10, "most-google": 10},
        ),
        Bad(
            """
            <Response>
              <Say>Hello <s>wor</s>ld</Say>
                   ^^^^^^^^^^^^^^^^^^
              <Say>Hello <s>worl</s></Say>
            </Response>
            """,
            options={"most-basic": 8, "most-polly": 9, "most-google": 10},
        ),
        Bad(
            """
            <Response>
              <Say>Grüß Gott!</Say>
                   ^^^^^^^^^^
              <Say>Gruss Gott</Say>
            </Response>
            """,
            options={"most-encoded": 21},
        ),
        Good("<Response><Say>Grüß Gott!</Say></Response>", options={"most-encoded": 22}),
        Good("<Response><Say>Hello</Say></Response>"),
    )

    def check(self, node: Node, ctx: Context) -> Problems:
        limits = {
            "basic": ("a basic voice", ctx.option(self.most_basic)),
            "Polly": ("a voice of Amazon Polly", ctx.option(self.most_polly)),
            "Google": ("a voice of Google", ctx.option(self.most_google)),
        }
        whose = provider(ctx.known(node, "voice"))
        voice, most = limits.get(whose or "", ("any voice", max(limit for _, limit in limits.values())))
        text = words(node)
        count = len(text) + (_markup(node, ctx) if whose == "Google" else 0)
        if count > most:
            yield Problem(
                ctx.place(node).content,
                f"`Say` holds {count} characters, and {voice} reads at most {most}",
                help="divide it into several `Say`",
            )
            return
        sent, most = _encoded(text), ctx.option(self.most_encoded)
        if sent > most:
            yield Problem(
                ctx.place(node).content,
                f"the text of `Say` is sent as {sent} characters of a URL, and one of the vendor's texts allows {most}",
                help="divide it into several `Say`",
                severity=INFO,
            )


def _markup(node: Node, ctx: Context) -> int:
    places = (ctx.place(mark) for mark in marks(node))
    return sum(len(place.tag) + (len(place.end_tag) if place.end_tag else 0) for place in places)


def _encoded(text: str) -> int:
    """The least length of a text in a URL; blanks count once."""
    data = text.encode()
    return len(data) + 2 * len(_SENT_AS_IS.sub(b"", data))
