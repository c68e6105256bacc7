"""Rule FX703."""

from __future__ import annotations

from typing import ClassVar

from ....diagnostics import ERROR, INFO, Problem, Severity
from ....source import SyntaxFault
from ....source.shown import shown
from ...context import Context
from ...example import Bad, Good
from ...rule import Problems, SyntaxRule


class TemplateFailure(SyntaxRule):
    """A template raises an exception while it renders.

    A filter gets a value that it does not take, an included file is missing, or a call fails: the web
    application answers with an error page instead of a document.

    Where a filter or a test is the application's own, the template cannot be rendered here, and a hint says so; all
    that it can render to is checked nevertheless.

    Ignore it where the template calls functions that only the application defines.
    """

    code: ClassVar[str] = "FX703"
    severity: ClassVar[Severity] = ERROR
    faults: ClassVar[tuple[str, ...]] = ("template-failure", "template-of-application")
    refines: ClassVar[tuple[str, ...]] = ("template-not-found",)
    examples: ClassVar[tuple[Good | Bad, ...]] = (
        Good(
            """
            <Response><Pause length="{{ seconds // 2 }}"/></Response>
            """,
            context={"seconds": 4},
        ),
        Bad(
            """
            <Response>
              <Pause length="{{ 60 // callers }}"/>
                             ^^^^^^^^^^^^^^^^^^^
            </Response>
            """,
            context={"callers": 0},
        ),
    )

    def check(self, fault: SyntaxFault, ctx: Context) -> Problems:
        if fault.kind == "template-of-application":
            yield Problem(
                fault.span,
                f"the template is not rendered with the sample, since the {fault.reason} `{shown(fault.name)}` is none "
                "of Jinja2's",
                help="render it with the application's own environment, in a test: `check_templates(…, render=…)`",
                severity=INFO,
            )
            return
        yield Problem(
            fault.span,
            f"the template fails while it renders: {fault.reason}",
            help="correct the expression, or the value that the context gives to it",
        )
