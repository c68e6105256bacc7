"""What a rule may ask about the document that it looks at."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from ..dialects import Behaviour, Dialect, ElementSpec
from ..source import Document, Node, Place

if TYPE_CHECKING:
    from ..flow import Flow


class Context:
    """One document, checked as one dialect."""

    def __init__(self, document: Document, dialect: Dialect) -> None:
        self.document = document
        self.dialect = dialect

    def place(self, node: Node) -> Place:
        """Return where an element stands; the first call locates all of them."""
        return self.document.place(node)

    def spec(self, node: Node) -> ElementSpec | None:
        """Return the table's entry of an element inside its parent; the letters' case does not matter here."""
        parent = node.parent
        return self.dialect.resolve(node.name, None if parent is None else parent.name)

    def behaviour(self, node: Node) -> Behaviour:
        """Return what an element does in a call, as its attributes have it."""
        spec = self.spec(node)
        return Behaviour() if spec is None else spec.behaviour_of(node.attributes)

    @cached_property
    def flow(self) -> Flow:
        """The control flow of the document, built when a rule first asks."""
        from ..flow import Flow

        return Flow.of(self.document.root, self.dialect)
