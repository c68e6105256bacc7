"""Rule FX804."""

from __future__ import annotations

from collections.abc import Iterator

from ....diagnostics import INFO, Problem
from ....dialects import AttributeSpec, Dialect, ElementSpec
from ....source import Node
from ...context import Context
from ...example import Bad, Good
from ...rule import Problems, TargetRule
from ...target import counterparts


class DefaultDiffersBetweenDialects(TargetRule):
    """An attribute is left to its default, which is another one, or nowhere documented, in a target dialect.

    The same document then waits, records or rings for another time at another vendor. The rule speaks where
    `targets` names another dialect than the document's own.

    Ignore it where any default will do.
    """

    code = "FX804"
    severity = INFO
    examples = (
        Bad(
            """
            <Response>
              <Gather action="/menu" finishOnKey="#"><Pause/></Gather>
               ^^^^^^
              <Start><Stream url="wss://example.com/audio"/></Start>
                      ^^^^^^
              <Dial timeout="20">15550100</Dial>
               ^^^^
            </Response>
            """,
            dialect="flexml",
            targets=("twiml",),
        ),
        Bad(
            """
            <Response>
              <Say>Hello.</Say>
               ^^^
            </Response>
            """,
            dialect="twiml",
            targets=("flexml",),
        ),
        Bad(
            """
            <Response>
              <Record/>
               ^^^^^^
              <Record/>
            </Response>
            """,
            dialect="flexml",
            targets=("twiml",),
            hidden=True,
        ),
        Good('<Response><Gather action="/menu"/></Response>', dialect="flexml", hidden=True),
        Good(
            '<Response><Gather input="speech" timeout="5" action="/menu"/></Response>',
            dialect="twiml",
            targets=("flexml",),
            hidden=True,
        ),
        Good(
            """
            <Response>
              <Gather action="/menu" finishOnKey="#" TIMEOUT="5"/>
              <Connect><Stream url="wss://example.com/audio"/></Connect>
              <Stop><Stream name="audio"/></Stop>
            </Response>
            """,
            dialect="flexml",
            targets=("twiml",),
        ),
    )

    def check(self, target: Dialect, ctx: Context) -> Problems:
        told: set[tuple[str, ...]] = {()}
        for node, spec, other in counterparts(ctx, target):
            rows = list(_differing(node, spec, other, ctx))
            key = (spec.name, *(own.name for own, _ in rows)) if rows else ()
            if key in told:
                continue  # what holds for one `Say` holds for the next
            told.add(key)
            names = _listed([f"`{own.name}`" for own, _ in rows])
            plural = "they have" if len(rows) > 1 else "it has"
            yield Problem(
                ctx.place(node).name,
                f"`{spec.name}` does not set {names}, and {plural} no default that {target.title} shares",
                help="set " + "; ".join(_told(own, there, ctx.dialect, target) for own, there in rows),
            )


def _differing(
    node: Node, spec: ElementSpec, other: ElementSpec, ctx: Context
) -> Iterator[tuple[AttributeSpec, AttributeSpec]]:
    """The attributes that are not written, with an effect, and another default there."""
    if spec.behaviour.stream == "closes":
        return  # it says which stream, and all else about it was said before
    written = ctx.dialect.values(spec, node.attributes)
    for row in spec.attributes.values():
        there = other.attributes.get(row.name)
        if there is None or row.name in written or row.default == there.default or spec.lacks(row, written):
            continue
        if len(getattr(there.type, "values", ())) != 1:  # with a single word there is nothing to choose
            yield row, there


def _listed(names: list[str]) -> str:
    *most, last = names
    return f"{', '.join(most)} and {last}" if most else last


def _told(own: AttributeSpec, there: AttributeSpec, dialect: Dialect, target: Dialect) -> str:
    defaults = (f"{_default(own)} in {dialect.title}", f"{_default(there)} in {target.title}")
    return f"`{own.name}`, which is {' and '.join(defaults)}"


def _default(row: AttributeSpec) -> str:
    return "not documented" if row.default is None else f"`{row.default}`"
