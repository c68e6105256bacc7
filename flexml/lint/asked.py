"""What a document is asked for beside the call, and which of its verbs do not fit."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..diagnostics import ERROR, WARNING, Problem, Related
from ..dialects import RoleSpec
from ..dialects.words import one_of
from .linked import link_span

if TYPE_CHECKING:
    from ..flow import Step
    from .context import Context


@dataclass(frozen=True, slots=True)
class Asked:
    """A role of the document, and the place in another document that asks for it as such."""

    role: RoleSpec
    related: tuple[Related, ...] = ()


def misfits(ctx: Context, family: str, what: str) -> Iterator[Problem]:
    """Yield the verbs that a document of a family of roles may not have: `wait` is also `queue-wait`."""
    asked = [one for one in _asked(ctx) if one.role.name.endswith(family)]
    for step in ctx.flow.steps if asked else ():
        if step.spec is None or not ctx.flow.reaches(step):
            continue
        name = step.spec.name
        breaks = next((one for one in asked if name in one.role.rejects), None)
        unnamed = next((one for one in asked if one.role.verbs and name not in one.role.verbs), None)
        if breaks is not None:
            yield _problem(ctx, step, breaks, f"`{name}` may not stand in {what}", breaks=True)
        elif unnamed is not None:
            yield _problem(ctx, step, unnamed, f"`{name}` is not among the verbs of {what}", breaks=False)


def _problem(ctx: Context, step: Step, asked: Asked, message: str, *, breaks: bool) -> Problem:
    role = asked.role
    return Problem(
        ctx.place(step.node).name,
        message,
        help=f"use {one_of(role.verbs)}" if role.verbs else "connect the parties in the document that dials",
        related=asked.related,
        severity=ERROR if breaks else WARNING,
        runtime=role.runtime if breaks else (),
    )


def _asked(ctx: Context) -> Iterator[Asked]:
    roles = ctx.dialect.roles
    if ctx.role in roles:
        yield Asked(roles[ctx.role])
    if not ctx.routed:  # without routes every file of the folder would be read for each document
        return
    for page, link in ctx.project.leading_to(ctx.project.here):
        if link.role is not None:
            source = None if page is ctx.project.here else page.document.source
            yield Asked(roles[link.role], (Related(link_span(link, page.document), "asked for here", source),))
