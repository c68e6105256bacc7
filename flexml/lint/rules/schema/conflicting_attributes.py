"""Rule FX115."""

from __future__ import annotations

from collections.abc import Iterable

from ....diagnostics import ERROR, WARNING, Problem, Related
from ....dialects import ElementSpec
from ....dialects.behaviour import holds, subject_of
from ....source import Node
from ...context import Context
from ...example import Bad, Good
from ...rule import ElementRule, Problems


class ConflictingAttributes(ElementRule):
    """Two attributes stand on one element that exclude each other.

    Which of the two wins is the vendor's choice: a recording may land elsewhere than where you look for it.

    Never ignore it: remove the one that is not meant.
    """

    code = "FX115"
    severity = ERROR
    elements = ("*",)
    examples = (
        Bad(
            """
            <Response>
              <Record containerSid="d2c7f3a0-55a4-4b5c-9c4e-0f2b8a8f3a11"
                      fileSid="7b0d2f9e-1c7a-4a3e-8f21-6d3c0a9be402"/>
                      ^^^^^^^
            </Response>
            """,
            dialect="flexml",
        ),
        Bad(
            """
            <Response>
              <Record fileSid="7b0d2f9e-1c7a-4a3e-8f21-6d3c0a9be402"
                      containerSid="d2c7f3a0-55a4-4b5c-9c4e-0f2b8a8f3a11"/>
                      ^^^^^^^^^^^^
            </Response>
            """,
            dialect="flexml",
        ),
        Good(
            '<Response><Record fileSid="7b0d2f9e-1c7a-4a3e-8f21-6d3c0a9be402"/></Response>',
            dialect="flexml",
        ),
    )

    @classmethod
    def marks(cls, spec: ElementSpec) -> Iterable[str]:
        return (f"@{row.name}" for row in spec.attributes.values() if row.excludes)

    def check(self, node: Node, ctx: Context) -> Problems:
        spec, written = ctx.spec(node), node.attributes
        if spec is None:
            return
        told, order = set[frozenset[str]](), list(written)
        for row in (row for row in spec.attributes.values() if row.excludes and row.name in written):
            for condition in row.excludes:
                other = subject_of(condition)
                pair = frozenset((row.name, other))
                if pair in told or not holds(condition, written):
                    continue
                told.add(pair)
                first, second = sorted(pair, key=order.index)
                place = ctx.place(node)
                doubtful = row.uncertain or spec.attributes[other].uncertain
                yield Problem(
                    place.attribute(second),
                    f"`{second}` of `{spec.name}` excludes `{first}`",
                    help="keep one of the two",
                    related=(Related(place.attribute(first), "the other one"),),
                    severity=WARNING if doubtful else None,
                    runtime=row.runtime or None,
                )
