"""Rule FX101."""

from __future__ import annotations

from ....diagnostics import ERROR, Edit, Fix, Problem
from ....source import Document, Span, has_hole
from ...context import Context
from ...example import Bad, Good
from ...html import HTML_ADVICE, is_html
from ...rule import DocumentRule, Problems


class WrongRootElement(DocumentRule):
    """The root element is not the one that the vendor asks for.

    The vendor refuses the whole document, and the caller hears an error message. A verb at the root is mostly a
    fragment that lost what was around it; `html` is a leaked error page.

    Never ignore it in a file that is sent as it is; a file of fragments is better kept out of the run.
    """

    code = "FX101"
    severity = ERROR
    runtime = {"twiml": (12102,), "twiml-messaging": (12102,), "twiml-fax": (12102,)}
    schema_decides = True
    when = "misplaced"
    examples = (
        Bad(
            """
            <Say>Hello</Say>
             ^^^
            """,
            fixed="""
            <Response><Say>Hello</Say></Response>
            """,
        ),
        Bad(
            """
            <html><body>502 Bad Gateway</body></html>
             ^^^^
            """
        ),
        Bad(
            """
            <Resp><Say>Hello</Say></Resp>
             ^^^^
            """
        ),
        Good("<Response><Say>Hello</Say></Response>"),
        Good("<response><Say>Hello</Say></response>", dialect="twiml", hidden=True),
    )

    def check(self, document: Document, ctx: Context) -> Problems:
        root, wanted = document.root, ctx.dialect.root
        if root.name.rpartition("}")[2].lower() == wanted.lower() or has_hole(root.name):
            return
        spec = ctx.spec(root)
        element = ctx.place(root).element
        fix = None
        if spec is not None and wanted in spec.parents:
            start, end = Span(element.start, element.start), Span(element.end, element.end)
            fix = Fix(f"Wrap it in `{wanted}`", (Edit(start, f"<{wanted}>"), Edit(end, f"</{wanted}>")), safe=False)
        yield Problem(
            ctx.place(root).name,
            f"the root element is `{ctx.written(root)}`, not `{wanted}`",
            help=f"put it into `{wanted}`" if fix else HTML_ADVICE if is_html(root.name) else f"begin with `{wanted}`",
            fix=fix,
        )
