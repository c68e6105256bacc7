"""Rule FX705."""

from __future__ import annotations

import re

from ....diagnostics import INFO, Problem
from ....source import Span
from ....template.family import Family
from ...context import Context
from ...example import Bad, Good
from ...rule import Problems, TemplateRule

_FIRST = re.compile(r"\s*+(?P<tag>[^>\n]*+>?)")


class TooManyVariants(TemplateRule):
    """A template can render to more documents than are checked.

    Each condition that depends on nothing else doubles the documents. Where there are more than 256, those are checked
    in which every two outcomes meet that can meet: what takes three conditions at once may stay unseen.

    Ignore it where the conditions have little to do with each other; with a sample context (`flexml check --context`)
    the case that matters is checked besides.
    """

    code = "FX705"
    severity = INFO
    examples = (
        Bad(
            "<Response><Say>"
            + "".join(f"{{% if option{number} %}}{number}{{% endif %}}" for number in range(1, 10))
            + "</Say></Response>\n^^^^^^^^^^",
            language="jinja2",
        ),
        Good(
            "<Response><Say>"
            + "".join(f"{{% if option{number} %}}{number}{{% endif %}}" for number in range(1, 9))
            + "</Say></Response>",
            language="jinja2",
        ),
    )

    def check(self, family: Family, ctx: Context) -> Problems:
        if not family.exact:
            yield Problem(
                _beginning(family),
                f"this template can render to more documents than the {len(family.variants)} that were checked",
                help="check the cases that matter by themselves, with `--context`",
            )


def _beginning(family: Family) -> Span:
    """The first tag, or the first line where none is there."""
    first = _FIRST.match(family.source.text)
    assert first is not None
    return Span(*first.span("tag"))
