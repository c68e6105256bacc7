"""The tree of a text, by libxml2 through lxml, which takes longer to come than a document to be checked."""

from __future__ import annotations

import threading
from collections.abc import Iterator

from lxml import etree

from .doctype import OPENING
from .encoding import find_encoding_fault
from .fault import SyntaxFault
from .node import Node
from .text import SourceText

_DOCTYPE = OPENING.encode()

_parsers = threading.local()


def _parser() -> etree.XMLParser:
    """Return this thread's parser: no DTD, no entities, no network, libxml2's own bounds on depth and size."""
    parser: etree.XMLParser | None = getattr(_parsers, "parser", None)
    if parser is None:
        parser = _parsers.parser = etree.XMLParser(
            encoding="utf-8",
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            dtd_validation=False,
            huge_tree=False,
        )
        parser.set_element_class_lookup(etree.ElementDefaultClassLookup(element=Node))
    return parser


def read_tree(source: SourceText) -> Node | SyntaxFault:
    """Return the root element of a text, or what keeps it from having one."""
    data = source.data
    if not source.is_plainly_utf8 or data is not source.given:
        fault = find_encoding_fault(source)
        if fault is not None:
            return fault
        if source.encoding != "utf-8":
            # The parser gets what the scanner reads, so that no encoding hides a DOCTYPE from it.
            data = source.text.encode("utf-8")
    if _DOCTYPE in data:
        # libxml2 expands entities in attribute values and adds default attributes even when told not to.
        from .scanner import scan  # its regular expressions take longer to compile than a document to check

        fault = scan(source.text)
        if fault is not None:
            return fault
    try:
        root = etree.fromstring(data, _parser())
    except etree.XMLSyntaxError as error:
        from .syntax import find_fault  # the scanner again

        line, column = error.position
        return find_fault(source, line or 1, column or 1, error.msg or "no root element")
    assert isinstance(root, Node)
    return root


def elements(root: Node) -> Iterator[Node]:
    """Return the element and all those in it, in document order."""
    return (node for node in root.iter(etree.Element) if isinstance(node, Node))
