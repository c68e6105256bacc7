"""Rule FX135."""

from __future__ import annotations

from collections.abc import Iterable

from ....diagnostics import WARNING, Problem
from ....dialects import ElementSpec
from ....source import Node
from ...context import Context
from ...example import Bad, Good
from ...rule import ElementRule, Problems


class DoubtfulOmission(ElementRule):
    """An attribute is missing that one source of the vendor requires, where others leave doubt.

    Pages, schemas and kits of a vendor do not always agree. What some of them ask for is worth a look, but no error.

    Ignore it for an element that you have seen at work without the attribute.
    """

    code = "FX135"
    severity = WARNING
    elements = ("*",)
    examples = (
        Bad(
            """
            <Response>
              <Dial>
                <Sip>
                  <Uri>sip:desk@example.com</Uri>
                  <Headers><Header name="X-Customer"/></Headers>
                            ^^^^^^
                </Sip>
              </Dial>
            </Response>
            """,
            dialect="twiml",
        ),
        Good(
            """
            <Response>
              <Dial>
                <Sip>
                  <Uri>sip:desk@example.com</Uri>
                  <Headers><Header Name="X-Customer" value="17"/></Headers>
                </Sip>
              </Dial>
            </Response>
            """,
            dialect="twiml",
        ),
    )

    @classmethod
    def marks(cls, spec: ElementSpec) -> Iterable[str]:
        return (f"!@{row.name}" for row in spec.attributes.values() if row.required and row.uncertain is not None)

    def check(self, node: Node, ctx: Context) -> Problems:
        spec = ctx.spec(node)
        if spec is None:
            return
        for row in (row for row in spec.attributes.values() if row.uncertain is not None):
            if not ctx.writes(node, row.name) and spec.is_missing(row, node.attributes):
                yield Problem(
                    ctx.place(node).name,
                    f"`{spec.name}` probably needs `{row.name}`",
                    help=f"the vendor's sources leave doubt: {row.uncertain}",
                    runtime=row.runtime or None,
                )
