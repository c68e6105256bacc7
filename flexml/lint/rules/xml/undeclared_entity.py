"""Rule FX007."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ....diagnostics import ERROR, Edit, Fix, Problem
from ....source import Span, SyntaxFault
from ....source.characters import PREDEFINED, REFERENCE
from ...context import Context
from ...example import Bad, Good
from ...rule import Problems, SyntaxRule

_QUERY = re.compile(r"\?[^\s<>\"'?]*+\Z")  # where `&` mostly begins a parameter, and not an entity


class UndeclaredEntity(SyntaxRule):
    """An entity is used that XML does not have, such as `&nbsp;` or `&eacute;` of HTML.

    XML has five of them: `&amp;`, `&lt;`, `&gt;`, `&quot;` and `&apos;`. For any other the vendor refuses the document,
    and speech has no use for typography anyway.

    Ignore it nowhere: no vendor reads the names of HTML.
    """

    code = "FX007"
    severity = ERROR
    runtime = {"twiml": (12100,), "twiml-messaging": (12100,), "twiml-fax": (12100,)}
    faults = ("undeclared-entity",)
    examples = (
        Bad(
            """
            <Response>
              <Say>Welcome to the Caf&eacute;</Say>
                                     ^^^^^^^^
            </Response>
            """,
            fixed="""
            <Response>
              <Say>Welcome to the Café</Say>
            </Response>
            """,
        ),
        Bad(
            "<Response><Say>5&nbsp;pm</Say></Response>\n                ^^^^^^\n",
            "<Response><Say>5&#160;pm</Say></Response>\n",
        ),
        Bad(
            "<Response><Say>Caf&eacute; &copy;&amp; &#8364;</Say></Response>\n                  ^^^^^^^^\n",
            "<Response><Say>Café ©&amp; &#8364;</Say></Response>\n",
        ),
        Bad(
            "<Response><Redirect>/next?a=1&copy;=2</Redirect></Response>\n                             ^^^^^^\n",
            "<Response><Redirect>/next?a=1©=2</Redirect></Response>\n",
        ),
        Bad("<Response><Redirect>/next?a=1&b;c=2</Redirect></Response>\n                             ^^^\n"),
        Good(
            """
            <Response>
              <Say>Welcome to the Café, bed &amp; breakfast</Say>
            </Response>
            """
        ),
    )

    def check(self, fault: SyntaxFault, ctx: Context) -> Problems:
        text = ctx.document.source.text
        characters = _characters(fault.name)
        known = "XML has only `&amp;`, `&lt;`, `&gt;`, `&quot;` and `&apos;`"
        if characters is None:
            yield Problem(fault.span, fault.reason, help=f"{known}; a plain `&` is written `&amp;`")
            return
        written = _written(characters, ctx)
        edits = [Edit(fault.span, written), *_later_edits(text, fault.span.end, ctx)]
        in_query = _QUERY.search(text, max(0, fault.span.start - 200), fault.span.start) is not None
        yield Problem(
            fault.span,
            f"the entity `&{fault.name};` is one of HTML, not of XML",
            help=f"write `{written}`; {known}",
            fix=Fix(f"Write `{written}`", tuple(edits), safe=not in_query),
        )


def _later_edits(text: str, start: int, ctx: Context) -> Iterator[Edit]:
    """The edits for the other entities of the same text or tag, so that one fix serves them all."""
    for match in REFERENCE.finditer(text, start, text.find("<", start)):
        characters = None if match["name"] in (None, *PREDEFINED) else _characters(match["name"])
        if characters is not None:
            yield Edit(Span(*match.span()), _written(characters, ctx))


def _characters(name: str) -> str | None:
    from html.entities import html5  # 2,231 names, which only this mistake needs

    return html5.get(f"{name};")


def _written(characters: str, ctx: Context) -> str:
    return "".join(_shown(character, ctx) for character in characters)


def _shown(character: str, ctx: Context) -> str:
    """A character as itself where a person sees it and the file can hold it, and as a number elsewhere."""
    if character in _ESCAPED:
        return _ESCAPED[character]
    return character if character.isprintable() and ctx.document.source.encoding == "utf-8" else f"&#{ord(character)};"


_ESCAPED = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&apos;"}
