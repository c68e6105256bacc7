"""The control flow of one document and the streams that are live at each verb."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..dialects import Behaviour, Dialect, ElementSpec
    from ..source import Node


@dataclass(frozen=True, slots=True)
class Step:
    """One verb of the document, with what its attributes make of it."""

    node: Node
    spec: ElementSpec
    behaviour: Behaviour


@dataclass(frozen=True, slots=True)
class StreamUse:
    """A stream that an element opens or closes; `name` is `None` where it has none."""

    node: Node
    verb: Node
    effect: str
    name: str | None


class Flow:
    """The verbs of a document in order."""

    def __init__(self, steps: tuple[Step, ...], streams: tuple[StreamUse, ...]) -> None:
        self.steps = steps
        self.streams = streams

    @classmethod
    def of(cls, root: Node, dialect: Dialect) -> Flow:
        """Return the flow of the document below `root`."""
        raise NotImplementedError
