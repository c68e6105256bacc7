"""Rule FX402."""

from __future__ import annotations

import re

from ....diagnostics import INFO, WARNING, Edit, Fix, Problem
from ....dialects.values import Enum
from ....source import Document
from ...context import Context
from ...example import Bad, Good
from ...rule import DocumentRule, Problems
from ...value import Value

_TAG = re.compile("[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*")
_SHOWN = 4


class InvalidLanguageTag(DocumentRule):
    """A language is not written as a tag with a region, such as `en-US`.

    The vendor knows languages by tags of a language and a region with a hyphen between them. With another spelling the
    speech is not recognised, or read in the default language.

    Ignore it for a language that you have heard at work; basic voices once took `en` and `fr`.
    """

    code = "FX402"
    severity = WARNING
    reads = "verb"
    needs = "misfits"
    dialects = ("twiml",)
    refines = ("unlisted-value",)
    examples = (
        Bad(
            """
            <Response>
              <Gather input="speech" speechModel="phone_cal" language="en" action="/answer"/>
                                                                       ^^
            </Response>
            """
        ),
        Bad(
            """
            <Response>
              <Say language="pt_br">Bom dia</Say>
                             ^^^^^
              <Say language="en-UK">Good day</Say>
                             ^^^^^
            </Response>
            """,
            fixed="""
            <Response>
              <Say language="pt-BR">Bom dia</Say>
              <Say language="en-GB">Good day</Say>
            </Response>
            """,
        ),
        Bad(
            """
            <Response>
              <Say language="de_XX">Guten Tag</Say>
                             ^^^^^
              <Say language="german">Guten Tag</Say>
                             ^^^^^^
              <Say language="sv">God dag</Say>
                             ^^
              <Say>Say <lang xml:lang="fr">bonjour</lang></Say>
                                       ^^
              <Say language="tlh">Qapla</Say>
                             ^^^
              <Say language="en">Hello</Say>
                             ^^
              <Say language="en&#95;US">Hello</Say>
                             ^^^^^^^^^
            </Response>
            """
        ),
        Good(
            """
            <Response>
              <Say language="en-us">Hello</Say>
              <Say language="{{ language }}">Hello</Say>
              <Say language="tlh-KX" voice="Polly.Worf">Hello</Say>
              <Say language="arb" loop="2">Hello</Say>
              <Start><Transcription speechModel="nova"/></Start>
              <Connect><ConversationRelay url="wss://example.com/agent" language="en_US"/></Connect>
            </Response>
            """
        ),
    )

    def check(self, document: Document, ctx: Context) -> Problems:
        for value in ctx.misfits:
            # The slip of a letter's case alone is told by the general rule, which knows the tag that is meant.
            type_ = value.row.type
            if value.defect != "unlisted" or not isinstance(type_, Enum) or not type_.name.endswith("language"):
                continue
            tag, known = value.text.strip(), type_.values
            meant = _meant(tag, known)
            if meant is not None:
                yield Problem(
                    value.span(ctx),
                    f"{value.subject} takes a tag such as `{meant}`, not {value.shown}",
                    help=f"write `{meant}`",
                    fix=_fix(value, meant, ctx),
                )
            elif _TAG.fullmatch(tag) is None:
                yield Problem(value.span(ctx), f"{value.subject} takes a tag such as `en-US`, not {value.shown}")
            elif "-" not in tag:
                yield Problem(
                    value.span(ctx),
                    f"{value.subject} names no region: {value.shown}",
                    help=_regions(tag, known),
                    severity=None if value.row.runtime else INFO,
                    runtime=value.row.runtime or None,
                )


def _meant(tag: str, known: tuple[str, ...]) -> str | None:
    """The listed tag that was meant, where hyphen and region make the difference."""
    spelled = tag.replace("_", "-").lower().replace("en-uk", "en-gb")
    if spelled == tag.lower():
        return None
    return next((other for other in known if other.lower() == spelled), None)


def _fix(value: Value, meant: str, ctx: Context) -> Fix | None:
    span = value.span(ctx)
    if span.cut(ctx.document.source.text).strip() != value.text.strip():
        return None
    return Fix(f"Write `{meant}`", (Edit(span, meant),), safe="_" in value.text)


def _regions(tag: str, known: tuple[str, ...]) -> str | None:
    regions = [f"`{other}`" for other in known if other.lower().startswith(f"{tag.lower()}-")]
    if not regions:
        return None
    shown = regions[:_SHOWN] if len(regions) <= _SHOWN else [*regions[:_SHOWN], "another region"]
    return f"write {', '.join(shown[:-1])} or {shown[-1]}" if len(shown) > 1 else f"write {shown[0]}"
