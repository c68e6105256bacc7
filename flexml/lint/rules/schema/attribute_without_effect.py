"""Rule FX116."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ....diagnostics import WARNING, Problem
from ....dialects import ElementSpec
from ....source import Node
from ...context import Context
from ...example import Bad, Good
from ...rule import ElementRule, Problems


class AttributeWithoutEffect(ElementRule):
    """An attribute stands without another one that it needs to have an effect.

    The vendor accepts it and does nothing with it: the callback never comes, and nobody says why.

    Ignore it where the other attribute is added later, or the value is there for the reader.
    """

    code = "FX116"
    severity = WARNING
    elements = ("*",)
    examples = (
        Bad(
            """
            <Response>
              <Gather partialResultCallback="/partial" input="dtmf" action="/menu"/>
                      ^^^^^^^^^^^^^^^^^^^^^
            </Response>
            """,
            dialect="twiml",
        ),
        Good(
            '<Response><Gather partialResultCallback="/partial" input="speech" action="/menu"/></Response>',
            dialect="twiml",
        ),
        Good(
            '<Response><Gather partialResultCallback="/partial" input="{{ input }}" action="/menu"/></Response>',
            dialect="twiml",
        ),
    )

    @classmethod
    def marks(cls, spec: ElementSpec) -> Iterable[str]:
        return (f"@{row.name}" for row in spec.attributes.values() if row.requires)

    def check(self, node: Node, ctx: Context) -> Problems:
        spec, written = ctx.spec(node), node.attributes
        if spec is None:
            return
        faulty = {value.name for value in ctx.misfits_of(node)}
        for name in written:
            row = spec.attributes.get(name)
            missing = spec.lacks(row, written) if row is not None and row.requires else ()
            # Where the other one is there with a wrong value, that is the defect, and it is told; nobody knows
            # the value that a template fills in.
            others = [_name(condition) for condition in missing]
            open_ = (other for other in others if ctx.get(node, other) is not None and ctx.known(node, other) is None)
            if missing and faulty.isdisjoint(others) and not any(open_):
                needed = " and ".join(f"`{_shown(condition)}`" for condition in missing)
                yield Problem(
                    ctx.place(node).attribute(name),
                    f"`{name}` of `{spec.name}` has no effect without {needed}",
                    help=f"add {needed}, or remove `{name}`",
                    runtime=spec.attributes[name].requires_runtime or None,
                )


def _name(condition: str) -> str:
    return re.split("[=~]", condition)[0]


def _shown(condition: str) -> str:
    """A condition as it would be written: `input~speech` and `noise=true` name a value, `action` none."""
    name, sign, value = condition.replace("~", "=").partition("=")
    return f'{name}="{value}"' if sign else name
