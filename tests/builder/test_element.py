"""Building: chaining, attributes, children, equality and copies."""

from __future__ import annotations

import copy
import pickle
from datetime import timedelta
from enum import Enum

import pytest

from flexml import (
    AttributeValueError,
    BuildError,
    ChildError,
    ConflictError,
    Connect,
    Element,
    FlexmlError,
    Gather,
    Hangup,
    Pause,
    Play,
    Response,
    Say,
    Start,
    Stream,
    TextError,
    UnknownAttributeError,
    UnknownVerbError,
    load,
    twiml,
)
from flexml.dialects import get_dialect


class Voice(Enum):
    WOMAN = "woman"


def test_a_verb_method_appends_and_returns_the_receiver():
    response = Response()
    assert response.say("Hello").hangup() is response
    assert str(response).endswith("<Response><Say>Hello</Say><Hangup/></Response>")


def test_children_are_positional_and_attributes_are_keywords():
    chained = Response().gather(Say("Press 1"), action="/menu", num_digits=1)
    assert chained == Response(Gather(Say("Press 1"), action="/menu", num_digits=1))


def test_a_list_or_a_generator_of_elements_is_flattened_and_none_is_left_out():
    words = ("one", "two")
    response = Response([Say(word) for word in words], None, (Pause() for _ in words), [None])
    assert [child.name for child in response.children if not isinstance(child, str)] == ["Say", "Say", "Pause", "Pause"]


@pytest.mark.parametrize(
    ("value", "text"),
    [(5, "5"), ("5", "5"), (timedelta(seconds=5), "5"), (timedelta(minutes=1), "60")],
)
def test_a_time_is_taken_as_people_write_it(value: object, text: str):
    assert Gather(timeout=value).attributes == {"timeout": text}  # type: ignore[arg-type]  # one call for all kinds


def test_true_and_false_are_written_in_lower_case():
    dial = twiml.Dial("+15105550100", answer_on_bridge=True, hangup_on_star=False)
    assert dial.attributes == {"answerOnBridge": "true", "hangupOnStar": "false"}


def test_a_list_is_written_with_spaces():
    number = twiml.Number("+15105550100", status_callback_event=["initiated", "ringing"])
    assert number.attributes["statusCallbackEvent"] == "initiated ringing"


def test_a_set_is_written_in_the_order_of_the_table():
    number = twiml.Number("+15105550100", status_callback_event={"answered", "ringing", "initiated"})
    assert number.attributes["statusCallbackEvent"] == "initiated ringing answered"


def test_a_member_of_an_enum_is_written_as_its_value():
    assert Say("Hello", voice=Voice.WOMAN).attributes == {"voice": "woman"}


def test_none_leaves_an_attribute_out():
    assert Gather(action=None, num_digits=1) == Gather(num_digits=1)


def test_true_is_no_number_even_after_one_was_taken():
    assert Gather(num_digits=1).attributes == {"numDigits": "1"}
    with pytest.raises(AttributeValueError, match=r"`num_digits` of `Gather` takes .*, not the bool `True`"):
        Gather(num_digits=True)


@pytest.mark.parametrize("keyword", ["num_digit", "numDigits", "NumDigits", "numdigits"])
def test_an_unknown_keyword_names_the_one_that_was_meant(keyword: str):
    with pytest.raises(UnknownAttributeError) as caught:
        Gather(**{keyword: 1})  # type: ignore[arg-type]  # the mistake
    assert str(caught.value) == f"`Gather` has no attribute `{keyword}`; did you mean `num_digits`"


def test_an_unknown_keyword_is_refused_without_a_value_too():
    with pytest.raises(UnknownAttributeError):
        Gather(num_digit=None)  # type: ignore[call-arg]  # the mistake


