"""Any bytes are read; what is well-formed is what libxml2 takes, and every place cuts out what it names."""

from __future__ import annotations

import re
from html import unescape

from lxml import etree

from flexml.source import Document, Node, Place, parse
from flexml.source.locator import locate
from tests.fuzz import seeds
from tests.fuzz.target import Target

_REFERENCE = re.compile(r"&(#x[0-9a-fA-F]+|#[0-9]+|lt|gt|amp|quot|apos);")
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"', "apos": "'"}


def run(data: bytes) -> None:
    """Hold the reader to what is promised for any bytes."""
    document = parse(data)
    text = document.source.text
    for remark in document.remarks:
        assert 0 <= remark.span.start <= remark.span.end <= len(text)
    if not document.well_formed:
        fault = document.fault
        assert fault is not None
        assert fault.span.end <= len(text)
        assert document.source.position(fault.span.start).line >= 1
        assert b"<!DOCTYPE" in data or not _libxml2_takes(data)  # no entities are looked up for us
        return
    assert not _is_plain(data) or _libxml2_takes(data)
    places = locate(text)
    assert len(places) == len(document.nodes)
    for node in document.nodes:
        _hold(document, node, document.place(node), text)


def _hold(document: Document, node: Node, place: Place, text: str) -> None:
    assert 0 <= place.element.start < place.element.end <= len(text)
    assert place.tag.cut(text)[0] + place.tag.cut(text)[-1] == "<>"
    assert place.name.cut(text) == _written(node)
    assert place.end_name.cut(text) == _written(node)
    if place.end_tag is not None:
        assert place.end_tag.cut(text).startswith(f"</{_written(node)}")
    assert document.around(place.name) is node
    if node.parent is not None:
        outer = document.place(node.parent).content
        assert outer.start <= place.element.start <= place.element.end <= outer.end
    assert {name for name in node.attributes if not name.startswith("{")} <= place.attributes.keys()
    for name, attribute in place.attributes.items():
        assert attribute.name.cut(text) == name
        assert attribute.whole.start == attribute.name.start
        assert attribute.whole.end == attribute.value.end + 1
        if name in node.attributes:
            assert _dense(_resolved(attribute.value.cut(text))) == _dense(node.attributes[name])
    if "<![CDATA[" not in text:
        assert _dense(_resolved("".join(span.cut(text) for span in place.texts))) == _dense(node.own_text)


def _written(node: Node) -> str:
    local = etree.QName(node).localname
    return f"{node.prefix}:{local}" if node.prefix else local


def _resolved(text: str) -> str:
    return _REFERENCE.sub(lambda found: _NAMED.get(found[1]) or unescape(found[0]), text)


def _dense(text: str) -> str:
    """A text without white space, which is read in another form than it is written."""
    return "".join(text.split())


def _is_plain(data: bytes) -> bool:
    """Whether libxml2 reads the bytes as we do: where a DOCTYPE or an encoding hides nothing."""
    return b"\0" not in data and data[:1] == b"<" and b"encoding" not in data[:200]


def _libxml2_takes(data: bytes) -> bool:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        return etree.fromstring(data, parser) is not None
    except etree.XMLSyntaxError:
        return False


TARGET = Target("read", run, seeds.documents, seeds.xml_words)
