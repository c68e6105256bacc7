"""Rule FX018."""

from __future__ import annotations

from ....diagnostics import ERROR, Edit, Fix, Problem, Related
from ....dialects import dialect_names, get_dialect
from ....dialects.words import nearest
from ....source import Span, SyntaxFault
from ....source.shown import shown
from ...context import Context
from ...example import Bad, Good
from ...rule import Problems, SyntaxRule


class MismatchedTag(SyntaxRule):
    """An end tag closes another element than the one that is open, or none at all.

    The vendor refuses the whole document. Mostly a name was changed in one of the two tags, or a start tag ends with
    `/>` and closes its element too early.

    Ignore it for templates that other files continue; the rendered document is what counts.
    """

    code = "FX018"
    severity = ERROR
    runtime = {"twiml": (12100,), "twiml-messaging": (12100,), "twiml-fax": (12100,)}
    faults = ("mismatched-tag", "unopened-tag")
    examples = (
        Bad(
            """
            <Response>
              <Redirect>/next</Redirec>
                             ^^^^^^^^^^
            </Response>
            """,
            fixed="""
            <Response>
              <Redirect>/next</Redirect>
            </Response>
            """,
        ),
        Bad(
            """
            <Response>
              <Redirct>/next</Redirect>
                            ^^^^^^^^^^^
            </Response>
            """,
            fixed="""
            <Response>
              <Redirect>/next</Redirect>
            </Response>
            """,
        ),
        Bad(
            """
            <Response>
              <Enqueue>support</Queue >
                              ^^^^^^^^^
            </Response>
            """,
            fixed="""
            <Response>
              <Enqueue>support</Enqueue >
            </Response>
            """,
        ),
        Bad(
            """
            <Response>
              <Dial>+15550100</Hangup>
                             ^^^^^^^^^
            </Response>
            """,
            fixed="""
            <Response>
              <Dial>+15550100</Dial>
            </Response>
            """,
        ),
        Bad(
            """
            <Response>
              <Gather action="/menu"/>
                <Say>Press 1.</Say>
              </Gather>
              ^^^^^^^^^
            </Response>
            """,
            fixed="""
            <Response>
              <Gather action="/menu">
                <Say>Press 1.</Say>
              </Gather>
            </Response>
            """,
        ),
        Bad("</Say><Response/>\n^^^^^^\n", "<Response/>\n"),
        Bad(
            "<Response><Say>Hello</Say></Say></Response>\n                          ^^^^^^\n",
            "<Response><Say>Hello</Say></Response>\n",
        ),
        Good(
            """
            <Response>
              <Gather action="/menu">
                <Say>Press 1.</Say>
              </Gather>
            </Response>
            """
        ),
    )

    def check(self, fault: SyntaxFault, ctx: Context) -> Problems:
        text = ctx.document.source.text
        advice, fix = _mismatched(fault, text) if fault.kind == "mismatched-tag" else _unopened(fault, text)
        related = tuple(Related(*where) for where in fault.related)
        yield Problem(fault.span, fault.reason, help=advice, fix=fix, related=related)


def _mismatched(fault: SyntaxFault, text: str) -> tuple[str, Fix]:
    closing, opening = fault.span.cut(text)[2:-1].rstrip(), fault.name
    alike = nearest(closing, (opening,)) is not None
    if alike and _is_known(closing) and not _is_known(opening):
        begin = fault.related[0][0].start + 1
        rename = Edit(Span(begin, begin + len(opening)), closing)
        return f"write `<{closing}>` before it", Fix(f"Write `<{closing}>`", (rename,))
    rename = Edit(Span(fault.span.start + 2, fault.span.start + 2 + len(closing)), opening)
    misspelt = alike and _is_known(opening) and not _is_known(closing)
    return f"write `</{shown(opening)}>`", Fix(f"Write `</{shown(opening)}>`", (rename,), safe=misspelt)


def _is_known(name: str) -> bool:
    """Whether any dialect has the name: which one the document is in, nobody knows yet."""
    return any(name in get_dialect(dialect).names for dialect in dialect_names())


def _unopened(fault: SyntaxFault, text: str) -> tuple[str, Fix]:
    before = fault.related[0][0] if fault.related else None
    if before is not None and text.startswith("/>", before.end - 2):
        slash = Edit(Span(len(text[: before.end - 2].rstrip()), before.end - 1), "")
        fix = Fix("Leave the element open", (slash,), safe=False)
        return "leave out the `/` of the start tag, or delete the end tag", fix
    return "delete it", Fix("Delete the end tag", (Edit(fault.span, ""),), safe=False)
