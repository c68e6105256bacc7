"""Rule FX002."""

from __future__ import annotations

from ....diagnostics import ERROR, Edit, Fix, Problem, Related
from ....source import Span, SyntaxFault, has_placeholder
from ....source.blank import SPACE
from ....source.prolog import BYTE_ORDER_MARK
from ...context import Context
from ...example import Bad, Good
from ...rule import Problems, SyntaxRule


class TextBeforeXmlDeclaration(SyntaxRule):
    """Something stands before the XML declaration, or before the root element where there is no declaration.

    A blank line at the top of a template, a byte-order mark in the middle of joined files, or the debug output of the
    program is enough: an XML declaration may only be the very first thing, and the vendor refuses the document.

    Ignore it in templates whose first lines render to nothing; the rendered document is what counts.
    """

    code = "FX002"
    severity = ERROR
    runtime = {"twiml": (12100,), "twiml-messaging": (12100,), "twiml-fax": (12100,)}
    faults = ("text-before-declaration", "text-before-root")
    examples = (
        Bad(
            """

            <?xml version="1.0" encoding="UTF-8"?>
            ^^^^^
            <Response/>
            """,
            fixed="""
            <?xml version="1.0" encoding="UTF-8"?>
            <Response/>
            """,
        ),
        Bad(
            """
            Warning: Undefined variable in call.php on line 3
            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
            <?xml version="1.0" encoding="UTF-8"?>
            <Response/>
            """,
            fixed="""
            <?xml version="1.0" encoding="UTF-8"?>
            <Response/>
            """,
        ),
        Bad(
            """
            <!-- the main menu -->
            ^^^^^^^^^^^^^^^^^^^^^^
            <?xml version="1.0" encoding="UTF-8"?>
            <Response/>
            """,
            fixed="""
            <?xml version="1.0" encoding="UTF-8"?>
            <Response/>
            """,
        ),
        Bad(
            """
            xml
            ^^^
            <Response/>
            """,
            fixed="""
            <Response/>
            """,
        ),
        Bad(
            b'\xef\xbb\xbf\xef\xbb\xbf<?xml version="1.0"?><Response/>',
            '<?xml version="1.0"?><Response/>',
            at=((1, 2),),
        ),
        Bad(
            """
            <?php $name = "Ada"; ?>
            ^^^^^^^^^^^^^^^^^^^^^^^
            <?xml version="1.0" encoding="UTF-8"?>
            <Response/>
            """
        ),
        Bad(
            """
            {{ head }}
            ^^^^^^^^^^
            <?xml version="1.0" encoding="UTF-8"?>
            <Response/>
            """
        ),
        Bad(
            """
            <!-- the main menu -->
            <![CDATA[Hello]]>
            ^^^^^^^^^
            <Response/>
            """
        ),
        Good(
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <!-- the main menu -->
            <Response/>
            """
        ),
    )

    def check(self, fault: SyntaxFault, ctx: Context) -> Problems:
        begins = fault.related[0][0] if fault.related else fault.span
        delete = Edit(Span(0, begins.start), "")
        before = delete.span.cut(ctx.document.source.text)
        blank = not before.strip(SPACE + BYTE_ORDER_MARK)
        program = "<?" in before or has_placeholder(before)  # it prints the document, and is no slip
        is_found = fault.kind == "text-before-declaration" or bool(fault.related)  # where the document begins
        deletable = is_found and begins.start > 0 and not program
        yield Problem(
            fault.span,
            fault.reason,
            help=_advice(fault, ctx),
            fix=Fix("Delete what stands before", (delete,), safe=blank) if deletable else None,
            related=tuple(Related(*place) for place in fault.related),
        )


def _advice(fault: SyntaxFault, ctx: Context) -> str:
    if fault.kind != "text-before-declaration":
        return "delete it"
    if ctx.document.origins is not None and "%}" in ctx.document.origins.pieces[0].source.text:
        return (
            "put `<?xml` right behind the tags above it, or the tags below; in Jinja2, `-%}` takes the line break away"
        )
    return "begin the document with `<?xml`"
