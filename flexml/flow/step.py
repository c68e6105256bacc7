"""A verb of a document, with what its attributes make of it, and the ways that lead on from it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from ..dialects import Behaviour

if TYPE_CHECKING:
    from ..dialects import Dialect, ElementSpec
    from ..source import Node


class Way(Enum):
    """Where control goes."""

    NEXT = "next"  # to the verb that follows, or to the end of the document
    DOCUMENT = "document"  # to a document that is asked for
    CALL_ENDS = "call ends"
    DOCUMENT_ENDS = "document ends"  # and whatever asked for this document goes on


@dataclass(frozen=True, slots=True)
class Exit:
    """One way on from a verb.

    `url` is that of the document asked for, as written; `None` is this very document. `on_input` says
    that the way is taken only when the caller entered or said something.
    """

    way: Way
    url: str | None = None
    on_input: bool = False


@dataclass(frozen=True, eq=False, slots=True)
class Step:
    """One verb at the top level of a document.

    `spec` is `None` for an element that the dialect does not know; nothing is claimed about what such
    a verb does, except that the next one runs after it.
    """

    index: int
    node: Node
    spec: ElementSpec | None
    behaviour: Behaviour
    exits: tuple[Exit, ...]

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
    def holds(self) -> bool:
        """Whether the call may live on at this verb: it waits, goes elsewhere, or nobody knows."""
        away = any(exit_.way in (Way.DOCUMENT, Way.DOCUMENT_ENDS) for exit_ in self.exits)
        return self.spec is None or self.blocks or away


def read_step(index: int, node: Node, dialect: Dialect) -> Step:
    """Return the verb that an element below the root is."""
    parent = node.parent
    spec = dialect.resolve(node.name, None if parent is None else parent.name)
    if spec is None:
        return Step(index, node, None, Behaviour(), (Exit(Way.NEXT),))
    values = dialect.values(spec, node.attributes)
    behaviour = spec.behaviour_of(values)
    return Step(index, node, spec, behaviour, _exits(behaviour, values.get("action"), node.own_text.strip()))


def _exits(behaviour: Behaviour, action: str | None, text: str) -> tuple[Exit, ...]:
    if behaviour.target == "text":
        return (Exit(Way.DOCUMENT, text or None),)
    if behaviour.flow == "terminal":
        return (Exit(Way.CALL_ENDS if behaviour.ends == "call" else Way.DOCUMENT_ENDS),)
    if behaviour.endless:
        return ()
    asks = action is not None or behaviour.without_action == "self"
    if behaviour.action == "never" or not asks:
        return (Exit(Way.NEXT),)
    if behaviour.action == "always":
        return (Exit(Way.DOCUMENT, action or None),)
    return (Exit(Way.DOCUMENT, action or None, on_input=True), Exit(Way.NEXT))
