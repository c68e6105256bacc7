"""Rule FX140."""

from __future__ import annotations

from collections.abc import Iterator

from ....diagnostics import WARNING, Problem
from ....dialects.other_languages import OtherLanguage
from ....source import Span
from ...context import Context
from ...example import Bad, Good
from ...rule import LanguageRule, Problems


class DocumentOfAnotherVendor(LanguageRule):
    """The document is written in the language of a vendor that none of the dialects is there for.

    Nothing else is said about it: by the rules of another vendor nearly every line of it would be wrong. On a call
    of a vendor that does not know the language, the caller hears an error message, or nothing. In a folder, such a
    document is passed over and counted. It is one where all its names are those of one language, and at least one
    of them is of no other.

    Ignore it where documents of several vendors lie side by side, or name the dialect that is meant: then the
    document is judged by it.
    """

    code = "FX140"
    severity = WARNING
    examples = (
        Bad(
            """
            <Response>
              <Speak>Which department?</Speak>
               ^^^^^
              <GetDigits action="https://example.com/menu"><Speak>Press 1 for sales.</Speak></GetDigits>
              <Hangup/>
            </Response>
            """
        ),
        Bad(
            """
            <Bxml>
              <Pause duration="1"/>
              <PlayAudio>https://example.com/welcome.wav</PlayAudio>
               ^^^^^^^^^
            </Bxml>
            """
        ),
        Bad(
            """
            <Response>
              <Stream bidirectional="true" keepCallAlive="true">wss://example.com/agent</Stream>
                      ^^^^^^^^^^^^^
            </Response>
            """
        ),
        Good("<Response><Say>Which department?</Say></Response>"),
        Good("<Response><Speak>Which department?</Speak><Gather/></Response>", hidden=True),
        Good("<Response><Speak>Which department?</Speak><Hangupp/></Response>", hidden=True),
        Good("<Response><Play>https://example.com/welcome.wav</Play><Hangup/></Response>", hidden=True),
        Good("<Bxml><Speak>Which department?</Speak></Bxml>", hidden=True),
        Good("<!-- flexml: dialect=twiml --><Response><Speak>Which department?</Speak></Response>"),
        Good("<Response><Speak>Which department?</Speak></Response>", dialect="twiml"),
    )

    def check(self, language: OtherLanguage, ctx: Context) -> Problems:
        span, name = next(_own(language, ctx))
        yield Problem(
            span,
            f"this document is written in {language.title}, which is not checked: {name} belongs to it",
            help="if it is for another vendor, say so: `<!-- flexml: dialect=twiml -->` or `--dialect`",
        )


def _own(language: OtherLanguage, ctx: Context) -> Iterator[tuple[Span, str]]:
    """What the language alone has, in document order: where it stands, and what messages call it."""
    for node in ctx.document.nodes:
        if node.name in language.own:
            yield ctx.place(node).name, f"`{node.name}`"
        for name in node.attributes:
            if f"{node.name}@{name}" in language.own:
                yield ctx.place(node).attribute(name), f"`{name}` of `{node.name}`"
