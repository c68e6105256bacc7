"""Rule FX112."""

from __future__ import annotations

from ....diagnostics import WARNING, Problem
from ....dialects import Dialect, ElementSpec
from ....dialects.values import one_of
from ....source import Node
from ...context import Context
from ...example import Bad, Good
from ...rule import ElementRule, Problems

_OWNERS = 3  # more elements than that have nothing to do with each other


class AttributeOnWrongElement(ElementRule):
    """The attribute is real, but belongs to another element.

    An `action` on `Number` is ignored: it is `Dial` that asks for the next document.

    Ignore it where a vendor's schema lists the attribute here although its page does not.
    """

    code = "FX112"
    severity = WARNING
    elements = ("*",)
    runtime = {"twiml": (12200,), "twiml-messaging": (12200,), "twiml-fax": (12200,)}
    refines = ("unknown-attribute", "undocumented-attribute")
    examples = (
        Bad(
            """
            <Response>
              <Say input="speech">How can we help?</Say>
                   ^^^^^
            </Response>
            """,
            dialect="twiml",
        ),
        Good('<Response><Gather input="speech"><Say>How can we help?</Say></Gather></Response>', dialect="twiml"),
    )

    def check(self, node: Node, ctx: Context) -> Problems:
        spec = ctx.spec(node)
        if spec is None:
            return
        for name in ctx.unknown_attributes(node):
            owners = _owners(name, node, spec, ctx)
            if owners:
                yield Problem(
                    ctx.place(node).attribute(name),
                    f"`{name}` is not an attribute of `{spec.name}`, but of {one_of(owners)}",
                    help=f"move it to `{owners[0]}`" if len(owners) == 1 else None,
                )


def _owners(name: str, node: Node, spec: ElementSpec, ctx: Context) -> tuple[str, ...]:
    """The elements that have the attribute: those around or inside this one first, then few others."""
    if any(known.lower() == name.lower() for known in spec.attributes):
        return ()
    parent = node.parent
    near = [None if parent is None else ctx.spec(parent), *(ctx.spec(child) for child in node.elements)]
    related = tuple(dict.fromkeys(other.name for other in near if other is not None and name in other.attributes))
    if related:
        return related
    others = _having(name, ctx.dialect)
    return others if len(others) <= _OWNERS else ()


def _having(name: str, dialect: Dialect) -> tuple[str, ...]:
    return tuple(dict.fromkeys(spec.name for spec in dialect.elements.values() if name in spec.attributes))
