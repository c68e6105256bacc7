"""Rule FX438."""

from __future__ import annotations

from functools import cache

from ....diagnostics import INFO, WARNING, Edit, Fix, Problem
from ....dialects.words import nearest
from ....source import Node
from ...context import Context
from ...example import Bad, Good
from ...polly import voices
from ...rule import ElementRule, Problems

_BASIC = ("man", "woman")


class UnlistedVoice(ElementRule):
    """The voice of a `Say` is not written as the vendor lists it.

    `Joanna` is `Polly.Joanna`, and an engine is part of the name: `Polly.Joanna-Neural`. With a voice that does not
    exist the vendor logs a warning, and the caller hears another one or nothing. Amazon adds voices faster than tables
    follow, so a name with the prefix gets a hint.

    Ignore it for a voice that you have heard at work.
    """

    code = "FX438"
    severity = WARNING
    elements = ("Say",)
    when = "@voice!voice"
    dialects = ("twiml",)
    runtime = {"twiml": (13321, 13511)}
    refines = ("doubtful-value",)
    examples = (
        Bad(
            """
            <Response>
              <Say voice="joanna">Hello</Say>
                          ^^^^^^
              <Say voice="Man">Hello</Say>
                          ^^^
              <Say voice="WOMAN">Hello</Say>
                          ^^^^^
            </Response>
            """,
            fixed="""
            <Response>
              <Say voice="Polly.Joanna">Hello</Say>
              <Say voice="man">Hello</Say>
              <Say voice="woman">Hello</Say>
            </Response>
            """,
        ),
        Bad(
            """
            <Response>
              <Say voice="Polly.Johanna">Hello</Say>
                          ^^^^^^^^^^^^^
              <Say voice="Polly.joanna-neural">Hello</Say>
                          ^^^^^^^^^^^^^^^^^^^
              <Say voice="Polly.Aditi-Generative">Hello</Say>
                          ^^^^^^^^^^^^^^^^^^^^^^
              <Say voice="Polly.Default">Hello</Say>
                          ^^^^^^^^^^^^^
            </Response>
            """
        ),
        Good(
            """
            <Response>
              <Say voice="Polly.Joanna">Hello</Say>
              <Say voice="Polly.Joanna-Neural">Hello</Say>
              <Say voice="Polly.Mía-Generative">Hola</Say>
              <Say voice="Google.en-US-Neural2-A">Hello</Say>
              <Say voice="man">Hello</Say>
              <Say voice="woman">Hello</Say>
              <Say voice="alice">Hello</Say>
              <Say voice="{{ voice }}">Hello</Say>
              <Say voice="female">Hello</Say>
              <Say voice="">Hello</Say>
              <Say>Hello</Say>
            </Response>
            """
        ),
    )

    def check(self, node: Node, ctx: Context) -> Problems:
        voice = ctx.known(node, "voice")
        if not voice or voice in _BASIC:
            return
        codes = ctx.codes(node, "voice")
        if voice.startswith("Polly."):
            if voice not in voices():
                known = {listed.removeprefix("Polly."): listed for listed in voices()}
                meant = nearest(voice.removeprefix("Polly."), tuple(known))
                yield Problem(
                    ctx.place(node).value("voice"),
                    f"the vendor lists no voice `{voice}`",
                    help=None if meant is None else f"did you mean `{known[meant]}`",
                    severity=INFO,
                    runtime=codes,
                )
            return
        meant = _by_bare_name().get(voice.lower())
        if meant is not None:
            span = ctx.place(node).value("voice")
            yield Problem(
                span,
                f"`voice` of `Say` is `{voice}`, and the vendor knows it as `{meant}`",
                help=f"write `{meant}`",
                fix=Fix(f"Write `{meant}`", (Edit(span, meant),), safe=False),
                runtime=codes,
            )


@cache
def _by_bare_name() -> dict[str, str]:
    return {voice.removeprefix("Polly.").lower(): voice for voice in (*_BASIC, *voices())}
