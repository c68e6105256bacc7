"""Links: the places of a document where it asks for a document."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum
from typing import TYPE_CHECKING

from ..record import Record
from ..source import Node
from .step import Way

if TYPE_CHECKING:
    from ..dialects import Dialect
    from .step import Step


class When(Enum):
    """When a link is followed."""

    ALWAYS = "always"  # as soon as the verb is done
    INPUT = "input"  # when the caller entered or said something
    EVENT = "event"  # when something fails or somebody else wants it


class Link(Record, eq=False):
    """One place that leads to a document.

    `attribute` is the one that holds the URL, as it is written; `None` for the element's text, or where
    nothing is written and the vendor asks for this very document. `url` is as written, empty for this
    document. `role` names what the document is asked for, `None` where it goes on with the call.
    """

    step: Step
    node: Node
    attribute: str | None
    url: str
    when: When
    role: str | None = None

    @property
    def written(self) -> bool:
        """Whether the document says the URL itself, be it an empty one."""
        return self.attribute is not None or self.step.behaviour.target == "text"


def read_links(step: Step, dialect: Dialect) -> Iterator[Link]:
    """Yield the links of a verb: its own ways on, then those of its other attributes and of what it holds."""
    for way in step.exits:
        if way.way is Way.DOCUMENT:
            attribute = None if step.behaviour.target == "text" else dialect.spelling("action", step.node.attributes)
            yield Link(step, step.node, attribute, way.url or "", When.INPUT if way.on_input else When.ALWAYS)
    for node in step.node.iter():
        if not isinstance(node, Node):  # a comment
            continue
        parent = node.parent
        spec = dialect.resolve(node.name, None if parent is None else parent.name)
        for name, role in () if spec is None else spec.asks:
            spelling = dialect.spelling(name, node.attributes)
            if spelling is not None and node.attributes[spelling].strip():
                yield Link(
                    step,
                    node,
                    spelling,
                    node.attributes[spelling].strip(),
                    When.EVENT,
                    None if role == "document" else role,
                )
