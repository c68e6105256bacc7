"""Rule FX701."""

from __future__ import annotations

from typing import ClassVar

from ....diagnostics import ERROR, Problem, Severity
from ....source import SyntaxFault
from ...context import Context
from ...example import Bad, Good
from ...rule import Problems, SyntaxRule


class TemplateSyntaxError(SyntaxRule):
    """A template is not written as its language, Jinja2 or Django's, wants it.

    It cannot be rendered at all: the web application answers the call with an error page, and the caller
    hears the vendor's apology.

    One that another template includes, extends or imports is told in its own place.

    There is no reason to ignore it, except that the file is no template. In which language it is, the configuration
    says: `template-language`.
    """

    code: ClassVar[str] = "FX701"
    severity: ClassVar[Severity] = ERROR
    faults: ClassVar[tuple[str, ...]] = ("template-syntax",)
    examples: ClassVar[tuple[Good | Bad, ...]] = (
        Good(
            """
            <Response>
              {% if vip %}<Say>Welcome back</Say>{% endif %}
              <Hangup/>
            </Response>
            """,
            context={"vip": True},
        ),
        Bad(
            """
            <Response>
              {% if %}<Say>Welcome back</Say>{% endif %}
              ^^^^^^^^
              <Hangup/>
            </Response>
            """,
            context={"vip": True},
        ),
    )

    def check(self, fault: SyntaxFault, ctx: Context) -> Problems:
        yield Problem(
            fault.span,
            f"the template cannot be read: {fault.reason[:1].lower()}{fault.reason[1:]}",
            help="write the tag as the documentation of the template language has it, and close every block",
        )
