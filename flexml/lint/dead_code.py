"""Tells of verbs that never run: once for a whole stretch of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..diagnostics import INFO, Fix, Problem, Related
from .edits import remove_elements

if TYPE_CHECKING:
    from ..flow import DeadEnd
    from .context import Context


def never_runs(ctx: Context, end: DeadEnd, reason: str, help: str, attribute: str = "") -> Problem:
    """Return the finding about the verbs after a dead end; `reason` says in a clause why they never run.

    `attribute` is what makes it one, the verb itself where no attribute does. Where the dead verbs
    would do nothing but end the call, they do no harm, and it is a hint.
    """
    first, last, text = ctx.place(end.steps[0].node), ctx.place(end.steps[-1].node), ctx.document.source.text
    written = ctx.attribute(end.cause.node, attribute)
    cause = ctx.place(end.cause.node).name if written is None else written.whole
    return Problem(
        first.name,
        f"{_subject(first.name.cut(text), len(end.steps) - 1)}: {reason}",
        help=help,
        fix=Fix("Remove what never runs", (remove_elements(text, first, last),), safe=False),
        related=(Related(cause, "because of this"),),
        severity=INFO if all(step.ends_call for step in end.steps) else None,
    )


def _subject(name: str, more: int) -> str:
    if not more:
        return f"`{name}` never runs"
    return f"`{name}` and the {'verb' if more == 1 else f'{more} verbs'} after it never run"
