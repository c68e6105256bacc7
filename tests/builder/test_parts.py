"""What a verb made becomes an element when somebody looks, and is an element like any other from then on."""

from __future__ import annotations

import copy
import pickle
from datetime import timedelta
from typing import Any

import pytest
from lxml import etree

from flexml import BuildError, ChildError, Element, IncompleteError, load, twiml


def made_by_verbs() -> twiml.Response:
    return twiml.Response().gather(action="/menu", num_digits=1).dial("+15550100001", time_limit=60).say("Goodbye")


def child(element: Element, index: int) -> Element:
    found = element.children[index]
    assert isinstance(found, Element)
    return found


def test_what_a_verb_made_is_the_element_of_its_class_and_always_the_same():
    response = made_by_verbs()
    assert [type(child) for child in response.children] == [twiml.Gather, twiml.Dial, twiml.Say]
    assert child(response, 0) is child(response, 0)
    assert child(response, 0).attributes == {"action": "/menu", "numDigits": "1"}


def test_what_is_changed_after_a_look_is_printed():
    response = twiml.Response().gather(action="/menu").say("Goodbye")
    assert str(response).endswith('<Response><Gather action="/menu"/><Say>Goodbye</Say></Response>')
    gather = child(response, 0)
    assert isinstance(gather, twiml.Gather)
    gather.say("Press 1").set(num_digits=1, action=None)
    child(gather, 0).set(voice="man")
    assert response.to_xml(declaration=False) == (
        '<Response><Gather numDigits="1"><Say voice="man">Press 1</Say></Gather><Say>Goodbye</Say></Response>'
    )


def test_what_is_changed_is_judged_in_its_place_when_printed():
    stream = twiml.Stream(url="wss://example.com").parameter(name="a", value="1").parameter(name="b", value="2")
    child(stream, 1).set(name="a")
    with pytest.raises(ChildError, match="another `Parameter` in `Stream` has the `name` `a` too"):
        str(stream)


def test_a_child_that_must_differ_is_refused_and_leaves_the_others():
    stream = twiml.Stream(url="wss://example.com").parameter(name="1", value="one")
    with pytest.raises(ChildError, match="another `Parameter`"):
        stream.parameter(name=1, value="two")  # type: ignore[arg-type]
    assert str(stream) == '<Stream url="wss://example.com"><Parameter name="1" value="one"/></Stream>'


def test_what_is_missing_is_told_when_printed_whether_somebody_looked_or_not():
    for look in (False, True):
        stream = twiml.Stream(url="wss://example.com").parameter(name="a")
        if look:
            assert len(stream.children) == 1
        with pytest.raises(IncompleteError, match="`Parameter` needs `value`"):
            str(stream)


@pytest.mark.parametrize("again", [copy.copy, copy.deepcopy, lambda element: pickle.loads(pickle.dumps(element))])
def test_a_copy_is_equal_and_prints_the_same(again):
    response = made_by_verbs()
    other = again(response)
    assert other == response == load(str(response), "twiml")
    assert str(other) == str(response)
    other.say("More")
    assert len(response.children) == 3


def test_a_deep_copy_has_children_of_its_own():
    response = made_by_verbs()
    other = copy.deepcopy(response)
    child(other, 2).set(voice="man")
    assert "man" not in str(response)


def test_an_element_cannot_become_a_part_of_what_a_verb_made_of_it():
    say = twiml.Say("Hello").lang("Bonjour", xml_lang="fr-FR")
    lang = child(say, 1)
    assert isinstance(lang, twiml.Lang)
    with pytest.raises(ChildError, match="cannot become a part of it"):
        lang.lang(lang, xml_lang="fr-CA")
    with pytest.raises(BuildError, match="holds the"):
        lang.append(lang)
    assert str(say) == '<Say>Hello<lang xml:lang="fr-FR">Bonjour</lang></Say>'


def test_attributes_are_the_same_whatever_they_were_given_as():
    given: dict[str, Any] = {"num_digits": "1", "timeout": timedelta(seconds=5), "action": '/a&b?c="d"'}
    texts = twiml.Gather(**given)
    values = twiml.Gather(action='/a&b?c="d"', timeout=5, num_digits=1)
    assert texts == values
    assert texts.attributes == values.attributes == {"numDigits": "1", "timeout": "5", "action": '/a&b?c="d"'}
    assert repr(texts) == "Gather(num_digits=1, timeout=5, action='/a&b?c=\"d\"')"


def test_an_attribute_is_set_in_its_place_and_removed():
    gather = twiml.Gather(action='/"a"', num_digits=1, timeout=5)
    gather.set(num_digits=2, method="GET", timeout=None)
    assert str(gather) == '<Gather action="/&quot;a&quot;" numDigits="2" method="GET"/>'


@pytest.mark.parametrize("value", [True, 1.0])
def test_what_is_equal_to_a_number_that_was_taken_is_no_number(value: object):
    twiml.Gather(num_digits=1)
    with pytest.raises(BuildError, match="takes a whole number"):
        twiml.Gather(num_digits=value)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "text", ["word", "two words", "<Hangup/>", "a & b", "\"'", "a\r\nb\tc", "&amp;", "é \U0001f600", ""]
)
def test_an_attribute_that_takes_any_text_comes_back_as_it_went_in(text: str):
    parameter = twiml.Parameter(name=text, value="value")
    assert etree.fromstring(str(parameter)).get("name") == text
    assert parameter.attributes == {"name": text, "value": "value"}
    assert parameter.set(value=text).attributes == {"name": text, "value": text}


@pytest.mark.parametrize("text", ["\0", "a\x1fb", "\ud800", "\ufffe"])
def test_an_attribute_that_takes_any_text_takes_none_that_xml_cannot_carry(text: str):
    with pytest.raises(BuildError, match="a character that XML cannot carry"):
        twiml.Parameter(name=text)