def test_a_wrong_value_names_attribute_element_value_and_what_is_allowed():
    with pytest.raises(AttributeValueError) as caught:
        Start(Stream(url="wss://example.com/a", track="inbund_track"))  # type: ignore[arg-type]  # the mistake
    assert str(caught.value) == (
        "`track` of `Stream` takes `inbound_track`, `outbound_track`, `both_tracks` or `mixed_tracks`, "
        "not `inbund_track`; did you mean `inbound_track`"
    )


def test_two_attributes_that_exclude_each_other_are_refused():
    with pytest.raises(ConflictError, match="`track` and `audio_track` of `Stream` exclude each other; set one"):
        Stream(track="inbound_track", audio_track="inbound")


def test_set_changes_removes_and_returns_the_receiver():
    gather = Gather(action="/a", num_digits=1)
    assert gather.set(num_digits=2, action=None, timeout=3) is gather
    assert gather.attributes == {"numDigits": "2", "timeout": "3"}


def test_set_keeps_the_order_of_what_was_there():
    assert list(Gather(action="/a", num_digits=1).set(action="/b").attributes) == ["action", "numDigits"]


def test_a_refused_set_changes_nothing():
    stream = Stream(track="inbound_track")
    with pytest.raises(ConflictError):
        stream.set(name="a", audio_track="inbound")
    assert stream.attributes == {"track": "inbound_track"}


def test_a_misplaced_child_says_where_it_goes():
    with pytest.raises(ChildError) as caught:
        Response(Stream(url="wss://example.com/a"))  # type: ignore[arg-type]  # the mistake
    assert str(caught.value) == "`Stream` may not stand in `Response`; it goes into `Connect`, `Start` or `Stop`"


def test_an_element_of_another_dialect_is_refused():
    with pytest.raises(ChildError) as caught:
        Response(twiml.Say("Hello"))  # type: ignore[arg-type]  # the mistake
    assert str(caught.value) == "`Say` of TwiML Voice may not stand in `Response` of FlexML"


def test_a_class_in_place_of_an_element_is_refused():
    with pytest.raises(ChildError, match=r"`Hangup` is a class and not an element; write `Hangup\(…\)`"):
        Response(Hangup)  # type: ignore[arg-type]  # the mistake


@pytest.mark.parametrize("text", [{"a": 1}, ["a"], ("a",), True, 1.5, b"a", object, {"a"}], ids=repr)
def test_what_is_no_text_is_refused_as_text(text: object):
    with pytest.raises(TextError):
        Say(text)  # type: ignore[arg-type]  # the mistake


def test_a_whole_number_is_text():
    assert Say(0) == Say("0")


def test_text_is_refused_where_only_elements_stand():
    with pytest.raises(TextError, match="`Response` holds no text, and `Hello` is text; it holds"):
        Response("Hello")  # type: ignore[arg-type]  # the mistake


@pytest.mark.parametrize(("character", "position"), [("\0", 3), ("\x0b", 3), ("\ud800", 3), ("\uffff", 3)])
def test_a_character_that_xml_cannot_carry_is_refused_with_its_position(character: str, position: int):
    with pytest.raises(TextError, match=f"at position {position}, which XML cannot carry"):
        Say(f"abc{character}")
    with pytest.raises(AttributeValueError, match=f"at position {position}, a character that XML cannot carry"):
        Gather(action=f"/ab{character}")


def test_typed_text_is_judged_when_it_is_given():
    with pytest.raises(TextError, match="the text of `Number` takes a phone number"):
        twiml.Number("call sales")


def test_a_second_child_is_refused_where_one_may_stand():
    connect = Connect(Stream(url="wss://example.com/a"))
    with pytest.raises(ChildError, match="`Connect` holds at most 1 child element; this would make 2"):
        connect.stream(url="wss://example.com/b")
    assert len(connect.children) == 1


def test_a_rule_of_the_place_holds_when_the_element_is_put_there():
    stream = Stream(url="wss://example.com/a", track="inbound_track")
    assert Start(stream).children == (stream,)


def test_two_children_may_not_share_the_attribute_that_tells_them_apart():
    stream = Stream(url="wss://example.com/a").parameter(name="caller", value="John")
    with pytest.raises(ChildError, match="another `Parameter` in `Stream` has the `name` `caller` too"):
        stream.parameter(name="caller", value="Jane")


