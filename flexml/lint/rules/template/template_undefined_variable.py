"""Rule FX702."""

from __future__ import annotations

from typing import ClassVar

from ....diagnostics import ERROR, Problem, Severity
from ....source import SyntaxFault
from ....source.shown import shown
from ...context import Context
from ...example import Bad, Good
from ...rule import Problems, SyntaxRule


class TemplateUndefinedVariable(SyntaxRule):
    """A template uses a name that its declared context does not define.

    Jinja2 and Django render an unknown name as nothing, so a caller hears a sentence with a hole in it, or a URL
    loses its host. The context is that of `--context`, of `contexts` in the configuration, or of a comment
    `{# flexml: context=sample.json #}`; each place is told, also where the sample does not lead to it. What the
    template sets, what the language and web frameworks give (`loop`, `url_for`, `request`), and what stands behind
    `is defined` or `default` is no finding.

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
            <Response>
              <Say>Hello {{ nmae }}</Say>
                            ^^^^
              {% if vip %}<Dial>{{ caller.nubmer }}</Dial>{% endif %}
                                          ^^^^^^
            </Response>
            """,
            context={"name": "Ada", "vip": False, "caller": {"number": "+15550100"}},
            language="jinja2",
        ),
        Good(
            """
            <Response>
              {% set greeting = "Hello" %}
              <Say>{{ greeting }} {{ nick|default("you") }} {% if name is defined %}{{ name }}{% endif %}</Say>
              <Redirect>{{ url_for("menu") }}</Redirect>
            </Response>
            """,
            context={},
            language="jinja2",
        ),
        Bad(
            """
            <Response>{% for one in calers %}<Say>{{ forloop.counter }} {{ one.name }}</Say>{% endfor %}</Response>
                                    ^^^^^^
            """,
            context={"callers": []},
            language="django",
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
        if fault.name:
            yield Problem(fault.span, f"`{shown(fault.name)}` has no value in the context", help=fault.reason or _HELP)
        else:
            yield Problem(fault.span, f"a value is missing: {fault.reason}", help=_HELP)


_HELP = "add it to the context, correct the name, or give it a default with the filter `default`"
