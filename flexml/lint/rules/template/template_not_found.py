"""Rule FX706."""

from __future__ import annotations

from ....diagnostics import INFO, Problem
from ....source.shown import shown
from ....template.family import Family
from ...context import Context
from ...example import Bad, Good
from ...rule import Problems, TemplateRule


class TemplateNotFound(TemplateRule):
    """A template extends, includes or imports one that is not found, so that nothing is known of what it brings.

    What the other template prints is not checked, nor is what depends on it: whether the document is well-formed,
    whether the verb that surrounds it has its nouns. Where the application does not find it either, the call ends
    with the vendor's apology.

    Ignore it where the other template belongs to another package. Where it lies in a folder of its own, name
    that in the configuration: `template-paths`.
    """

    code = "FX706"
    severity = INFO
    examples = (
        Bad(
            """
            {% extends "base.xml" %}
            ^^^^^^^^^^^^^^^^^^^^^^^^
            {% block verbs %}<Say>Hello</Say>{% endblock %}
            """,
            language="django",
        ),
        Bad(
            """
            {% from "macros.xml" import greeting %}
            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
            <Response>
              {% if open %}{% include ["menu.xml", "main.xml"] %}{% endif %}
                           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
              {{ greeting() }}
            </Response>
            """,
            language="jinja2",
        ),
        Good(
            """
            <Response>
              {% include "menu.xml" ignore missing %}
              {% include chosen %}
              <Say>Hello</Say>
            </Response>
            """,
            language="jinja2",
        ),
    )

    def check(self, family: Family, ctx: Context) -> Problems:
        for name, span in family.missing:
            yield Problem(
                span,
                f"there is no template `{shown(name)}`, and what it brings is not checked",
                help="name the folder that it lies in: `template-paths` in the configuration",
            )
