"""Rule FX414."""

from __future__ import annotations

from ....diagnostics import WARNING, Problem, Related
from ....late import late_pattern
from ....source import Node
from ...context import Context
from ...example import Bad, Good
from ...rule import ElementRule, Problems

_LOCALE = late_pattern("Google\\.([a-z]{2,3})-([A-Za-z]{2,4})-.+")
_ALL_REGIONS = "xa"  # Google's word for Arabic that belongs to no country
_FAMILIES = {"cmn": "zh", "yue": "zh", "arb": "ar"}


class VoiceLanguageMismatch(ElementRule):
    """The `language` of a `Say` is not that of its voice.

    The name of a voice of Google holds its language and region. With another `language` the vendor may refuse the verb,
    and the caller hears nothing.

    Ignore it where you have heard the two at work together.
    """

    code = "FX414"
    severity = WARNING
    elements = ("Say",)
    when = "@voice!not-google @language"
    dialects = ("twiml",)
    refines = ("invalid-language-tag", "unlisted-value")
    examples = (
        Bad(
            """
            <Response>
              <Say voice="Google.de-DE-Neural2-A" language="en-US">Hello</Say>
                                                            ^^^^^
              <Say voice="Google.en-GB-Neural2-A" language="en-US">Hello</Say>
                                                            ^^^^^
              <Say voice="Google.fr-FR-Neural2-A" language="de">Hallo</Say>
                                                            ^^
            </Response>
            """
        ),
        Good(
            """
            <Response>
              <Say voice="Google.de-DE-Neural2-A" language="de-DE">Guten Tag</Say>
              <Say voice="Google.de-DE-Neural2-A" language="de-de">Guten Tag</Say>
              <Say voice="Google.de-DE-Neural2-A" language="de">Guten Tag</Say>
              <Say voice="Google.cmn-CN-Wavenet-A" language="zh-CN">Hello</Say>
              <Say voice="Google.yue-HK-Standard-A" language="zh-HK">Hello</Say>
              <Say voice="Google.ar-XA-Wavenet-A" language="ar-AE">Hello</Say>
              <Say voice="Google.ar-XA-Wavenet-A" language="arb">Hello</Say>
              <Say voice="Google.de-DE-Neural2-A">Guten Tag</Say>
              <Say voice="Google.de-DE-Neural2-A" language="{{ language }}">Guten Tag</Say>
              <Say voice="Polly.Joanna" language="en-US">Hello</Say>
              <Say language="en-US">Hello</Say>
            </Response>
            """
        ),
    )

    def check(self, node: Node, ctx: Context) -> Problems:
        voice = _LOCALE.fullmatch(ctx.known(node, "voice") or "")
        language = ctx.known(node, "language")
        if voice is None or not language or _fits(language.lower(), voice[1], voice[2].lower()):
            return
        yield Problem(
            ctx.place(node).value("language"),
            f"the voice speaks `{voice[1]}-{voice[2]}`, and `language` of `Say` is `{language}`",
            help="choose a voice of that language, or leave `language` out",
            related=(Related(ctx.place(node).value("voice"), "the voice"),),
        )


def _fits(language: str, spoken: str, region: str) -> bool:
    primary, _, rest = language.partition("-")
    if _FAMILIES.get(primary, primary) != _FAMILIES.get(spoken, spoken):
        return False
    return rest in ("", region) or region == _ALL_REGIONS
