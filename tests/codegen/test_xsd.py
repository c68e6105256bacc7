"""What the schemas accept and refuse, as libxml2 and as xmlschema judge it."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
import xmlschema
from lxml import etree

from flexml.codegen.xsd import xsd
from flexml.dialects import dialect_names
from flexml.dialects.loader import load_dialect
from flexml.dialects.schemas import schema_path
from tests.judges import without_comments

XS = "{http://www.w3.org/2001/XMLSchema}"


@cache
def mini() -> str:
    return xsd(load_dialect(Path(__file__).parent / "mini.toml"))


@cache
def judges() -> tuple[etree.XMLSchema, xmlschema.XMLSchema10]:
    return etree.XMLSchema(etree.fromstring(mini().encode())), xmlschema.XMLSchema10(mini())


def verdicts(inner: str) -> tuple[bool, bool]:
    """Whether libxml2 and xmlschema accept a `Response` with this inside."""
    root = etree.fromstring(f"<Response>{inner}</Response>")
    libxml2, other = judges()
    return libxml2.validate(root), other.is_valid(without_comments(root))


ACCEPTED = {
    "nothing": "",
    "verbs in any order": "<Hangup/><Say>a</Say><Hangup/>",
    "white space and comments between verbs": "\n <Hangup/> <!-- a --> <Hangup/>\n",
    "an empty element": "<Hangup/>",
    "an empty element as a pair of tags": "<Hangup></Hangup>",
    "an empty element over two lines": "<Hangup>\n</Hangup>",
    "an empty element with a comment": "<Hangup> <!-- bye --> </Hangup>",
    "an empty element with a processing instruction": "<Hangup><?a b?></Hangup>",
    "children in text": "<Say>a <break/> b</Say>",
    "a word of a list": '<Say voice="man">a</Say>',
    "an alias": '<Say voice="male">a</Say>',
    "white space around a word": '<Say voice=" man ">a</Say>',
    "white space as references around a word": '<Say voice="&#10;man&#9;">a</Say>',
    "another case where the vendor takes it": '<Play method="gEt">a</Play>',
    "a word that an open list does not have": '<Say>a<break strength="unheard of"/></Say>',
    "a number": '<Say loop="10">a</Say>',
    "a number with zeros and white space": '<Say loop=" 007 ">a</Say>',
    "a word in place of a number": '<Say loop="forever">a</Say>',
    "a decimal": '<Say rate="0.5">a</Say>',
    "a negative number without a range": '<Menu offset="-3"/>',
    "a pattern": '<Play digits="12#"/>',
    "white space around a pattern": '<Play digits=" 12# "/>',
    "xml:lang": '<Say xml:lang="en">a</Say>',
    "xml:space where no table asks for it": '<Hangup xml:space="preserve"/>',
    "a text that an attribute may stand for": '<Play digits="1"/>',
    "a URL of any kind": "<Play> %zz:/ </Play>",
    "text around a comment": "<Play>https://example.com<!-- a -->/b</Play>",
    "text in a CDATA section": "<Play><![CDATA[https://example.com?a&b]]></Play>",
    "an unknown attribute on an incomplete page": '<Dial unheard="of"/>',
    "words of a list": '<Dial events="ringing answered ringing"/>',
    "numbers of a list": '<Dial codes=" 1 20 "/>',
    "an empty URL that has a meaning": '<Dial action=""/>',
    "an optional text that is absent": "<Dial> </Dial>",
    "a text of a pattern": "<Dial> +123 </Dial>",
    "a text of a length": "<Pick>12345</Pick>",
    "anything in open content": '<Task><a b="c"><d/>text</a>text</Task>',
    "an element that is different in one parent": '<Stop><Stream name="a"/></Stop>',
    "two streams of different names": '<Start><Stream url="a" name="a"/><Stream url="a" name="b"/></Start>',
    "two streams without a name": '<Start><Stream url="a"/><Stream url="a"/></Start>',
    "two mentions of a stream that is closed": '<Stop><Stream name="a"/></Stop><Stop><Stream name="a"/></Stop>',
    "a name opened and closed": '<Start><Stream url="a" name="a"/></Start><Stop><Stream name="a"/></Stop>',
    "one of two attributes that exclude each other": '<Start><Stream url="a" track="both"/></Start>',
    "equal names under different parents": (
        '<Start><Stream url="a"><Parameter name="a"/></Stream><Stream url="a"><Parameter name="a"/></Stream></Start>'
    ),
    "any value where the sources leave doubt": '<Start><Stream url="a" length="long"/></Start>',
    "the absence of what may not be required": "<Odd/>",
    "any text where the sources leave doubt": '<Odd flag="perhaps">ten</Odd>',
}

REFUSED = {
    "no word where an open list is": '<Say>a<break strength=" "/></Say>',
    "an unknown element": "<Bogus/>",
    "another case of letters": "<say>a</say>",
    "a namespace": '<Hangup xmlns="urn:a"/>',
    "an element in the wrong parent": '<Parameter name="a"/>',
    "text between verbs": "<Hangup/>bye",
    "text in an element without text": "<Hangup>bye</Hangup>",
    "an element in an empty element": "<Hangup><Hangup/></Hangup>",
    "text among children": '<Start>a<Stream url="a"/></Start>',
    "an unknown attribute": '<Hangup reason="a"/>',
    "a word that the list does not have": '<Say voice="robot">a</Say>',
    "a word in another case": '<Say voice="Man">a</Say>',
    "an empty word": '<Say voice="">a</Say>',
    "an unknown method": '<Play method="PUT">a</Play>',
    "a number below the range": '<Say loop="-1">a</Say>',
    "a number above the range": '<Say loop="11">a</Say>',
    "a number with a plus": '<Say loop="+5">a</Say>',
    "a number with a fraction": '<Say loop="5.0">a</Say>',
    "a number with an underscore": '<Say loop="1_0">a</Say>',
    "an Arabic digit": '<Say loop="\u0661">a</Say>',
    "an empty number": '<Say loop="">a</Say>',
    "a number with too many digits": '<Menu offset="1234567890123456789"/>',
    "an Arabic digit without a range": '<Menu offset="\u0661"/>',
    "an exponent": '<Say rate="1e0">a</Say>',
    "a decimal above the range": '<Say rate="2.1">a</Say>',
    "a decimal without a digit before the point": '<Say rate=".9">a</Say>',
    "what a pattern refuses": '<Play digits="1 2"/>',
    "a boolean of XSD": '<Dial record="1"/>',
    "a boolean of Python": '<Dial record="True"/>',
    "an unknown word in a list": '<Dial events="ringing busy"/>',
    "an empty list": '<Dial events=" "/>',
    "a list with commas": '<Dial events="ringing,answered"/>',
    "a number out of a list's range": '<Dial codes="1 21"/>',
    "an Arabic digit in a list": '<Dial codes="\u0661"/>',
    "a text that the pattern refuses": "<Dial>home</Dial>",
    "an empty text that is required": "<Pick/>",
    "white space for a text that is required": "<Pick> \n </Pick>",
    "a text that is too long": "<Pick>123456</Pick>",
    "a required attribute that is absent": "<Start><Stream/></Start>",
    "what is required in one parent alone": '<Stop><Stream url="a"/></Stop>',
    "an empty URL": '<Start><Stream url=" "/></Start>',
    "too few children": "<Start/>",
    "too many children": '<Start><Stream url="a"/><Stream url="a"/><Stream url="a"/></Start>',
    "a name that is too long": '<Start><Stream url="a"><Parameter name="123456"/></Stream></Start>',
    "two attributes that exclude each other": '<Start><Stream url="a" track="both" audio_track="both"/></Start>',
    "a stream's name twice in a parent": '<Start><Stream url="a" name="a"/><Stream url="a" name="a"/></Start>',
    "a stream's name twice in a document": (
        '<Start><Stream url="a" name="a"/></Start><Start><Stream url="a" name="a"/></Start>'
    ),
    "a key twice among siblings": (
        '<Start><Stream url="a"><Parameter name="a"/><Parameter name="a"/></Stream></Start>'
    ),
}


@pytest.mark.parametrize("inner", ACCEPTED.values(), ids=ACCEPTED.keys())
def test_accepts(inner):
    assert verdicts(inner) == (True, True)


@pytest.mark.parametrize("inner", REFUSED.values(), ids=REFUSED.keys())
def test_refuses(inner):
    assert verdicts(inner) == (False, False)


def test_a_root_other_than_the_dialects_is_refused():
    root = etree.fromstring("<Hangup/>")
    libxml2, other = judges()
    assert (libxml2.validate(root), other.is_valid(root.getroottree())) == (False, False)


def test_editors_show_the_docs_of_elements_and_attributes():
    tree = etree.fromstring(mini().encode())
    say = tree.find(f"{XS}complexType[@name='Say']")
    assert say is not None
    words = say.find(f"{XS}annotation/{XS}documentation")
    assert words is not None
    assert (words.get("source"), words.text) == ("https://example.com/say", "Speaks.")
    voice = say.find(f"{XS}attribute[@name='voice']/{XS}annotation/{XS}documentation")
    assert voice is not None
    assert voice.text == "Who speaks. Default: man."


def test_editors_complete_the_words_of_an_open_list():
    tree = etree.fromstring(mini().encode())
    found = tree.findall(f"{XS}simpleType[@name='break.strength']//{XS}enumeration")
    assert [word.get("value") for word in found] == ["weak", "strong"]


@pytest.mark.parametrize("name", dialect_names())
def test_both_judges_compile_the_schema_as_shipped(name):
    etree.XMLSchema(file=str(schema_path(name)))
    assert list(xmlschema.XMLSchema10(str(schema_path(name))).elements) == ["Response"]


def test_what_xml_cannot_hold_is_shown_by_a_sign(tmp_path):
    table = Path(__file__).with_name("mini.toml").read_text("utf-8").replace("Nobody", "Nobody\ufffe")
    (tmp_path / "mini.toml").write_text(table, "utf-8")
    root = etree.fromstring(xsd(load_dialect(tmp_path / "mini.toml")).encode())
    assert "Nobody\ufffd" in etree.tostring(root, encoding="unicode")


@pytest.mark.parametrize("name", dialect_names())
def test_the_schema_needs_no_other_file(name):
    tree = etree.parse(schema_path(name))
    assert [*tree.iter(f"{XS}import", f"{XS}include", f"{XS}redefine")] == []


OPEN = '<Stream url="wss://a.example" name="a"/>'
SENDS = '<Connect><Stream url="wss://a.example">{}</Stream></Connect>'


@pytest.mark.parametrize(
    ("inner", "accepted"),
    [
        ('<Start><Stream url="wss://a.example" track="inbound_track"/></Start>', True),
        ('<Start><Stream url="wss://a.example" track="inbound_track" audio_track="inbound"/></Start>', False),
        (f'<Start>{OPEN}</Start><Stop><Stream name="a"/></Stop>', True),
        (f"<Start>{OPEN}</Start><Connect>{OPEN}</Connect>", False),
        (SENDS.format('<Parameter name="a" value="b"/><Parameter name="b" value="b"/>'), True),
        (SENDS.format('<Parameter name="a" value="b"/><Parameter name="a" value="c"/>'), False),
    ],
)
def test_the_shipped_flexml_schema_catches_conflicts_by_itself(inner, accepted):
    root = etree.fromstring(f"<Response>{inner}</Response>")
    path = str(schema_path("flexml"))
    verdict = etree.XMLSchema(file=path).validate(root), xmlschema.XMLSchema10(path).is_valid(root.getroottree())
    assert verdict == (accepted, accepted)
