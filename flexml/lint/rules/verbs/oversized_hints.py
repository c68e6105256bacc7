"""Rule FX405."""

from __future__ import annotations

from ....diagnostics import ERROR, Problem
from ....source import Node
from ....source.shown import shown
from ...context import Context
from ...example import Bad, Good
from ...rule import ElementRule, Problems

_MOST_HINTS = 500
_MOST_CHARACTERS = 100


class OversizedHints(ElementRule):
    """`hints` of a `Gather` holds more than 500 phrases, or one of more than 100 characters.

    The vendor then drops the hints, and the recogniser guesses without them. Mostly a sentence was written where single
    phrases are asked for, or the commas between them are missing.

    Never ignore it.
    """

    code = "FX405"
    severity = ERROR
    elements = ("Gather",)
    when = "@hints"
    dialects = ("twiml",)
    runtime = {"twiml": (13330,)}
    examples = (
        Bad(
            f"""
            <Response>
              <Gather input="speech" hints="sales, {"very " * 20}much, thanks" action="/answer"/>
                                            {"^" * 119}
            </Response>
            """
        ),
        Bad(
            f"""
            <Response>
              <Gather input="speech" hints="{"x" * 101}" action="/answer"/>
                                            {"^" * 101}
            </Response>
            """
        ),
        Bad(
            f"""
            <Response>
              <Gather input="speech" hints="{"yes," * 501}" action="/answer"/>
                                            {"^" * 2004}
            </Response>
            """
        ),
        Good(f'<Response><Gather input="speech" hints="{"yes, " * 500}" action="/answer"/></Response>'),
        Good(f'<Response><Gather input="speech" hints="no, {"x" * 100}" action="/answer"/></Response>', hidden=True),
        Good(
            f'<Response><Gather input="speech" hints="{{{{ words }}}}{"x" * 101}" action="/answer"/></Response>',
            hidden=True,
        ),
    )

    def check(self, node: Node, ctx: Context) -> Problems:
        hints = [hint for entry in (ctx.known(node, "hints") or "").split(",") if (hint := entry.strip())]
        longest = max(hints, key=len, default="")
        if len(hints) > _MOST_HINTS:
            what = f"{len(hints)} phrases, and the vendor takes at most {_MOST_HINTS}"
        elif len(longest) > _MOST_CHARACTERS:
            phrase = f"a phrase of {len(longest)} characters, `{shown(longest)}`"
            what = f"{phrase}, and the vendor takes at most {_MOST_CHARACTERS}"
        else:
            return
        yield Problem(
            ctx.place(node).value("hints"),
            f"`hints` of `Gather` holds {what}",
            help="write the words that matter most, separated by commas",
        )
