"""Rule FX904."""

from __future__ import annotations

from ....diagnostics import WARNING, Problem
from ...context import Context
from ...example import Bad, Good
from ...rule import Problems, SuppressionRule
from ...suppressions import Suppressions


class SuppressionWithoutEffect(SuppressionRule):
    """A comment silences rules for the next element, and no element follows it in its parent.

    It silences nothing. A comment stands before the element that it is about; one that stands after it, on the same
    line or inside of it, is about the element that comes next.

    Ignore it where a template puts the element in.
    """

    code = "FX904"
    severity = WARNING
    examples = (
        Bad(
            """
            <Response>
              <Gather>
                <Transcode/> <!-- flexml: ignore[FX102]: the beta verb of our vendor -->
                             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
              </Gather>
              <Transcode><!-- flexml: ignore[FX102]: the beta verb of our vendor --></Transcode>
                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
              <Hangup/>
            </Response>
            <!-- flexml: ignore: the root is over -->
            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
            """
        ),
        Good(
            """
            <Response>
              <!-- flexml: ignore[FX102]: the beta verb of our vendor -->
              <!-- the verb transcodes -->
              <Transcode/>
            </Response>
            <!-- flexml: ignore-file[streams]: a file comment may stand anywhere -->
            """
        ),
        Good(
            """
            <Response>
              <Say>Hello</Say>
              {# flexml: ignore[FX102]: the beta verb of our vendor #}
              {% if beta %}<Transcode/>{% endif %}
            </Response>
            """,
            context={"beta": False},
        ),
    )

    def check(self, suppressions: Suppressions, ctx: Context) -> Problems:
        if not suppressions.certain:
            return
        for suppression in suppressions.without_element:
            yield Problem(
                suppression.remark.span,
                "the comment silences nothing: no element follows it in its parent",
                help="put it before the element that it is about, or write `ignore-file` for the whole file",
            )
