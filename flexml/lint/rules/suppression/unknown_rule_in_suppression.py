"""Rule FX902."""

from __future__ import annotations

from ....diagnostics import WARNING, Edit, Fix, Problem
from ....dialects.words import nearest
from ...context import Context
from ...example import Bad, Good
from ...rule import Problems, SuppressionRule
from ...suppression import Selector, Suppression, selectors_known
from ...suppressions import Suppressions


class UnknownRuleInSuppression(SuppressionRule):
    """A comment that silences rules names one that does not exist.

    It silences nothing then: a slip of the pen, or a rule that has another name by now.

    Ignore it where several versions of this tool check the same documents, and not all of them have the rule.
    """

    code = "FX902"
    severity = WARNING
    examples = (
        Bad(
            """
            <Response>
              <!-- flexml: ignore[unknown-elment, FX110]: the beta verb of our vendor -->
                                  ^^^^^^^^^^^^^^
              <Transcode speed="2"/>
            </Response>
            """,
            fixed="""
            <Response>
              <!-- flexml: ignore[unknown-element, FX110]: the beta verb of our vendor -->
              <Transcode speed="2"/>
            </Response>
            """,
        ),
        Bad(
            """
            {# flexml: ignore-file[no-such-thing]: generated #}
            <Response>
              {% for name in names %}{# flexml: ignore[unknown-elment] #}<{{ name }}/>{% endfor %}
            </Response>
            """,
            at=((1, 1), (3, 3)),
            context={"names": ["Transcode", "Hangup"]},
        ),
        Good(
            """
            <Response>
              <!-- flexml: ignore[unknown-element, FX110, FX11, schema, all, xsd]: the beta verb of our vendor -->
              <Transcode speed="2"/>
            </Response>
            """
        ),
    )

    def check(self, suppressions: Suppressions, ctx: Context) -> Problems:
        for suppression in suppressions.all:
            for selector in suppression.selectors:
                if not selector.rules:
                    yield _problem(suppression, selector)


def _problem(suppression: Suppression, selector: Selector) -> Problem:
    near = nearest(selector.word, tuple(selectors_known()))
    written = near is not None and suppression.remark.written
    return Problem(
        selector.span,
        f"there is no rule `{selector.shown}`",
        help=f"did you mean `{near}`" if near else "`flexml rules` lists them",
        fix=Fix(f"Write `{near}`", (Edit(selector.span, near),), safe=False) if near and written else None,
    )
