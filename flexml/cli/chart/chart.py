"""What a drawing of a document shows, before it is drawn in any form."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ...flow import Way, When
from ...flow.project import Answer, Journey, Target
from .gist import gist, shortened

if TYPE_CHECKING:
    from ...flow import Flow, Link, Step, StreamUse
    from ...flow.project import Neighbours, Page

_FROM_START = -1
_MOST_LANES = 20  # streams in one drawing; no call has so many


@dataclass(frozen=True, slots=True)
class Turn:
    """A way on from a verb: under which condition, and where to.

    `page` is the document that it leads to, where that is known; `beside` where it runs beside the call,
    `decides` where the next verb runs otherwise.
    """

    when: str
    where: str
    page: Page | None = None
    beside: bool = False
    decides: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A verb: what it does, what is in it, and the ways on; `falls` where the next one may follow it."""

    number: int
    gist: str
    inside: tuple[str, ...]
    turns: tuple[Turn, ...]
    reached: bool
    falls: bool


@dataclass(frozen=True, slots=True)
class Lane:
    """A stream: the rows between which it is open, counted from 0; -1 where it is open before the first.

    `last` is `None` where the stream is still open when control leaves the document, and then `goes_on`
    unless that is the end of the call.
    """

    label: str
    both_ways: bool
    first: int
    last: int | None
    goes_on: bool = False


@dataclass(frozen=True, slots=True)
class Chart:
    """A document: its name, its verbs, its streams, and what happens after the last verb."""

    page: Page
    title: str
    rows: tuple[Row, ...]
    lanes: tuple[Lane, ...]
    end: str | None
    notes: tuple[str, ...] = ()


def draw_chart(neighbours: Neighbours, arriving: tuple[tuple[StreamUse, Page], ...], role: str | None) -> Chart:
    """Return the drawing of a document among its neighbours; `arriving` are the streams that it finds open."""
    page = neighbours.here
    flow = page.flow
    rows = tuple(_row(step, page, neighbours) for step in flow.steps)
    lanes = (*_arriving(arriving, page), *_opened(page))
    address = () if page.address is None else (page.address.origin + page.address.path,)
    return Chart(
        page,
        "  ".join((page.name, *address, *(() if role is None else (f"({role})",)))),
        rows,
        lanes[:_MOST_LANES],
        _end(flow, role),
        (*_notes(page, neighbours), *_left_out(lanes)),
    )


def _left_out(lanes: tuple[Lane, ...]) -> Iterator[str]:
    if len(lanes) > _MOST_LANES:
        yield f"{len(lanes) - _MOST_LANES} more streams are not drawn"


def _notes(page: Page, neighbours: Neighbours) -> Iterator[str]:
    if not page.certain:
        yield "a template decides at run time which of these verbs there are"
    circle = Journey(neighbours).circle
    if circle:
        names = " → ".join(passage.page.name for passage in (*circle[1:], circle[0]))
        yield f"goes round for ever, with nothing that waits for anybody: → {names}"


def _row(step: Step, page: Page, neighbours: Neighbours) -> Row:
    links = page.flow.links_of(step)
    return Row(
        step.index + 1,
        gist(step.node, step.spec, page),
        tuple(_inside(step, page)),
        (*_leaving(step), *(_turn(link, page, neighbours) for link in links)),
        page.flow.reaches(step),
        step.falls_through,
    )


def _inside(step: Step, page: Page) -> Iterator[str]:
    for child in step.node.elements:
        outer = None if step.spec is None else step.spec.name
        spec = page.dialect.resolve(child.name, outer or step.node.name)
        if spec is None or spec.kind in ("verb", "noun"):
            yield gist(child, spec, page)


def _leaving(step: Step) -> Iterator[Turn]:
    if any(exit_.way is Way.CALL_ENDS for exit_ in step.exits):
        yield Turn("", "the call ends")
    if any(exit_.way is Way.DOCUMENT_ENDS for exit_ in step.exits):
        yield Turn("", "this document ends, and what asked for it goes on")
    if not step.exits:
        yield Turn("", "goes on until the caller hangs up")


def _turn(link: Link, page: Page, neighbours: Neighbours) -> Turn:
    target = neighbours.follow(link, page)
    own = link.node is link.step.node
    named = link.attribute if own else f"{link.attribute} of {link.node.name}"
    when = {When.ALWAYS: "then", When.INPUT: "on input"}.get(link.when) or shortened(str(named))
    if link.when is When.ALWAYS and link.step.behaviour.target == "text":
        when = ""
    return Turn(when, _where(link, target, page), target.page, link.role is not None, link.when is When.INPUT)


def _where(link: Link, target: Target, page: Page) -> str:
    url = shortened(page.document.unmasked(link.url))
    match target.answer:
        case Answer.SAME:
            again = "this document again" if target.exact else "this document with another query"
            return f"{again} ({url})" if url else again
        case Answer.OTHER if target.page is not None:
            return url if target.page.name == url else f"{url} ({target.page.name})"
        case Answer.MISSING:
            return f"{url} (nothing answers it)"
    return url


def _arriving(arriving: tuple[tuple[StreamUse, Page], ...], here: Page) -> Iterator[Lane]:
    flow = here.flow
    for use, page in arriving:
        stops = (
            other.step.index
            for other in flow.streams
            if not other.opens and (other.kind, other.name) == (use.kind, use.name) and flow.reaches(other.step)
        )
        since = "an earlier round" if page.path == here.path else page.name
        yield Lane(f"{_called(use, page)}, open since {since}", False, _FROM_START, next(stops, None), _leads_on(here))


def _opened(page: Page) -> Iterator[Lane]:
    flow = page.flow
    for use in flow.streams:
        if not use.opens or not flow.reaches(use.step):
            continue
        closed = flow.closed_by(use)
        last = None
        if closed is not None:
            last = _waiting(use, flow) if use.bidirectional else flow.streams[closed - 1].step.index
        yield Lane(_called(use, page), use.bidirectional, use.step.index, last, _leads_on(page))


def _leads_on(page: Page) -> bool:
    """Tell whether what stands last leads to another document."""
    reached = [step for step in page.flow.steps if page.flow.reaches(step)]
    return any(link.when is When.ALWAYS for link in page.flow.links_of(reached[-1])) if reached else False


def _waiting(use: StreamUse, flow: Flow) -> int:
    """The verb that waits until a bidirectional stream is over."""
    return next(step.index for step in flow.steps[use.step.index :] if step.blocks)


def _called(use: StreamUse, page: Page) -> str:
    return shortened(page.document.unmasked(use.name)) if use.name else f"{use.kind} without a name"


def _end(flow: Flow, role: str | None) -> str | None:
    last = flow.steps[-1] if flow.steps else None
    if last is not None and not (flow.reaches(last) and last.falls_through):
        return None
    return "the call ends" if role is None else "the document ends, and what asked for it goes on"
