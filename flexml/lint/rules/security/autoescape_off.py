"""Rule FX604."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePath

from ....diagnostics import WARNING, Problem, Related
from ....source import Escaping, Hole, Span
from ....source.shown import shown
from ....template.family import Family
from ...context import Context
from ...example import Bad, Good
from ...insertion import insertions
from ...rule import Problems, TemplateRule

_ESCAPED_NAMES = (".xml", ".html", ".htm", ".xhtml")
_LANGUAGES = ("jinja2", "django")
_SHOWN = 4  # of the other places


class AutoescapeOff(TemplateRule):
    """A template prints values as they are: nothing escapes the markup in them.

    Flask, Starlette and Jinja2's `select_autoescape()` go by the file's name, and escape in `.xml` and `.html` alone:
    not in `.flexml`, `.twiml`, `.xml.j2` or `.j2`. A `&` in a value breaks the document, and the call ends with the
    vendor's apology; a value that a caller or a web client chooses can bring verbs of its own.

    Ignore it where no value can hold markup. Where the application escapes in all files, say so in the configuration:
    `autoescape = "always"`.
    """

    code = "FX604"
    severity = WARNING
    examples = (
        Bad(
            """
            <Response>
              {% autoescape false %}
              <Say>Hello {{ name }}</Say>
                         ^^^^^^^^^^
              <Dial callerId="{{ number }}">{{ agent }}</Dial>
              {% endautoescape %}
            </Response>
            """,
            language="jinja2",
        ),
        Bad(
            """
            {% autoescape off %}
            <Response>
              <Say>Hello {{ name|escape }}, {{ place }}, {{ ssml|safe }}</Say>
                                            ^^^^^^^^^^^
            </Response>
            {% endautoescape %}
            """,
            language="django",
        ),
        Bad(
            """
            {% autoescape false %}
            <Response>
              <Say>{{ name }} and {{ name }}</Say>
                   ^^^^^^^^^^
            </Response>
            {% endautoescape %}
            """,
            language="jinja2",
            hidden=True,
        ),
        Good("<Response><Say>Hello {{ name }}</Say></Response>", language="jinja2"),
        Good(
            """
            {% autoescape false %}
            <Response><Say>Hello {{ name|e }}</Say><Pause length="{{ seconds|int }}"/></Response>
            {% endautoescape %}
            """,
            language="jinja2",
        ),
    )

    def check(self, family: Family, ctx: Context) -> Problems:
        first, *others = [*sorted(_bare(family), key=lambda hole: hole.span)] or (None,)
        if first is None:
            return
        more = f" and {len(others)} other {'value' if len(others) == 1 else 'values'}" if others else ""
        verb = "are" if others else "is"
        name = _name(family.path)
        yield Problem(
            first.span,
            f"`{shown(first.expression)}`{more} {verb} printed without being escaped"
            + (f", since Jinja2 goes by the name of the file: `{name}`" if name and first.language == "jinja2" else ""),
            help="turn autoescape on for this file, or write `|e` behind each value"
            if first.language == "jinja2"
            else "leave autoescape on, and mark only what is markup with `|safe`",
            related=tuple(Related(hole.span, "another one") for hole in others[:_SHOWN]),
        )


def _bare(family: Family) -> Iterator[Hole]:
    """The values of the template itself that are not escaped and not marked as markup, each once."""
    seen = set[Span]()

    def is_new(hole: Hole) -> bool:
        wanted = hole.source is family.source and hole.language in _LANGUAGES and not hole.safe
        return wanted and hole.escaping is Escaping.NONE and hole.span not in seen

    for variant in family.variants:
        if not any(map(is_new, variant.holes)):
            continue
        document = variant.document
        if not document.well_formed:
            continue
        for insertion in insertions(document, is_new):
            seen.add(insertion.hole.span)
            yield insertion.hole


def _name(path: str | None) -> str | None:
    """The name of a file where Jinja2 escapes nothing by itself."""
    return None if path is None or path.lower().endswith(_ESCAPED_NAMES) else PurePath(path).name
