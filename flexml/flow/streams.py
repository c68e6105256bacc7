"""Live streams: which ones may be open where, told by one walk along the verbs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from ..record import Record
from ..source import Node

if TYPE_CHECKING:
    from ..dialects import Dialect
    from .step import Step


class StreamUse(Record, eq=False):
    """An element that opens or closes a stream, or another job that goes on beside the call.

    `order` counts the uses of a document from 0. `kind` is the element's name in the table, `effect` one
    of `opens`, `opens-bidirectional` and `closes`; `name` is `None` where it is missing or blank. `beside`
    is a bidirectional stream that is still open when this one opens.
    """

    order: int
    node: Node
    step: Step
    kind: str
    effect: str
    name: str | None
    beside: StreamUse | None = None

    @property
    def opens(self) -> bool:
        """Whether it opens a stream, of either sort."""
        return self.effect != "closes"

    @property
    def bidirectional(self) -> bool:
        """Whether it opens a stream that also plays into the call."""
        return self.effect == "opens-bidirectional"

    @property
    def called(self) -> str:
        """The stream's name for a message."""
        if self.name is None:
            return "a stream without a name"
        shown = " ".join(self.name.replace("`", " ").split())
        return f"`{shown}`"


class LiveStreams:
    """The uses of streams in a document, and from where to where each stream may be open.

    A stream may also end by itself, when its socket closes or its time is up: being live means "may be
    open". Places are counted in uses, so that a document with a hundred thousand of them takes one walk
    and no set is kept for each.
    """

    def __init__(self, steps: Iterable[Step], reached: frozenset[int], dialect: Dialect) -> None:
        self._reached = reached
        self._uses: list[StreamUse] = []
        self._first: list[int] = []  # for each verb, how many uses stand before it
        self._until: dict[StreamUse, int] = {}
        self._named: dict[tuple[str, str], list[StreamUse]] = {}
        waiting: list[StreamUse] = []  # bidirectional streams that are open
        live: dict[tuple[str, str], list[StreamUse]] = {}  # those that a name can close
        for step in steps:
            self._first.append(len(self._uses))
            runs = step.index in reached
            for use in self._read(step, waiting, dialect):
                self._uses.append(use)
                key = (use.kind, use.name or "")
                if use.opens:
                    self._named.setdefault(key, []).append(use)
                if not runs:
                    continue
                if use.bidirectional:
                    waiting.append(use)
                elif use.opens:
                    live.setdefault(key, []).append(use)
                elif use.name:
                    self._until.update((closed, use.order + 1) for closed in live.pop(key, ()))
            if step.blocks:  # such a verb waits until the bidirectional stream is closed
                self._until.update((closed, len(self._uses)) for closed in waiting)
                waiting.clear()

    @property
    def uses(self) -> tuple[StreamUse, ...]:
        """Every use, in the order of the document."""
        return tuple(self._uses)

    def opened(self, kind: str, name: str) -> Sequence[StreamUse]:
        """Return the uses that open a stream of that kind and name, whether they are reached or not."""
        return self._named.get((kind, name), ())

    def until(self, use: StreamUse) -> int | None:
        """Return the order of the first use before which a stream is surely closed, or `None` for the call's end."""
        return self._until.get(use)

    def before(self, step: Step) -> tuple[StreamUse, ...]:
        """Return the streams that may be open when a verb begins."""
        return self._at(self._first[step.index])

    def _at(self, order: int) -> tuple[StreamUse, ...]:
        return tuple(
            use
            for use in self._uses[:order]
            if use.opens and use.step.index in self._reached and self._until.get(use, order + 1) > order
        )

    def _read(self, step: Step, waiting: list[StreamUse], dialect: Dialect) -> Iterator[StreamUse]:
        for node in step.node.iter():
            if not isinstance(node, Node):  # a comment
                continue
            parent = node.parent
            spec = dialect.resolve(node.name, None if parent is None else parent.name)
            if spec is None:
                continue
            values = dialect.values(spec, node.attributes)
            effect = spec.behaviour_of(values).stream
            if effect is not None:
                name = values.get("name", "")
                beside = waiting[-1] if waiting and effect == "opens-bidirectional" else None
                yield StreamUse(len(self._uses), node, step, spec.name, effect, name if name.strip() else None, beside)