def test_a_refused_append_adds_nothing():
    response = Response(Say("Hello"))
    with pytest.raises(ChildError):
        response.append(Hangup(), Stream())  # type: ignore[arg-type]  # the mistake
    assert response == Response(Say("Hello"))


def test_a_shared_element_may_stand_in_many_documents():
    prompt = Say("Hello")
    assert str(Response(prompt, prompt)) == str(Response().say("Hello").say("Hello"))


def test_a_cycle_is_refused():
    inner = Element.custom("inner")
    outer = Element.custom("outer", Element.custom("middle", inner))
    with pytest.raises(ChildError, match="this `outer` holds the `inner` that it would become a part of"):
        inner.append(outer)
    with pytest.raises(ChildError):
        inner.append([inner])
    assert inner.children == ()


def test_a_cycle_through_a_method_is_refused():
    prosody = twiml.Prosody()
    with pytest.raises(ChildError, match="a `s` that holds this `prosody` cannot become a part of it"):
        prosody.s(prosody)
    assert prosody.children == ()


def test_elements_are_equal_by_structure():
    assert Say("a ", "b") == Say("a b")
    assert Say("a") != Say("b")
    assert Say("a") != Say("a", voice="man")
    assert Say("a") != twiml.Say("a")
    assert Gather(action="/a", num_digits=1) == Gather(num_digits=1, action="/a")


def test_an_element_has_no_hash():
    with pytest.raises(TypeError):
        hash(Say("a"))


@pytest.mark.parametrize("again", [copy.copy, copy.deepcopy, lambda element: pickle.loads(pickle.dumps(element))])
def test_a_copy_is_equal_and_apart(again):
    response = Response(Gather(Say("Press 1"), num_digits=1), Element.custom("Other", "text", a="b"))
    other = again(response)
    assert other == response
    other.hangup()
    assert other != response


def test_reading_an_element_gives_names_and_texts_as_xml_has_them():
    gather = Gather(Say('Say "a" & b'), action="/a?b=1&c=2")
    assert (gather.name, gather.attributes) == ("Gather", {"action": "/a?b=1&c=2"})
    assert gather.dialect is get_dialect("flexml")
    assert [child.children for child in gather.children if not isinstance(child, str)] == [('Say "a" & b',)]


def test_the_base_class_makes_no_element():
    with pytest.raises(BuildError, match="`Element` is only the base of all elements"):
        Element("text")


def test_every_error_of_the_builder_is_a_value_error():
    with pytest.raises(ValueError, match="`Gather`") as caught:
        Gather(timeout=-1)
    assert isinstance(caught.value, FlexmlError)


def test_a_subclass_of_a_users_own_stands_where_its_base_stands():
    class Greeting(Say):
        """Says hello."""

        def __init__(self, name: str) -> None:
            super().__init__(f"Hello, {name}")

    assert str(Response(Greeting("Ann"))).endswith("<Response><Say>Hello, Ann</Say></Response>")


def test_a_number_is_a_number_also_where_its_range_is_in_doubt():
    with pytest.raises(AttributeValueError, match="takes a whole number"):
        Gather(num_digits="four")  # type: ignore[arg-type]  # the mistake that is tested


def test_what_somebody_has_written_already_is_read_where_the_sources_leave_doubt():
    (gather,) = load('<Response><Gather numDigits="four"/></Response>', dialect="flexml").children
    assert isinstance(gather, Gather)
    assert gather.attributes == {"numDigits": "four"}


def test_a_misspelt_verb_is_told_with_the_nearest_one():
    with pytest.raises(UnknownVerbError, match=r"`Response` has no method `saay`; did you mean `say`"):
        Response().saay("Hello")  # type: ignore[attr-defined]  # the mistake that is tested


