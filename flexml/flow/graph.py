"""The control flow of one document, and the streams that are live at each verb."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from ..record import Record
from ..source import has_placeholder
from ..source.lazy import lazy
from .link import Link, When, read_links
from .step import Step, read_step
from .streams import LiveStreams, StreamUse

if TYPE_CHECKING:
    from ..dialects import Dialect
    from ..source import Node


class DeadEnd(Record, eq=False):
    """A verb that no verb after it is reached from, and those that never run because of it.

    `steps` are the verbs that the dialect knows, from the first to the last; there is at least one.
    """

    cause: Step
    steps: tuple[Step, ...]


class Flow:
    """The verbs of a document in order, which of them are reached, and what is open when they run.

    Inside one document control only ever moves forward: a verb leads to the next one, to another
    document, or to the end. What leads back, a document that asks for itself, is an exit with no URL.
    Where the marks of a template stand between the verbs (`branched`), any of them may run.
    """

    def __init__(self, steps: tuple[Step, ...], dialect: Dialect, branched: bool = False) -> None:
        self.steps = steps
        self.branched = branched
        self._dialect = dialect

    @classmethod
    def of(cls, root: Node, dialect: Dialect) -> Flow:
        """Return the flow of the document below `root`."""
        steps = tuple(read_step(index, node, dialect) for index, node in enumerate(root.elements))
        return cls(steps, dialect, has_placeholder(root.own_text))

    @lazy
    def _reached(self) -> frozenset[int]:
        reached: set[int] = set()
        for step in self.steps:
            reached.add(step.index)
            if not step.falls_through and not self.branched:
                break
        return frozenset(reached)

    @lazy
    def _live(self) -> LiveStreams:
        return LiveStreams(self.steps, self._reached, self._dialect)

    @lazy
    def _step_by_node(self) -> dict[Node, Step]:
        return {step.node: step for step in self.steps}

    @lazy
    def _use_by_node(self) -> dict[Node, StreamUse]:
        return {use.node: use for use in self.streams}

    def dead_ends_at(self, node: Node) -> Sequence[DeadEnd]:
        """Return what never runs because of one verb: what follows it inside another verb, and what follows that."""
        return self._dead_ends.get(node, ())

    @lazy
    def _dead_ends(self) -> dict[Node, list[DeadEnd]]:
        found: dict[Node, list[DeadEnd]] = {}
        reached, rest = self.steps[: len(self._reached)], self.steps[len(self._reached) :]
        inside = ((step.endless, step.nested) for step in reached if step.nested)
        stretches = [(cause, nested[cause.index + 1 :]) for cause, nested in inside if cause is not None]
        stretches += ((step.endless or step, rest) for step in reached[-1:])
        for cause, after in stretches:
            dead = tuple(step for step in after if step.spec is not None and step.spec.kind == "verb")
            if dead:
                found.setdefault(cause.node, []).append(DeadEnd(cause, dead))
        return found

    @lazy
    def _answering(self) -> Step | None:
        return next((step for step in self.steps if step.answers), None)

    def answered_before(self, step: Step) -> Step | None:
        """Return the verb by which a call has surely been answered when another one begins, if there is one."""
        return self._before(self._answering, step)

    @lazy
    def _waiting(self) -> Step | None:
        return next((step for step in self.steps if all(each.flow == "blocking" for each in step.possible)), None)

    def waited_before(self, step: Step) -> Step | None:
        """Return the first verb at which the call has surely waited when another one begins, if there is one."""
        return self._before(self._waiting, step)

    def _before(self, first: Step | None, step: Step) -> Step | None:
        if first is None or self.branched:
            return None
        return first if first.index < step.index and self.reaches(step) else None

    @lazy
    def streams(self) -> tuple[StreamUse, ...]:
        """Every use of a stream, in the order of the document."""
        return self._live.uses

    @lazy
    def started(self) -> tuple[StreamUse, ...]:
        """The uses that open a unidirectional stream, in the order of the document."""
        return tuple(use for use in self.streams if use.opens and not use.bidirectional)

    @lazy
    def bidirectional(self) -> tuple[StreamUse, ...]:
        """The uses that open a bidirectional stream, in the order of the document."""
        return tuple(use for use in self.streams if use.bidirectional)

    @lazy
    def links(self) -> tuple[Link, ...]:
        """The places that lead to a document, in order, reached or not."""
        return tuple(link for step in self.steps for link in read_links(step, self._dialect))

    @lazy
    def unasked(self) -> Link | None:
        """The link that is followed whatever the caller does: nothing before it waits for anybody."""
        for step in self.steps:
            if not self.reaches(step) or step.spec is None or step.awaits is not None:
                return None
            for link in self.links_of(step):
                if link.when is When.ALWAYS:
                    return link
        return None

    def links_of(self, step: Step) -> Sequence[Link]:
        """Return the links of one verb."""
        return self._links_by_step.get(step, ())

    @lazy
    def _links_by_step(self) -> dict[Step, list[Link]]:
        by_step: dict[Step, list[Link]] = {}
        for link in self.links:
            by_step.setdefault(link.step, []).append(link)
        return by_step

    def step(self, node: Node) -> Step | None:
        """Return the verb that an element is, or `None` where it is not one at the top level."""
        return self._step_by_node.get(node)

    def step_of(self, node: Node) -> Step | None:
        """Return the verb that an element belongs to: itself, or the one around it."""
        inner: Node | None = node
        while inner is not None and inner not in self._step_by_node:
            inner = inner.parent
        return None if inner is None else self._step_by_node[inner]

    def stream(self, node: Node) -> StreamUse | None:
        """Return what an element does with a stream, or `None` where it does nothing with one."""
        return self._use_by_node.get(node)

    def reaches(self, step: Step) -> bool:
        """Tell whether a verb may run at all."""
        return step.index in self._reached

    def opened(self, kind: str, name: str) -> Sequence[StreamUse]:
        """Return the uses that open a stream of that kind and name, in order, reached or not."""
        return self._live.opened(kind, name)

    def live_before(self, step: Step) -> tuple[StreamUse, ...]:
        """Return the streams of this document that may be open when a verb begins; none where it never does."""
        return self._live.before(step) if self.reaches(step) else ()

    def closed_by(self, use: StreamUse) -> int | None:
        """Return the order of the first use before which a stream is surely closed; `None` where none closes it."""
        return self._live.until(use)

    def after(self, step: Step) -> Iterator[Step]:
        """Yield the verbs that may run after a verb of this document, in order; none where nobody knows."""
        if self.branched:
            return
        for index in range(step.index + 1, len(self._reached)):
            yield self.steps[index]

    def is_last(self, step: Step) -> bool:
        """Tell whether a verb that may run is the last of its document for sure."""
        return not self.branched and self.reaches(step) and step.index == len(self.steps) - 1

    def following(self, step: Step) -> Step | None:
        """Return the verb that runs next, if any does; `None` where nobody knows."""
        return next(self.after(step), None)

    def holds_after(self, step: Step) -> bool:
        """Tell whether anything after a verb may keep the call alive: a verb that waits, or another document."""
        return self.branched or step.index < self._last_hold

    @lazy
    def _last_hold(self) -> int:
        holding = (step.index for step in reversed(self.steps) if self.reaches(step) and step.holds)
        return next(holding, -1)
