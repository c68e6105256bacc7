"""Rule FX005."""

from __future__ import annotations

import re

from ....diagnostics import WARNING, Edit, Fix, Problem
from ....late import late_pattern
from ....source import Document, Span
from ...context import Context
from ...example import Bad, Good
from ...rule import DocumentRule, Problems

_TWICE = late_pattern(r"&(?:amp;)++(?=((?:lt|gt|quot|apos|#[0-9]++|#[xX][0-9A-Fa-f]++);|))")


class DoubleEscapedEntity(DocumentRule):
    """A text or an attribute value was escaped twice, as in `&amp;amp;`.

    The caller hears "amp", and a URL has a parameter named `amp;attempt`: the program escapes what the builder or the
    template escapes already.

    Ignore it where a text is about XML itself and really means `&lt;`.
    """

    code = "FX005"
    severity = WARNING
    reads = "verb"
    texts = ("&amp;amp;", "&amp;lt;", "&amp;gt;", "&amp;quot;", "&amp;apos;", "&amp;#")
    examples = (
        Bad(
            """
            <Response>
              <Redirect>https://example.com/next?call=1&amp;day=2&amp;amp;attempt=3</Redirect>
                                                                 ^^^^^^^^^
            </Response>
            """,
            fixed="""
            <Response>
              <Redirect>https://example.com/next?call=1&amp;day=2&amp;attempt=3</Redirect>
            </Response>
            """,
        ),
        Bad(
            """
            <Response>
              <Gather action="/menu?shop=A&amp;amp;day=2">
                                          ^^^^^^^^^
                <Say>It&amp;#39;s 5 &amp;amp;lt; 6</Say>
                       ^^^^^^^^^    ^^^^^^^^^^^^
              </Gather>
            </Response>
            """,
            fixed="""
            <Response>
              <Gather action="/menu?shop=A&amp;day=2">
                <Say>It&#39;s 5 &lt; 6</Say>
              </Gather>
            </Response>
            """,
        ),
        Good("<Response><Redirect>https://example.com/next?call=1&amp;attempt=2</Redirect></Response>"),
        Good("<Response><Redirect>https://example.com/next?lt=1&amp;amp=2</Redirect></Response>", hidden=True),
        Good("<Response><!-- &amp;amp; --><Say><![CDATA[&amp;]]></Say></Response>"),
    )

    def check(self, document: Document, ctx: Context) -> Problems:
        text = document.source.text
        if _TWICE.search(text) is None:
            return
        for node in document.nodes:
            place = ctx.place(node)
            for span in (*(attribute.value for attribute in place.attributes.values()), *place.texts):
                yield from _problems(text, span)


def _problems(text: str, span: Span) -> Problems:
    # The tables of characters take longer to compile than most documents to check.
    from ....source.characters import REFERENCE
    from ....source.shown import shown

    for match in _TWICE.finditer(text, span.start, span.end):
        last = match[1] or ("amp;" if match[0].count("amp;") > 1 else "")
        once = REFERENCE.fullmatch(f"&{last.lower()}")
        if once is None or (once["name"] is None and _means_nothing(once)):
            continue
        end = match.end() + len(match[1])
        yield Problem(
            Span(match.start(), end),
            f"`{shown(text[match.start() : end])}` is escaped twice",
            help=f"write `{once[0]}`, and escape in one place only",
            fix=Fix("Escape it once", (Edit(Span(match.start(), end), once[0]),), safe=False),
        )


def _means_nothing(reference: re.Match[str]) -> bool:
    from ....source.characters import FORBIDDEN
    from ....source.references import referred_code

    code = referred_code(reference)
    return code is None or FORBIDDEN.match(chr(code)) is not None
