"""Rule FX905."""

from __future__ import annotations

from ....diagnostics import INFO, Edit, Fix, Problem
from ....source import Span
from ...context import Context
from ...example import Bad, Good
from ...rule import Problems, SuppressionRule
from ...suppressions import Suppressions


class BlanketSuppression(SuppressionRule):
    """A comment silences every rule, because it names none.

    It hides the finding that it was written for, and each one that comes after it: a wrong attribute, a stream that
    nobody stops. A comment that names its rules hides these alone.

    Ignore it where a document is not yours to mend, such as a generated one.
    """

    code = "FX905"
    severity = INFO
    examples = (
        Bad(
            """
            <Response>
              <!-- flexml: ignore: the beta verb of our vendor -->
                           ^^^^^^
              <Transcode speed="2"/>
            </Response>
            """,
            fixed="""
            <Response>
              <!-- flexml: ignore[unknown-element]: the beta verb of our vendor -->
              <Transcode speed="2"/>
            </Response>
            """,
        ),
        Bad(
            """
            <Response>
              <!-- flexml: ignore[FX102, all]: the beta verb of our vendor -->
                           ^^^^^^
              <Transcode/>
            </Response>
            """
        ),
        Good(
            """
            <Response>
              <!-- flexml: ignore[unknown-element]: the beta verb of our vendor -->
              <Transcode speed="2"/>
            </Response>
            """
        ),
        Good(
            """
            <!-- flexml: ignore-file: this very finding goes with all others -->
            <Response><Transcode speed="2"/></Response>
            """
        ),
        Bad(
            """
            <Response>
              <!-- flexml: ignore[unknown-element]: the beta verb of our vendor -->
              <Transcode/>
              <!-- flexml: ignore: to be written -->
                           ^^^^^^
              <Say loop="x" colour="blue">Hello.</Say>
            </Response>
            """,
            hidden=True,
        ),
        Bad(
            """
            <!-- flexml: ignore: in some calls only -->
                         ^^^^^^
            <Response><Say>{{ greeting }}</Say></Response>
            """,
            context={"greeting": "Hello"},
            hidden=True,
        ),
    )

    def check(self, suppressions: Suppressions, ctx: Context) -> Problems:
        for suppression in suppressions.placed:
            if not suppression.blanket:
                continue
            rules = ", ".join(suppressions.rules_silenced(suppression))
            fix = None
            if rules and suppression.remark.written and suppression.listed is None:
                end = suppression.key.end
                fix = Fix("Name the rules that it silences", (Edit(Span(end, end), f"[{rules}]"),))
            yield Problem(
                suppression.key,
                "the comment names no rule, so that it silences every one, also those that are yet to come",
                help=f"name what it silences: `{rules}`" if rules else "name the rules to silence, in brackets",
                fix=fix,
            )
