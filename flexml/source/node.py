"""The element class of our trees: lxml's, with the few words that rules need."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol, cast

from lxml import etree

from .lazy import lazy

_XML_NAMESPACE = "http://www.w3.org/XML/1998/namespace"
_WRITTEN = "name(@*[namespace-uri() = $namespace and local-name() = $local])"
_FEW = 100  # attributes; a hostile document has an element with a hundred thousand
_MOST_PREFIXED = 16  # to ask for a prefix costs a walk along all attributes
_XSI_NAMESPACE = "{http://www.w3.org/2001/XMLSchema-instance}"


class _Value(Protocol):
    """The value of an attribute as XPath returns it."""

    attrname: str


class Node(etree.ElementBase):
    """An element of a parsed document; what is read of it is kept, for nobody changes the tree."""

    @property
    def name(self) -> str:
        """The element's name as written; a prefix that was declared becomes `{namespace}`."""
        return str(self.tag)

    @lazy
    def parent(self) -> Node | None:
        """The element around this one, or `None` for the root."""
        parent = self.getparent()
        return parent if isinstance(parent, Node) else None

    @property
    def line(self) -> int:
        """The line that the parser remembers, from 1; libxml2 counts no further than 65,535."""
        line = getattr(self, "sourceline", None)  # the stubs type it as an ellipsis
        return line if isinstance(line, int) else 1

    @property
    def elements(self) -> Iterator[Node]:
        """The child elements, without comments and processing instructions."""
        return (child for child in self if isinstance(child, Node))

    @lazy
    def attributes(self) -> dict[str, str]:
        """The attributes by name as written (`xml:lang`), without those for a schema processor.

        Where an element has many with a prefix, which no document does in earnest, the rest begin with `{namespace}`.
        """
        names = cast("list[str]", self.keys())  # the stubs leave bytes open
        items = self._items(len(names))
        if "{" not in "".join(names):  # nearly always, and rules ask often
            return dict(items)
        own = [(name, value) for name, value in items if not name.startswith(_XSI_NAMESPACE)]
        prefixed = [name for name, _ in own if name.startswith("{")]
        written = {name: self._as_written(name) for name in prefixed[:_MOST_PREFIXED]}
        return {written.get(name, name): value for name, value in own}

    @lazy
    def own_text(self) -> str:
        """The character data directly inside, that of all runs together."""
        if not len(self):
            return self.text or ""
        return "".join((self.text or "", *(child.tail or "" for child in self)))

    def _items(self, number: int) -> list[tuple[str, str]]:
        if number <= _FEW:
            return cast("list[tuple[str, str]]", self.items())  # the stubs again
        # `items` walks along all attributes for the value of each; XPath goes once, and costs more for a few.
        values = cast("list[_Value]", self.xpath("@*"))  # the stubs know every result that XPath can have
        return [(value.attrname, str(value)) for value in values]

    def _as_written(self, name: str) -> str:
        namespace, _, local = name[1:].partition("}")
        if namespace == _XML_NAMESPACE:
            return f"xml:{local}"
        # `nsmap` gathers all declarations in scope anew for each element, which a hostile document makes thousands of.
        return str(self.xpath(_WRITTEN, namespace=namespace, local=local))