def test_a_verb_that_may_not_stand_here_is_told_with_those_that_may():
    with pytest.raises(UnknownVerbError, match=r"`Connect` has no method `hangup`; it takes `stream`"):
        Connect().hangup()  # type: ignore[attr-defined]  # the mistake that is tested


def test_an_unknown_name_is_no_attribute_for_those_who_ask():
    assert not hasattr(Response(), "streaming_content")
    assert not hasattr(Element.custom("Foo"), "say")


def test_a_query_string_is_refused_where_the_vendor_drops_it():
    with pytest.raises(AttributeValueError, match="takes a URL without a query string"):
        Stream(url="wss://example.com/agent?token=1")


def test_elements_too_deep_inside_each_other_are_still_shown():
    deep = twiml.Prosody("x")
    for _ in range(5000):
        deep = twiml.Prosody(deep)
    assert repr(deep) == "Prosody(" * 101 + "…" + ")" * 101


@pytest.mark.parametrize("play", [Play("/a.mp3", digits="1"), Play(digits="1", loop=2)])
def test_an_attribute_that_stands_alone_has_no_company(play):
    with pytest.raises(ConflictError, match="`digits` of `Play` stands alone"):
        str(play)


def test_an_attribute_that_stands_alone_is_printed():
    assert str(Play(digits="1")) == '<Play digits="1"/>'


def deep(levels: int) -> Element:
    element = Element.custom("a", "end", b="c")
    for _ in range(levels):
        element = Element.custom("a").append(element)
    return element


def test_elements_deep_inside_each_other_are_copied_and_compared():
    element = deep(20_000)
    again = copy.deepcopy(element)
    assert again == element
    assert again != deep(19_999)
    for outer in (element, again):  # freed from the outside in
        while outer.children and not isinstance(outer.children[0], str):
            outer = outer.children[0]


def test_a_deep_copy_shares_what_its_original_shared():
    prompt = Say("Hello")
    response = copy.deepcopy(Response(prompt, Gather(prompt)))
    first, gather = response.children
    assert isinstance(gather, Gather)
    assert first is gather.children[0]
    assert first is not prompt


def test_a_deep_copy_of_a_subclass_has_what_the_subclass_keeps():
    class Greeting(Say):
        """Says hello."""

        def __init__(self, names: list[str]) -> None:
            super().__init__("Hello")
            self.names = names

    greeting = Greeting(["Ann"])
    (again,) = copy.deepcopy(Response(greeting)).children
    assert isinstance(again, Greeting)
    assert (again.names, again.names is greeting.names) == (["Ann"], False)


def test_a_copy_knows_that_its_children_stand_somewhere():
    inner = Element.custom("inner")
    outer = pickle.loads(pickle.dumps(Element.custom("outer", inner)))
    (inner,) = outer.children
    with pytest.raises(ChildError, match="this `outer` holds the `inner` that it would become a part of"):
        inner.append(outer)


def test_an_element_that_was_changed_in_one_place_is_judged_again_in_another():
    first, second = (twiml.Parameter(name=name, value="b") for name in "ab")
    stream = twiml.Stream(first, second, url="wss://example.com/a")
    second.set(name="a")
    twiml.Stream(second, url="wss://example.com/a")
    with pytest.raises(ChildError, match="another `Parameter` in `Stream` has the `name` `a` too"):
        str(stream)


def test_many_children_are_judged_at_last_when_they_are_printed():
    stream = twiml.Stream(url="wss://example.com/a")
    for number in range(200):
        stream.parameter(name=str(number), value="b")
    stream.parameter(name="0", value="b")
    for pretty in (False, True):
        with pytest.raises(ChildError, match="another `Parameter` in `Stream` has the `name` `0` too"):
            stream.to_xml(pretty=pretty)


def test_a_value_that_is_nothing_among_others_changes_none_of_them():
    gather = Gather(action="/a&b", method=None, num_digits=1, timeout=timedelta(seconds=5), finish_on_key=None)
    assert gather.attributes == {"action": "/a&b", "numDigits": "1", "timeout": "5"}
