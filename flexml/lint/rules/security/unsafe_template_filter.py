"""Rule FX605."""

from __future__ import annotations

import re

from ....diagnostics import INFO, WARNING, Problem
from ....source import Document, Escaping, Hole
from ....source.shown import shown
from ...context import Context
from ...example import Bad, Good
from ...insertion import Insertion, insertions
from ...rule import DocumentRule, Problems

_MARKUP = re.compile(
    r"(?:.*_)?(?:xml|ssml|html|twiml|flexml|markup|prompt|verbs?|nouns?)(?:_.*)?", re.IGNORECASE | re.DOTALL
)


class UnsafeTemplateFilter(DocumentRule):
    """A value that stands in a text or an attribute is marked as safe, so that nothing escapes the markup in it.

    `|safe` says that a value is markup. In an attribute, and in the text of an element that holds no other, there is
    no markup to be: a `&` or a `<` in the value breaks the document, and a value from outside can bring verbs of its
    own. Without the filter the value is escaped, and the caller hears the same.

    Ignore it where the value was escaped before.
    """

    code = "FX605"
    severity = WARNING
    reads = "verb"
    needs = "insertions"
    examples = (
        Bad(
            """
            <Response>
              <Say>Hello {{ name|safe }}</Say>
                         ^^^^^^^^^^^^^^^
              <Dial callerId="{{ number|trim|safe }}">{{ agent|safe }}</Dial>
                              ^^^^^^^^^^^^^^^^^^^^^^  ^^^^^^^^^^^^^^^^
            </Response>
            """,
            language="jinja2",
        ),
        Bad(
            """
            <Response><Redirect>{{ next|safe }}</Redirect></Response>
                                ^^^^^^^^^^^^^^^
            """,
            language="django",
            dialect="flexml",
        ),
        Good("<Response><Say>Hello {{ name }}</Say></Response>", language="jinja2"),
        Good(
            """
            <Response>
              {{ verbs|safe }}
              <Say>{{ greeting_ssml|safe }}</Say>
              <Connect>{{ stream|safe }}</Connect>
            </Response>
            """,
            language="jinja2",
        ),
    )

    def check(self, document: Document, ctx: Context) -> Problems:
        for insertion in insertions(document, _is_marked):
            hole = insertion.hole
            if self._takes_text(insertion, ctx):
                base = hole.expression.partition("|")[0].strip().rpartition(".")[2]
                if insertion.attribute is None and _MARKUP.fullmatch(base):
                    continue
                yield Problem(
                    insertion.span,
                    f"`{shown(hole.expression)}` goes into {_where(insertion)} without being escaped",
                    help=f"leave `|{hole.filters[-1]}` out",
                    severity=INFO if self._takes_markup(insertion, ctx) else None,
                )

    def _takes_text(self, insertion: Insertion, ctx: Context) -> bool:
        spec = ctx.spec(insertion.node)
        return insertion.attribute is not None or (spec is not None and spec.text is not None)

    def _takes_markup(self, insertion: Insertion, ctx: Context) -> bool:
        spec = ctx.spec(insertion.node)
        return insertion.attribute is None and spec is not None and bool(spec.children)


def _is_marked(hole: Hole) -> bool:
    """Whether the template says that a value is markup."""
    return hole.safe and hole.escaping is Escaping.NONE and bool(hole.filters)


def _where(insertion: Insertion) -> str:
    if insertion.attribute is None:
        return f"the text of `{insertion.node.name}`"
    return f"`{insertion.attribute}` of `{insertion.node.name}`"
