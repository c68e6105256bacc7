"""What a parser that is not ours reads in a document: libxml2, and expat."""

from __future__ import annotations

from typing import TypeAlias
from xml.parsers import expat

from lxml import etree

Tree: TypeAlias = tuple[str, dict[str, str], list["Tree | str"]]  # comments and instructions are named `!` and `?`


def of_libxml2(data: bytes) -> Tree | None:
    """Return what libxml2 reads; nothing where it refuses the document."""
    parser = etree.XMLParser(resolve_entities=False, remove_comments=False, remove_pis=False, strip_cdata=False)
    try:
        return _of_node(etree.fromstring(data, parser))
    except etree.XMLSyntaxError:
        return None


def _of_node(node: etree._Element) -> Tree:
    name = node.tag if isinstance(node.tag, str) else "!" if node.tag is etree.Comment else "?"
    items: list[Tree | str] = [node.text] if node.text else []
    for child in node:
        items.append(_of_node(child))
        if child.tail:
            items.append(child.tail)
    return name, {str(key): str(value) for key, value in node.attrib.items()}, items


def of_expat(data: bytes) -> Tree | None:
    """Return what expat reads; nothing where it refuses the document."""
    outer: Tree = ("", {}, [])
    open_ = [outer]
    parser = expat.ParserCreate()
    parser.buffer_text = True

    def begin(name: str, attributes: dict[str, str]) -> None:
        made: Tree = (name, attributes, [])
        open_[-1][2].append(made)
        open_.append(made)

    def end(_: str) -> None:
        open_.pop()

    def text(data: str) -> None:
        items = open_[-1][2]
        if items and isinstance(items[-1], str):  # it comes in pieces where a comment, a section or a line ends
            items[-1] += data
        else:
            items.append(data)

    parser.StartElementHandler, parser.EndElementHandler, parser.CharacterDataHandler = begin, end, text
    parser.CommentHandler = lambda data: open_[-1][2].append(("!", {}, [data]))
    parser.ProcessingInstructionHandler = lambda target, data: open_[-1][2].append(("?", {}, [target, data]))
    try:
        parser.Parse(data, True)
    except expat.ExpatError:
        return None
    (root,) = outer[2]
    assert isinstance(root, tuple)
    return root


def with_value(tree: Tree, old: str, new: str) -> Tree:
    """Return the tree with one value in place of another, in texts and attributes alike; no text is none at all."""
    name, attributes, items = tree
    replaced = (new if item == old else item if isinstance(item, str) else with_value(item, old, new) for item in items)
    return (
        name,
        {key: new if value == old else value for key, value in attributes.items()},
        [item for item in replaced if item != ""],
    )
