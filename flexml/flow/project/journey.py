"""A call on its way through several documents: circles without input, and streams that come along."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from ..streams import StreamUse
from .neighbours import Neighbours

if TYPE_CHECKING:
    from ..link import Link
    from .page import Page

_MOST_ROUNDS = 50  # how often streams are passed on; what is not settled then is left out


@dataclass(frozen=True, slots=True)
class Passage:
    """A link that the call surely follows, and the document in which it stands."""

    page: Page
    link: Link


@dataclass(frozen=True, slots=True)
class Open:
    """A stream that was started in another document, or in an earlier run of this one, and is still open."""

    page: Page
    use: StreamUse


class Journey:
    """What the documents around one document make of a call."""

    def __init__(self, neighbours: Neighbours) -> None:
        self._neighbours = neighbours

    @cached_property
    def circle(self) -> tuple[Passage, ...]:
        """The links by which a call comes back to this document for ever, with nobody asked in between."""
        passages: list[Passage] = []
        page = self._neighbours.here
        seen: set[Page] = set()
        while page.certain and page not in seen:
            seen.add(page)
            link = page.flow.unasked
            target = None if link is None else self._neighbours.follow(link, page)
            if link is None or target is None or target.page is None or not target.exact:
                return ()
            passages.append(Passage(page, link))
            page = target.page
        return tuple(passages) if page is self._neighbours.here and passages else ()

    @cached_property
    def arriving(self) -> tuple[Open, ...]:
        """The streams that may be open when this document begins."""
        return tuple(self._arriving(sure=False))

    @cached_property
    def surely_arriving(self) -> tuple[Open, ...]:
        """The streams that are open on every known way to this document, unless they ended by themselves."""
        return tuple(self._arriving(sure=True))

    def started_before(self, kind: str, name: str) -> bool:
        """Tell whether a document on a way to this one, or an earlier run of this one, starts such a stream."""
        return any(use.kind == kind and use.name == name for page in self.before for use in page.flow.started)

    def names_before(self, kind: str) -> tuple[str, ...]:
        """Return the names of such streams that the documents before this one start."""
        names = (use.name for page in self.before for use in page.flow.started if use.kind == kind)
        return tuple(sorted({name for name in names if name}))

    @property
    def settled(self) -> bool:
        """Whether all documents are known that can come before this one, and there are any."""
        return bool(self.before) and self._neighbours.complete

    @cached_property
    def before(self) -> frozenset[Page]:
        """The documents from which a call may come to this one, near or far."""
        found: set[Page] = set()
        pending = [self._neighbours.here]
        while pending:
            for page, link in self._neighbours.leading_to(pending.pop()):
                if link.role is None and page not in found:
                    found.add(page)
                    pending.append(page)
        return frozenset(found)

    def _arriving(self, *, sure: bool) -> list[Open]:
        here = self._neighbours.here
        pages = (here, *sorted(self.before - {here}, key=lambda page: page.path or ""))
        begin: dict[Page, dict[StreamUse, Open] | None] = dict.fromkeys(pages)
        for page in pages:
            ways = [way for way in self._neighbours.leading_to(page) if way[1].role is None]
            if not ways or not sure:
                begin[page] = {}
        for _ in range(_MOST_ROUNDS):
            changed = False
            for page in pages:
                states = [
                    self._leaving(source, link, state)
                    for source, link in self._neighbours.leading_to(page)
                    if link.role is None and (state := begin[source]) is not None
                ]
                merged = self._merged(states, sure=sure)
                known = begin[page]
                if merged is not None and (known is None or merged.keys() != known.keys()):
                    begin[page], changed = merged, True
            if not changed:
                return list((begin[here] or {}).values())
        return []

    @staticmethod
    def _merged(states: list[dict[StreamUse, Open]], *, sure: bool) -> dict[StreamUse, Open] | None:
        if not states:
            return None
        if not sure:
            return {use: one for state in states for use, one in state.items()}
        return {use: one for use, one in states[0].items() if all(use in state for state in states)}

    @staticmethod
    def _leaving(page: Page, link: Link, arriving: dict[StreamUse, Open]) -> dict[StreamUse, Open]:
        """The streams that are open when a link is followed."""
        closed = {
            (use.kind, use.name)
            for use in page.flow.streams
            if not use.opens and use.name and page.flow.reaches(use.step) and use.step.index <= link.step.index
        }
        kept = {use: one for use, one in arriving.items() if (use.kind, use.name) not in closed}
        own = (use for use in page.flow.live_before(link.step) if not use.bidirectional)
        return kept | {use: Open(page, use) for use in own}
