"""Rule FX116."""

from __future__ import annotations

from collections.abc import Iterable

from ....diagnostics import INFO, WARNING, Problem
from ....dialects import ElementSpec
from ....dialects.behaviour import holds, subject_of
from ....source import Node
from ...context import Context
from ...example import Bad, Good
from ...rule import ElementRule, Problems


class AttributeWithoutEffect(ElementRule):
    """An attribute stands without another one that it needs to have an effect.

    The vendor accepts it and does nothing with it: the callback never comes, and nobody says why. Where the other
    attribute is written with another value, somebody has decided so, and it is a hint.

    Ignore it where the other attribute is added later, or the value is there for the reader.
    """

    code = "FX116"
    severity = WARNING
    elements = ("*",)
    examples = (
        Bad(
            """
            <Response>
              <Gather partialResultCallback="/partial" action="/menu"/>
                      ^^^^^^^^^^^^^^^^^^^^^
            </Response>
            """,
            dialect="twiml",
        ),
        Bad(
            """
            <Response>
              <Gather language="en-US" input="dtmf" action="/menu"/>
                      ^^^^^^^^
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
            hidden=True,
        ),
    )

    @classmethod
    def marks(cls, spec: ElementSpec) -> Iterable[str]:
        for row in spec.attributes.values():
            for condition in row.requires:
                other = subject_of(condition)
                known = spec.attributes.get(other)
                usual = {} if known is None or known.default is None else {other: known.default}
                if other == condition:
                    yield f"@{row.name} !@{other}"
                else:  # the default may be enough
                    yield f"@{row.name} @{other}" if holds(condition, usual) else f"@{row.name}"

    def check(self, node: Node, ctx: Context) -> Problems:
        spec, written = ctx.spec(node), node.attributes
        if spec is None:
            return
        faulty = {value.name for value in ctx.misfits_of(node)}
        for name in written:
            row = spec.attributes.get(name)
            missing = () if row is None else spec.lacks(row, written)
            # Where the other one is there with a wrong value, that is the defect, and it is told; nobody knows
            # the value that a template fills in.
            others = [subject_of(condition) for condition in missing]
            open_ = (other for other in others if ctx.get(node, other) is not None and ctx.known(node, other) is None)
            if missing and faulty.isdisjoint(others) and not any(open_):
                needed = " and ".join(f"`{_shown(condition)}`" for condition in missing)
                yield Problem(
                    ctx.place(node).attribute(name),
                    f"`{name}` of `{spec.name}` has no effect without {needed}",
                    help=f"add {needed}, or remove `{name}`",
                    severity=INFO if all(ctx.get(node, other) is not None for other in others) else None,
                    runtime=spec.attributes[name].requires_runtime or None,
                )


def _shown(condition: str) -> str:
    """A condition as it would be written: `input~speech` and `noise=true` name a value, `action` none."""
    name, sign, value = condition.replace("~", "=").partition("=")
    return f'{name}="{value}"' if sign else name
