"""Rule FX901."""

from __future__ import annotations

from ....diagnostics import WARNING, Edit, Fix, Problem
from ...context import Context
from ...edits import remove_span
from ...example import Bad, Good
from ...rule import Problems, SuppressionRule
from ...suppression import Suppression
from ...suppressions import Suppressions


class UnusedSuppression(SuppressionRule):
    """A comment silences a rule that finds nothing there.

    What it was written for is mended, or stands elsewhere by now. The comment stays behind, and hides the same
    mistake from the caller's first complaint on, should somebody make it again. Only rules that were asked count: a
    comment for a rule that is not selected, or that is about another dialect, is not called unused.

    Ignore it while the document is being rewritten.
    """

    code = "FX901"
    severity = WARNING
    refines = ("blanket-suppression",)
    examples = (
        Bad(
            """
            <Response>
              <!-- flexml: ignore[unknown-element]: the beta verb of our vendor -->
              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
              <Say>Hello</Say>
            </Response>
            """,
            fixed="""
            <Response>
              <Say>Hello</Say>
            </Response>
            """,
        ),
        Bad(
            """
            <Response>
              <!-- flexml: ignore[invalid-integer, FX110, FX102,xml]: the beta verb of our vendor -->
                                  ^^^^^^^^^^^^^^^
              <Transcode/>
            </Response>
            """,
            fixed="""
            <Response>
              <!-- flexml: ignore[FX102]: the beta verb of our vendor -->
              <Transcode/>
            </Response>
            """,
        ),
        Bad(
            """
            <!-- flexml: ignore: generated -->
            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
            <Response><Say>Hello</Say></Response>
            """,
            fixed="""
            <Response><Say>Hello</Say></Response>
            """,
        ),
        Bad(
            """
            <Response>
              <!-- flexml: ignore[FX102]: the outer one -->
              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
              <Gather>
                <!-- flexml: ignore[FX102]: the inner one does it -->
                <Transcode/>
              </Gather>
            </Response>
            """
        ),
        Bad(
            """
            <!-- flexml: ignore-file[xml, FX103]: generated -->
            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
            <Response><Say>Hello</Say></Response>
            """,
        ),
        Good(
            """
            <Response>
              <!-- flexml: ignore[unknown-element]: the beta verb of our vendor -->
              <Transcode/>
            </Response>
            """
        ),
        Good(
            """
            <!-- flexml: ignore-file: generated, and what silences everything silences this as well -->
            <Response><Say>Hello</Say></Response>
            """
        ),
        Good(
            """
            <Response>
              {# flexml: ignore[FX1]: the beta verb of our vendor #}
              <Gather><Transcode/></Gather>
            </Response>
            """,
            dialect="twiml",
        ),
        Good(
            """
            <Response>
              <!-- flexml: ignore[unknown-element]: in some calls only -->
              <Say>{{ greeting }}</Say>
            </Response>
            """,
            context={"greeting": "Hello"},
        ),
        Good(
            """
            <!-- flexml: ignore[stop-stream-without-name]: about another dialect -->
            <Response><Message>Hello</Message></Response>
            """,
            dialect="twiml-messaging",
        ),
        Bad(
            """
            <Response>
              <!-- flexml: ignore[unknown-attribute, invalid-integer, FX102]: a new attribute -->
                                                                      ^^^^^
              <Say loop="x" colour="blue">Hello.</Say>
            </Response>
            """,
            fixed="""
            <Response>
              <!-- flexml: ignore[unknown-attribute, invalid-integer]: a new attribute -->
              <Say loop="x" colour="blue">Hello.</Say>
            </Response>
            """,
            hidden=True,
        ),
    )

    def check(self, suppressions: Suppressions, ctx: Context) -> Problems:
        if not suppressions.certain:
            return
        for suppression in suppressions.placed:
            unused = suppressions.unused(suppression)
            if suppressions.is_unused(suppression):
                yield _whole(suppression, ctx.document.source.text)
            elif unused and suppression.listed is not None:
                useless = {each.span for each in unused}
                kept = ", ".join(each.word for each in suppression.selectors if each.span not in useless)
                words = ", ".join(f"`{each.word}`" for each in unused)
                yield Problem(
                    unused[0].span,
                    f"{words} {'silences' if len(unused) == 1 else 'silence'} nothing here",
                    help="take it out of the comment",
                    fix=Fix("Take it out of the comment", (Edit(suppression.listed, kept),)),
                )


def _whole(suppression: Suppression, text: str) -> Problem:
    words = ", ".join(f"`{each.word}`" for each in suppression.selectors)
    where = "in this file" if suppression.whole_file else "in the next element"
    found = f"{words} {'finds' if len(suppression.selectors) == 1 else 'find'} nothing" if words else "nothing is found"
    return Problem(
        suppression.remark.span,
        f"the comment silences nothing: {found} {where}",
        help="remove the comment",
        fix=Fix("Remove the comment", (remove_span(text, suppression.remark.span),)),
    )
