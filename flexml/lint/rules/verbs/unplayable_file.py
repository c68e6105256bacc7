"""Rule FX439."""

from __future__ import annotations

from ....diagnostics import WARNING, Problem
from ....source import Node, has_placeholder
from ...context import Context
from ...example import Bad, Good
from ...rule import ElementRule, Problems

_PAGES = ("doc", "gif", "htm", "html", "jpg", "json", "pdf", "png", "txt", "xml")
_OTHER_AUDIO = ("aac", "flac", "m4a", "mov", "mp4", "ogg", "opus", "webm", "wma")


class UnplayableFile(ElementRule):
    """A `Play` names a file that is no audio which the vendor plays.

    Twilio plays MP3, WAV, AIFF, GSM and u-law; of another type it plays nothing. CarrierX names WAV and MP3 in examples
    and gives no full list, so that in FlexML only documents, pictures and the like are found.

    Ignore it where the server answers with audio under such a name.
    """

    code = "FX439"
    severity = WARNING
    elements = ("Play",)
    when = "!sound"
    dialects = ("flexml", "twiml")
    runtime = {"twiml": (13420, 13325)}
    examples = (
        Bad(
            """
            <Response>
              <Play>https://example.com/menu.HTML?id=1</Play>
                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
              <Gather><Play>menu.ogg#start</Play></Gather>
                            ^^^^^^^^^^^^^^
            </Response>
            """,
            dialect="twiml",
        ),
        Bad(
            """
            <Response>
              <Play>https://example.com/menu.v2.txt</Play>
                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
            </Response>
            """
        ),
        Good(
            """
            <Response>
              <Play>https://example.com/menu.mp3?name=menu.txt</Play>
              <Play>https://example.com/menu.ogg</Play>
              <Play>https://example.com/txt</Play>
              <Play>https://example.txt</Play>
              <Play>https://example.com/a.txt/menu</Play>
              <Play>https://example.com/v1.0/txt</Play>
              <Play>{{ file }}.txt</Play>
            </Response>
            """
        ),
        Good('<Response><Play digits="1"/></Response>'),
        Good("<Response><Play>/menu.mp3</Play><Play>menu</Play></Response>", dialect="twiml"),
    )

    def check(self, node: Node, ctx: Context) -> Problems:
        url = "" if has_placeholder(node.own_text) else node.own_text.strip()
        path = url.partition("#")[0].partition("?")[0]
        path = path.partition("://")[2].partition("/")[2] if "://" in path else path
        kind = path.lower().partition(".")[2].rpartition(".")[2]
        if kind in _PAGES or (kind in _OTHER_AUDIO and ctx.dialect.name == "twiml"):
            codes = self.runtime.get(ctx.dialect.name, ())
            outer = ctx.outer(node)
            yield Problem(
                ctx.place(node).text,
                f"`Play` names a `.{kind}` file, which is not played",
                help="convert it to MP3 or WAV",
                runtime=codes[1:] if outer is not None and outer.name == "Gather" else codes[:1],
            )
