"""Rule FX137."""

from __future__ import annotations

from ....diagnostics import WARNING, Edit, Fix, Problem
from ....dialects import dialect_names
from ....dialects.words import nearest, one_of
from ....source import Document
from ...context import Context
from ...example import Bad, Good
from ...rule import DocumentRule, Problems


class UnknownDialect(DocumentRule):
    """A comment says that the document is written in a dialect that does not exist.

    The comment decides nothing then: the dialect is guessed from the names in the document, and what is
    wrong in the dialect that was meant goes unseen.

    Ignore it for a dialect of your own that `--dialect` names.
    """

    code = "FX137"
    severity = WARNING
    needs = "pragmas"
    examples = (
        Bad(
            """
            <!-- flexml: dialect=twilm -->
                                 ^^^^^
            <Response><Say>Hello</Say></Response>
            """,
            fixed="""
            <!-- flexml: dialect=twiml -->
            <Response><Say>Hello</Say></Response>
            """,
        ),
        Bad(
            """
            <!-- flexml: role=wait, dialect=asterisk -->
                                            ^^^^^^^^
            <Response><Say>Hello</Say></Response>
            """
        ),
        Good("<!-- flexml: dialect=flexml --><Response><Say>Hello</Say></Response>"),
    )

    def check(self, document: Document, ctx: Context) -> Problems:
        for pragma in document.pragmas:
            name = pragma.value or ""
            if pragma.key != "dialect" or name in dialect_names() or name == ctx.dialect.name:
                continue
            near = nearest(name, dialect_names())
            yield Problem(
                pragma.value_span,
                f"there is no dialect `{name}`",
                help=f"did you mean `{near}`" if near else f"write {one_of(dialect_names())}",
                fix=None if near is None else Fix(f"Write `{near}`", (Edit(pragma.value_span, near),), safe=False),
            )
