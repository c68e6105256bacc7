"""Tells of verbs that ask for their own document again, because they have no `action`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..diagnostics import Problem

if TYPE_CHECKING:
    from ..source import Node
    from .context import Context


def lacks_action(node: Node, ctx: Context) -> bool:
    """Tell whether a verb of the document may run, and has no `action`."""
    step = ctx.flow.step(node)
    return step is not None and ctx.flow.reaches(step) and ctx.get(node, "action") is None


def asks_again(node: Node, ctx: Context, outcome: str) -> Iterator[Problem]:
    """Yield the finding about a verb whose result goes to its own document; `outcome` says what comes of that.

    A document that is sent in a request has no URL to ask again, which is another defect.
    """
    if lacks_action(node, ctx) and ctx.role != "inline":
        yield Problem(
            ctx.place(node).name,
            f"`{ctx.written(node)}` has no `action`: this document is asked for again, {outcome}",
            help="write an `action` with the URL of what comes next",
        )
