"""Whose a document is, where it is of none of our vendors."""

from __future__ import annotations

import pytest

from flexml.dialects import dialect_names, get_dialect
from flexml.dialects.detect import other_language_of
from flexml.dialects.other_languages import OtherLanguage, other_languages
from flexml.source import parse


def title_of(text: str) -> str | None:
    language = other_language_of(parse(text))
    return None if language is None else language.title


@pytest.mark.parametrize("language", other_languages(), ids=lambda language: language.title)
class TestEveryLanguage:
    def test_its_own_elements_are_in_none_of_our_tables(self, language: OtherLanguage) -> None:
        ours = {known.casefold() for name in dialect_names() for known in get_dialect(name).names}
        assert [name for name in sorted(language.own) if "@" not in name and name.casefold() in ours] == []

    def test_its_own_attributes_are_in_none_of_our_tables(self, language: OtherLanguage) -> None:
        specs = [spec for name in dialect_names() for spec in get_dialect(name).elements.values()]
        ours = {attribute.casefold() for spec in specs for attribute in spec.attributes}
        own = [name for name in sorted(language.own) if "@" in name]
        assert [name for name in own if name.partition("@")[2].casefold() in ours] == []

    def test_its_own_names_are_not_those_of_another_one(self, language: OtherLanguage) -> None:
        others = {name for other in other_languages() if other is not language for name in other.names | other.own}
        assert sorted(language.own & others) == []

    def test_its_own_attributes_stand_on_elements_that_it_has(self, language: OtherLanguage) -> None:
        assert {name.partition("@")[0] for name in language.own} <= language.names


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("<Response><Speak>Hello</Speak><Hangup/></Response>", "Plivo XML"),
        ('<Response><Stream keepCallAlive="true">wss://example.com/agent</Stream></Response>', "Plivo XML"),
        ("<Response><SpeakSentence>Hello</SpeakSentence></Response>", "BXML"),
        ("<Bxml><PhoneNumber>+15551230001</PhoneNumber></Bxml>", "BXML"),
        ('<Response><Gather gatherUrl="/menu"/></Response>', "BXML"),
        ('<Response><Connect><AIAssistant id="1"/></Connect></Response>', "TeXML"),
        ("<Response><Dial><Verto>1</Verto></Dial></Response>", "cXML"),
    ],
)
def test_a_document_that_is_plainly_of_another_vendor_is_told_by_its_names(text: str, title: str) -> None:
    assert title_of(text) == title


@pytest.mark.parametrize(
    "text",
    [
        "<Response><Say>Hello</Say></Response>",
        "<Response><Sya>Hello</Sya></Response>",
        "<Response><Wait length='5'/><Play>https://example.com/a.mp3</Play></Response>",
        "<Response><Speak>Hello</Speak><Gather/></Response>",
        "<Response><Speak>Hello</Speak><Pley>https://example.com/a.mp3</Pley></Response>",
        "<Response><speak>Hello</speak></Response>",
        "<Bxml><Speak>Hello</Speak></Bxml>",
        '<Response><Connect><Stream url="wss://example.com/agent" keepCallAlive="true"/></Connect></Response>',
        '<Response keepCallAlive="true"><Stream url="wss://example.com/agent"/></Response>',
        "<!-- flexml: dialect=twiml --><Response><Speak>Hello</Speak></Response>",
        "<Response><Speak>Hello</Response>",
        "<Response/>",
    ],
)
def test_one_of_ours_is_not_passed_over_for_its_mistakes(text: str) -> None:
    assert title_of(text) is None
