"""Rule FX112."""

from __future__ import annotations

from ....diagnostics import WARNING, Problem
from ....dialects import ElementSpec
from ....dialects.words import either, nearest, one_of
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
    needs = "has_unlisted_attributes"
    elements = ("*",)
    runtime = {"twiml": (12200,), "twiml-messaging": (12200,), "twiml-fax": (12200,)}
    refines = ("unknown-attribute", "undocumented-attribute")
    examples = (
        Bad(
            """
            <Response>
              <Say voise="man" input="speech">How can we help?</Say>
                               ^^^^^
            </Response>
            """,
            dialect="twiml",
        ),
        Bad(
            """
            <Response>
              <Dial><Number hangupOnStar="true">+15105550100</Number></Dial>
                            ^^^^^^^^^^^^
              <Dial url="/whisper"><Number>+15105550101</Number></Dial>
                    ^^^
              <Connect><Stream connectorName="agent" welcomeGreeting="Hello"/></Connect>
                                                     ^^^^^^^^^^^^^^^
              <Refer><Sip username="desk">sip:desk@example.com</Sip></Refer>
                          ^^^^^^^^
              <Hangup recordingTrack="both" ttsProvider="Google" statusCallback="/status"/>
                      ^^^^^^^^^^^^^^        ^^^^^^^^^^^
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
        unknown = ctx.unknown_attributes(node)
        near = _near(node, ctx) if unknown else []
        for name in unknown:
            related = tuple(dict.fromkeys(f"`{other.name}`" for other in near if name in other.attributes))
            owners = related or _others(name, spec, ctx)
            # A slip in a name of the element's own is the better guess.
            if owners and nearest(name, tuple(spec.attributes)) is None:
                yield Problem(
                    ctx.place(node).attribute(name),
                    f"`{name}` is not an attribute of `{spec.name}`, but of {either(owners)}",
                    help=f"move it to {related[0]}" if len(related) == 1 else "move it there, or remove it",
                )


def _near(node: Node, ctx: Context) -> list[ElementSpec]:
    """The elements around and inside this one, as the table has them."""
    near = [ctx.outer(node), *(ctx.spec(child) for child in node.elements)]
    return list(dict.fromkeys(other for other in near if other is not None))


def _others(name: str, spec: ElementSpec, ctx: Context) -> tuple[str, ...]:
    """The elements anywhere that have the attribute, where they are few."""
    others = {_place(other, spec) for other in ctx.dialect.elements.values() if name in other.attributes}
    return tuple(sorted(others, key=lambda other: (" in " in other, other))) if len(others) <= _OWNERS else ()


def _place(other: ElementSpec, spec: ElementSpec) -> str:
    """An element for a message; one of the same name differs by what it stands in."""
    if other.name != spec.name:
        return f"`{other.name}`"
    parents = tuple(parent for parent in other.parents if f"{parent}/{spec.name}" != spec.key)
    return f"`{other.name}` in {one_of(parents)}"
