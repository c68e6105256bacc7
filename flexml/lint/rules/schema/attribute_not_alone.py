"""Rule FX138."""

from __future__ import annotations

from collections.abc import Iterable

from ....diagnostics import ERROR, WARNING, Problem, Related
from ....dialects import ElementSpec
from ....source import Node
from ...context import Context
from ...example import Bad, Good
from ...rule import ElementRule, Problems


class AttributeNotAlone(ElementRule):
    """An attribute that has to stand alone has company: another attribute, a text or an element.

    It is another way to write the whole element, and the vendor takes one of the two: the tones are sent and
    nothing is played, or the other way round.

    Never ignore it: write two elements, one after the other.
    """

    code = "FX138"
    severity = ERROR
    elements = ("*",)
    refines = ("text-and-noun-mixed",)
    examples = (
        Bad(
            """
            <Response>
              <Play digits="12#">https://example.com/hold.mp3</Play>
                    ^^^^^^
            </Response>
            """,
            dialect="flexml",
        ),
        Bad(
            """
            <Response>
              <Play loop="2" digits="12#"/>
                             ^^^^^^
            </Response>
            """,
            dialect="flexml",
        ),
        Good(
            '<Response><Play digits="12#"/><Play loop="2">https://example.com/hold.mp3</Play></Response>',
            dialect="flexml",
        ),
    )

    @classmethod
    def marks(cls, spec: ElementSpec) -> Iterable[str]:
        return (f"@{row.name}" for row in spec.attributes.values() if row.alone)

    def check(self, node: Node, ctx: Context) -> Problems:
        for name in node.attributes:
            row = ctx.row_of(node, name)
            if row is None or not row.alone:
                continue
            others = [other for other in node.attributes if other != name]
            if others or node.own_text.strip() or len(list(node.elements)):
                place = ctx.place(node)
                yield Problem(
                    place.attribute(name),
                    f"`{name}` of `{node.name}` stands alone, without another attribute, text or element",
                    help=f"write an element for `{name}`, and one for the rest",
                    related=tuple(Related(place.attribute(other), "not beside it") for other in others),
                    severity=WARNING if row.uncertain else None,
                    runtime=row.runtime or None,
                )
