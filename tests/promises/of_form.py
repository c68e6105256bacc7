"""What is promised of the one form of a document."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from flexml.dialects import Dialect
from flexml.dialects.detect import choose_dialects
from flexml.layout import format_document
from flexml.lint import check_document
from flexml.source import Document, Node, parse


def hold_to_promises(document: Document, dialect: Dialect | None) -> None:
    text = format_document(document, dialect)
    after = parse(document.source.with_text(text))
    assert format_document(after, dialect) == text
    dialects = (dialect,) if dialect is not None else choose_dialects(document)
    assert list(said(after, dialects)) == list(said(document, dialects))
    before = Counter((found.name, found.severity) for found in check_document(document, dialect))
    assert Counter((found.name, found.severity) for found in check_document(after, dialect)) == before


def said(document: Document, dialects: tuple[Dialect, ...]) -> Iterator[object]:
    """All that a reader gets, without the white space in elements that take no text."""
    for node in document.root.iter():
        around = node.getparent()
        attributes = node.attributes if isinstance(node, Node) else {}
        inside, outside = (isinstance(one, Node) and means_all(one, dialects) for one in (node, around))
        yield node.tag, attributes, heard(node.text, inside), heard(node.tail, outside)
    for node in document.nodes:
        yield [span.cut(document.source.text) for span in document.place(node).texts]


def heard(text: str | None, strictly: bool) -> str:
    return text if text is not None and (strictly or text.strip(" \t\r\n")) else ""


def means_all(node: Node | None, dialects: tuple[Dialect, ...]) -> bool:
    """Whether white space in the element means something in one of the dialects, for itself or for what is around."""
    while node is not None:
        outer = node.parent.name if node.parent is not None else None
        for dialect in dialects:
            spec = dialect.resolve(node.name, outer)
            if spec is None or spec.open_content or node.own_text.strip(" \t\r\n"):
                return True
            if spec.text is not None and not (spec.text.alone and next(node.elements, None) is not None):
                return True
        node = node.parent
    return False
