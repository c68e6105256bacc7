"""A document seen by another dialect: each element beside what the other one knows of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from ..dialects import Dialect, ElementSpec
from ..source import Node
from .context import Context


class Pair(NamedTuple):
    """An element that both dialects could know: `other` is what the target has there, `outer` what it stands in."""

    node: Node
    spec: ElementSpec
    other: ElementSpec | None
    outer: ElementSpec | None


def pairs(ctx: Context, target: Dialect) -> Iterator[Pair]:
    """Pair the elements of a document with those of a target, in document order.

    What its own dialect does not take is left out, and all that stands in an element without a counterpart.
    """
    met: dict[Node, ElementSpec] = {}
    for node in ctx.document.nodes:
        spec, parent = ctx.spec(node), node.parent
        outer = None if parent is None else met.get(parent)
        if spec is None or (parent is not None and (outer is None or not _belongs(spec, parent, ctx))):
            continue
        if outer is None:
            other = target.element(spec.name) if spec.name == target.root else None
        else:
            other = target.element(spec.name, outer.name) if spec.name in outer.children else None
        if other is not None:
            met[node] = other
        yield Pair(node, spec, other, outer)


def counterparts(ctx: Context, target: Dialect) -> Iterator[tuple[Node, ElementSpec, ElementSpec]]:
    """Return the elements that both dialects have at this place, with their entries."""
    return ((node, spec, other) for node, spec, other, _ in pairs(ctx, target) if other is not None)


def _belongs(spec: ElementSpec, parent: Node, ctx: Context) -> bool:
    outer = ctx.spec(parent)
    return outer is not None and spec.name in outer.children
