"""A verb of a document, with what its attributes make of it, and the ways that lead on from it."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum
from typing import TYPE_CHECKING

from ..dialects import Behaviour
from ..record import Record, replace
from ..source import has_placeholder

if TYPE_CHECKING:
    from ..dialects import Dialect, ElementSpec
    from ..source import Node


class Way(Enum):
    """Where control goes."""

    NEXT = "next"  # to the verb that follows, or to the end of the document
    DOCUMENT = "document"  # to a document that is asked for
    CALL_ENDS = "call ends"
    DOCUMENT_ENDS = "document ends"  # and whatever asked for this document goes on


class Exit(Record):
    """One way on from a verb.

    `url` is that of the document asked for, as written; `None` is this very document. `on_input` says
    that the way is taken only when the caller entered or said something.
    """

    way: Way
    url: str | None = None
    on_input: bool = False


class Step(Record, eq=False):
    """One verb of a document.

    `spec` is `None` for an element that the dialect does not know; nothing is claimed about what such
    a verb does, except that the next one runs after it. `nested` are the verbs that run inside it.
    Where an attribute's value cannot be known, `exits` has the ways of each `possible` behaviour, and one
    that may depend on input does.
    """

    index: int
    node: Node
    spec: ElementSpec | None
    possible: tuple[Behaviour, ...]
    exits: tuple[Exit, ...]
    nested: tuple[Step, ...] = ()

    @property
    def behaviour(self) -> Behaviour:
        """What the verb does; where values cannot be known, what it does without them."""
        return self.possible[-1]

    @property
    def falls_through(self) -> bool:
        """Whether the next verb may run after this one."""
        return any(exit_.way is Way.NEXT for exit_ in self.exits)

    @property
    def blocks(self) -> bool:
        """Whether the call waits here until something is over."""
        return self.behaviour.flow == "blocking"

    @property
    def awaits(self) -> str | None:
        """What the call waits for here, `input` or another `party`; `None` where it goes on after its own time."""
        return self.behaviour.awaits if self.blocks else None

    @property
    def answers(self) -> bool:
        """Whether a call that still rings is surely answered here."""
        return all(behaviour.answers for behaviour in self.possible)

    @property
    def endless(self) -> Step | None:
        """The verb that surely never ends by itself: this one, or one that it waits for inside."""
        if all(behaviour.endless for behaviour in self.possible):
            return self
        return next((step for step in self.nested if step.endless is not None), None)

    @property
    def ends_call(self) -> bool:
        """Whether all that it does is to end the call."""
        return self.exits == (Exit(Way.CALL_ENDS),)

    @property
    def only_leaves(self) -> bool:
        """Whether all that it does is to end the call, or to go on in a document that it names."""
        leaving = all(exit_.way in (Way.CALL_ENDS, Way.DOCUMENT) and not exit_.on_input for exit_ in self.exits)
        return leaving and not self.blocks

    @property
    def holds(self) -> bool:
        """Whether the call may live on at this verb: it waits, goes elsewhere, or nobody knows."""
        away = any(exit_.way in (Way.DOCUMENT, Way.DOCUMENT_ENDS) for exit_ in self.exits)
        return self.spec is None or self.blocks or away


def read_step(index: int, node: Node, dialect: Dialect) -> Step:
    """Return the verb that an element below the root is."""
    parent = node.parent
    spec = dialect.resolve(node.name, None if parent is None else parent.name)
    if spec is None:
        return Step(index, node, None, (Behaviour(),), (Exit(Way.NEXT),))
    return _read(index, node, spec, dialect)


def _read(index: int, node: Node, spec: ElementSpec, dialect: Dialect) -> Step:
    values = dialect.values(spec, node.attributes)
    nested = tuple(_nested(node, spec, dialect))
    waits = any(step.endless is not None for step in nested)
    possible = tuple(spec.behaviours_of(values, _unknown(spec, values)))
    text = node.own_text.strip()
    ways = dict.fromkeys(way for behaviour in possible for way in _exits(behaviour, values.get("action"), text, waits))
    exits = tuple(way for way in ways if way.on_input or replace(way, on_input=True) not in ways)  # what is sure
    return Step(index, node, spec, possible, exits, nested)


def _nested(node: Node, spec: ElementSpec, dialect: Dialect) -> Iterator[Step]:
    """The verbs that run inside a verb, such as the prompts of one that waits for input; none where marks choose."""
    if not len(node) or has_placeholder(node.own_text):
        return
    resolved = ((child, dialect.resolve(child.name, spec.name)) for child in node.elements)
    verbs = ((child, inner) for child, inner in resolved if inner is not None and inner.kind == "verb")
    for index, (child, inner) in enumerate(verb for verb in verbs if verb[1].name in spec.children):
        yield _read(index, child, inner, dialect)


def _unknown(spec: ElementSpec, values: dict[str, str]) -> frozenset[str]:
    """The attributes that a behaviour depends on, and whose value nobody knows, or the vendor does not."""
    if not spec.variants:
        return frozenset()
    names = {condition.partition("=")[0] for variant in spec.variants for condition in variant.when}
    rows = ((spec.attributes[name], values[name]) for name in names if name in spec.attributes and name in values)
    return frozenset(row.name for row, value in rows if has_placeholder(value) or row.type.fault(value) is not None)


def _exits(behaviour: Behaviour, action: str | None, text: str, waits: bool) -> Iterator[Exit]:
    """The ways on from a verb that behaves so; `waits` says that it never ends without an input."""
    if behaviour.target == "text":
        yield Exit(Way.DOCUMENT, text or None)
        return
    if behaviour.flow == "terminal":
        yield Exit(Way.CALL_ENDS if behaviour.ends == "call" else Way.DOCUMENT_ENDS)
        return
    takes_input = behaviour.action != "never"
    asks = takes_input and (action is not None or behaviour.without_action == "self")
    if not behaviour.endless:
        on_input = asks and behaviour.action == "on-input"
        if asks:
            yield Exit(Way.DOCUMENT, (action or "").strip() or None, on_input)
        if (on_input and not waits) or (not asks and (takes_input or not waits)):
            yield Exit(Way.NEXT)
