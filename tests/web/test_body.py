from __future__ import annotations

import dataclasses
import importlib
import json

import pydantic
import pytest
from markupsafe import Markup

import flexml
from flexml import twiml
from flexml.web.body import body_of
from tests.web.documents import GOOD


class Call(pydantic.BaseModel):
    digits: str = "1"


@dataclasses.dataclass
class Menu:
    digits: str = "1"


async def late() -> str:
    return GOOD


class TestTakes:
    def test_an_element_of_the_builder(self):
        assert body_of(flexml.Response().say("é")) == (
            '<?xml version="1.0" encoding="UTF-8"?><Response><Say>é</Say></Response>'.encode()
        )

    def test_an_element_of_another_dialect(self):
        assert body_of(twiml.Response().leave()).endswith(b"<Response><Leave/></Response>")

    @pytest.mark.parametrize("xml", [GOOD, GOOD.encode(), bytearray(GOOD.encode()), Markup(GOOD)], ids=type)
    def test_xml_as_it_is(self, xml):
        assert body_of(xml) == GOOD.encode()

    def test_what_prints_itself_as_xml(self):
        response = importlib.import_module("twilio.twiml.voice_response").VoiceResponse()
        response.say("Hello")
        assert body_of(response) == str(response).encode()

    def test_a_custom_root(self):
        assert body_of(flexml.Element.custom("Bxml")) == b"<Bxml/>"

    def test_xml_with_a_byte_order_mark(self):
        assert body_of(b"\xef\xbb\xbf<Response/>") == b"\xef\xbb\xbf<Response/>"

    def test_xml_that_is_wrong_but_can_be_read(self):
        assert body_of("<Response><Sya/></Response>") == b"<Response><Sya/></Response>"


REFUSED = {
    "None": (None, r"not None; where there is nothing to do, answer with `empty\(\)`"),
    "dict": ({"a": 1}, "not a `dict`; build a document from it, since vendors read no JSON"),
    "list": ([GOOD], "not a `list`; build a document from it"),
    "tuple": ((GOOD, 200), "not a `tuple`; build a document from it"),
    "model": (Call(), "not a `Call`; build a document from it"),
    "dataclass": (Menu(), "not a `Menu`; build a document from it"),
    "int": (200, "not a `int`; build a document from it"),
    "class": (flexml.Response, "not the class `Response`; call it"),
    "generator": ((part for part in GOOD), "not a `generator`; join its parts first"),
}


class TestRefuses:
    @pytest.mark.parametrize(("content", "words"), REFUSED.values(), ids=REFUSED)
    def test_what_a_framework_would_send_as_json(self, content, words):
        with pytest.raises(flexml.UsageError, match=f"a response takes an element of the builder, .*{words}"):
            body_of(content)

    def test_a_coroutine(self):
        coroutine = late()
        with pytest.raises(flexml.UsageError, match="not a `coroutine`; await it first"):
            body_of(coroutine)
        coroutine.close()

    def test_a_part_of_a_document(self):
        with pytest.raises(flexml.UsageError, match=r"`Say` is a part of a document, .*; put it into a `Response`"):
            body_of(flexml.Say("Hello"))

    def test_an_element_that_is_not_complete(self):
        with pytest.raises(flexml.IncompleteError):
            body_of(twiml.Response().stop(twiml.Siprec()).refer())

    @pytest.mark.parametrize(
        ("xml", "words"),
        [
            ("OK", "the document is text, not XML"),
            ("", "the document is empty"),
            (json.dumps({"a": 1}), "the document is JSON, not XML"),
            ("<Response><Say>Tom & Lea</Say></Response>", r"1 \| <Response><Say>Tom & Lea</Say></Response>\n.*\^"),
            ("<Response>\ud800</Response>", "U.D800"),
        ],
    )
    def test_xml_that_is_not_well_formed(self, xml, words):
        with pytest.raises(flexml.ReadError, match=f"(?s)the vendor could not read this document\n\n.*{words}"):
            body_of(xml)

    @pytest.mark.parametrize(
        "xml",
        [
            "<Response><!-- flexml: ignore-file --><Say></Response>",
            "<<!-- flexml: ignore-file -->ponse>",
            '<?xml version="1.0" encoding="ISO-8859-1"?><!-- flexml: ignore-file[xml] --><Response/>',
        ],
    )
    def test_what_no_vendor_reads_also_where_a_comment_silences_that(self, xml):
        with pytest.raises(flexml.ReadError, match="the vendor could not read this document"):
            body_of(xml)

    @pytest.mark.parametrize(
        "xml",
        [
            '<?xml version="1.0" encoding="ISO-8859-1"?><Response><Say>é</Say></Response>'.encode("latin-1"),
            '<?xml version="1.0" encoding="ISO-8859-1"?><Response><Say>é</Say></Response>',
            "<Response/>".encode("utf-16"),
        ],
        ids=["latin-1", "declared alone", "utf-16"],
    )
    def test_another_encoding_than_the_content_type_names(self, xml):
        with pytest.raises(flexml.ReadError, match="encoding-not-utf8"):
            body_of(xml)
