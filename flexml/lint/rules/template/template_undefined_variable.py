"""A name that the context of a template does not define."""

from __future__ import annotations

from typing import ClassVar

from ....diagnostics import ERROR, Problem, Severity
from ....source import SyntaxFault
from ...context import Context
from ...example import Bad, Good
from ...rule import Problems, SyntaxRule


class TemplateUndefinedVariable(SyntaxRule):
    """A template uses a name that its context does not define.

    Jinja2 renders an unknown name as nothing, so a caller hears a sentence with a hole in it, or a URL
    loses its host. The check renders strictly and says so before a call does.

    Ignore it by giving the name a default in the template, `{{ name|default("") }}`, where it may be missing.
    """

    code: ClassVar[str] = "FX702"
    severity: ClassVar[Severity] = ERROR
    faults: ClassVar[tuple[str, ...]] = ("template-undefined",)
    examples: ClassVar[tuple[Good | Bad, ...]] = (
        Good(
            """
            <Response><Say>Hello {{ name }}</Say></Response>
            """,
            context={"name": "Ada"},
        ),
        Good(
            """
            <Response><Say>Hello {{ nmae|default("you") }}</Say></Response>
            """,
            context={"name": "Ada"},
        ),
        Bad(
            """
            <Response><Say>Hello {{ nmae }}</Say></Response>
                                    ^^^^
            """,
            context={"name": "Ada"},
        ),
        Bad(
            """
            <Response><Say>Hello {{ caller.first }}</Say></Response>
                                           ^^^^^
            """,
            context={"caller": {"name": "Ada"}},
        ),
        Bad(
            """
            <Response><Say>Your agent is {{ agents[0] }}</Say></Response>
                                         ^^^^^^^^^^^^^^^
            """,
            context={"agents": []},
        ),
    )

    def check(self, fault: SyntaxFault, ctx: Context) -> Problems:
        what = f"`{fault.name}` has no value in the context" if fault.name else f"a value is missing: {fault.reason}"
        yield Problem(
            fault.span,
            what,
            help="add it to the context, correct the name, or give it a default with the filter `default`",
        )
