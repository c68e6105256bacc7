"""The element class of our trees: lxml's, with the few words that rules need."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from lxml import etree

_XML_NAMESPACE = "http://www.w3.org/XML/1998/namespace"
_WRITTEN = "name(@*[namespace-uri() = $namespace and local-name() = $local])"
_XSI_NAMESPACE = "{http://www.w3.org/2001/XMLSchema-instance}"


class Node(etree.ElementBase):
    """An element of a parsed document."""

    @property
    def name(self) -> str:
        """The element's name as written; a prefix that was declared becomes `{namespace}`."""
        return str(self.tag)

    @property
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

    @property
    def attributes(self) -> dict[str, str]:
        """The attributes by name as written (`xml:lang`), without those for a schema processor."""
        names = cast("list[str]", self.keys())  # the stubs leave bytes open
        items = cast("list[tuple[str, str]]", self.items())  # here too
        if "{" not in "".join(names):  # nearly always, and rules ask often
            return dict(items)
        return {self._as_written(name): value for name, value in items if not name.startswith(_XSI_NAMESPACE)}

    @property
    def own_text(self) -> str:
        """The character data directly inside, that of all runs together."""
        if not len(self):
            return self.text or ""
        return "".join((self.text or "", *(child.tail or "" for child in self)))

    def _as_written(self, name: str) -> str:
        if not name.startswith("{"):
            return name
        namespace, _, local = name[1:].partition("}")
        if namespace == _XML_NAMESPACE:
            return f"xml:{local}"
        # `nsmap` gathers all declarations in scope anew for each element, which a hostile document makes thousands of.
        return str(self.xpath(_WRITTEN, namespace=namespace, local=local))
