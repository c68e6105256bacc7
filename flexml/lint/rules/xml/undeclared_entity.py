"""Rule FX007."""

from __future__ import annotations

from ....diagnostics import ERROR, Edit, Fix, Problem
from ....source import SyntaxFault
from ...context import Context
from ...example import Bad, Good
from ...rule import Problems, SyntaxRule


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
        from html.entities import html5  # 2,231 names, which only this mistake needs

        characters = html5.get(f"{fault.name};")
        known = "XML has only `&amp;`, `&lt;`, `&gt;`, `&quot;` and `&apos;`"
        if characters is None:
            yield Problem(fault.span, fault.reason, help=f"{known}; a plain `&` is written `&amp;`")
            return
        written = "".join(_written(character, ctx) for character in characters)
        yield Problem(
            fault.span,
            f"the entity `&{fault.name};` is one of HTML, not of XML",
            help=f"write `{written}`; {known}",
            fix=Fix(f"Write `{written}`", (Edit(fault.span, written),)),
        )


def _written(character: str, ctx: Context) -> str:
    """A character as itself where a person sees it and the file can hold it, and as a number elsewhere."""
    if character in _ESCAPED:
        return _ESCAPED[character]
    return character if character.isprintable() and ctx.document.source.encoding == "utf-8" else f"&#{ord(character)};"


_ESCAPED = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&apos;"}
