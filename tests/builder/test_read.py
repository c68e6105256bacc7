"""Reading XML back into builder objects."""

from __future__ import annotations

from pathlib import Path

import pytest

import flexml
from flexml import Element, Gather, Hangup, ReadError, Response, Say, twiml
from flexml.builder.read import load
from flexml.diagnostics import Severity
from flexml.dialects import Dialect, get_dialect
from flexml.lint import check_document
from flexml.lint.gate import schema_accepts
from flexml.source import Document, Node, parse

OURS = ("twiml", "twiml-messaging", "twiml-fax")


def structure(node: Node) -> tuple[object, ...]:
    """A node as tags, attributes and texts; comments are left out, and so is white space between elements."""
    parts: list[object] = [node.text or ""]
    for child in node:
        if isinstance(child, Node):
            parts += [structure(child), child.tail or ""]
        else:
            parts[-1] = f"{parts[-1]}{child.tail or ''}"
    return node.name, node.attributes, [part for part in parts if not isinstance(part, str) or part.strip()]


def test_a_document_becomes_the_elements_that_would_have_made_it():
    xml = '<Response><Gather action="/a" numDigits="1"><Say>Press 1</Say></Gather><Hangup/></Response>'
    assert load(xml, "flexml") == Response(Gather(Say("Press 1"), action="/a", num_digits=1), Hangup())


def test_the_names_in_a_document_decide_its_dialect():
    element = flexml.load("<Response><Dial><Conference>Room</Conference></Dial></Response>")
    assert element == twiml.Response(twiml.Dial(twiml.Conference("Room")))


def test_a_comment_decides_the_dialect():
    element = flexml.load("<!-- flexml: dialect=twiml --><Response><Say>Hello</Say></Response>")
    assert element == twiml.Response(twiml.Say("Hello"))


def test_mixed_content_keeps_every_character_of_its_text():
    xml = '<Response><Say>\n one <break time="1s"/> two<!-- no --> three <![CDATA[<4>]]>\n</Say></Response>'
    say = load(xml, "twiml").children[0]
    assert isinstance(say, Element)
    assert say.children == ("\n one ", twiml.Break(time="1s"), " two three <4>\n")


def test_white_space_between_elements_is_left_out():
    assert load("<Response>\n  <Hangup/>\n</Response>", "flexml") == Response(Hangup())


def test_another_case_is_read_where_the_vendor_reads_it():
    assert load("<Response><HangUp/></Response>", "flexml") == Response(Hangup())


def test_an_attribute_that_partial_documentation_does_not_name_is_kept():
    xml = '<Response><Amd newFeature="1"/></Response>'
    assert str(load(xml, "flexml")).endswith(xml)


def test_what_stands_in_open_content_is_kept():
    relay = '<ConversationRelay url="wss://example.com/a"><Failover><Any b="1">c</Any></Failover></ConversationRelay>'
    xml = f"<Response><Connect>{relay}</Connect></Response>"
    assert str(load(xml, "twiml")).endswith(xml)


@pytest.mark.parametrize(
    ("xml", "message"),
    [
        (
            "<Response>\n <Sya>a</Sya></Response>",
            "line 2, column 2: TwiML Voice has no element `Sya`; did you mean `Say`",
        ),
        (
            "<Response><Say voic='x'>a</Say></Response>",
            "line 1, column 11: `Say` has no attribute `voic`; did you mean",
        ),
        ("<Response><Hangup><Say>a</Say></Hangup></Response>", "line 1, column 11: `Say` may not stand in `Hangup`"),
        ("<Response>text</Response>", "line 1, column 1: `Response` holds no text, and `text` is text"),
        ("<Response><Pause length='-1'/></Response>", "line 1, column 11: `length` of `Pause` takes"),
    ],
)
def test_a_document_that_the_builder_would_not_make_is_refused_with_its_place(xml: str, message: str):
    with pytest.raises(ReadError) as caught:
        load(xml, "twiml")
    assert str(caught.value)[: len(message)] == message


def test_an_attribute_that_is_written_twice_is_refused_where_case_does_not_tell_them_apart():
    with pytest.raises(ReadError, match="`action` of `Gather` is written twice"):
        load('<Gather ACTION="/menu" action="/menu"/>', "flexml")


def test_white_space_is_no_text_beside_an_element_that_takes_its_place():
    assert load("<Response><Dial>\n  <Number>1</Number>\n</Dial></Response>", "twiml") == load(
        "<Response><Dial><Number>1</Number></Dial></Response>", "twiml"
    )


def test_a_text_that_is_not_well_formed_is_refused_with_its_place():
    with pytest.raises(ReadError, match=r"line 2, column .*: not well-formed XML: "):
        load("<Response>\n<Say>a</Response>", "twiml")


def test_every_valid_document_of_the_corpus_comes_back_as_it_was(corpus: Path):
    documents = [
        (path, get_dialect(name), parse(path.read_bytes())) for name in OURS for path in (corpus / name).rglob("*.xml")
    ]
    valid = [row for row in documents if row[2].well_formed and is_valid(row[2], row[1])]
    assert [path for path, dialect, document in valid if not comes_back(document, dialect)] == []
    assert len(valid) > 800


def is_valid(document: Document, dialect: Dialect) -> bool:
    """Tell whether the XSD accepts a document and no rule finds an error."""
    errors = (found for found in check_document(document, dialect) if found.severity is Severity.ERROR)
    return schema_accepts(dialect, document.root) and not any(errors)


def comes_back(document: Document, dialect: Dialect) -> bool:
    """Tell whether a document, read and printed in both ways, has the structure that it had."""
    element = load(document, dialect)
    texts = str(element), element.to_xml(pretty=True)
    same = [structure(parse(text).root) == structure(document.root) for text in texts]
    return all(same) and load(texts[0], dialect) == element
