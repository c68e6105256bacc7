from __future__ import annotations

import inspect
import warnings
from collections.abc import Iterable

import pytest

import flexml
from flexml.compat.twilio import TwimlWarning, VoiceResponse, checking, configure, settings, validation
from flexml.compat.twilio.fax_response import FaxResponse
from flexml.compat.twilio.messaging_response import MessagingResponse
from flexml.compat.twilio.voice_response import Say
from flexml.testing import assert_valid


@pytest.fixture(autouse=True)
def as_at_the_start(monkeypatch):
    monkeypatch.delenv("FLEXML_TWILIO_VALIDATION", raising=False)
    configure()
    yield
    monkeypatch.undo()
    configure()


def wrong() -> VoiceResponse:
    """A document with an error, a warning and a hint."""
    response = VoiceResponse()
    response.dial("+15550100001", timeout=3)
    response.connect().stream(url="wss://example.com/agent")
    response.hangup()
    response.say("Bye")
    return response


ERROR = (
    "`timeout` of `Dial` takes a whole number of seconds from 5 to 600, not `3`"
    " (error FX122 invalid-integer) in /Response/Dial/@timeout"
)
WARNING = (
    "`Say` never runs: `Hangup` ends the call (warning FX302 unreachable-after-terminal) in /Response/Say;"
    " put it above `Hangup`, or remove it"
)


def told(print_it) -> list[str]:
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        print_it()
    assert {warning.category for warning in caught} <= {TwimlWarning}
    return [str(warning.message) for warning in caught]


def places(caught: Iterable[warnings.WarningMessage]) -> set[tuple[str, int]]:
    return {(warning.filename, warning.lineno) for warning in caught}


def this_line() -> int:
    return inspect.stack()[1].lineno


class TestWarn:
    def test_each_error_and_warning_is_told_and_no_hint(self):
        assert told(wrong().to_xml) == [ERROR, WARNING]

    def test_a_right_document_prints_in_silence(self):
        assert told(VoiceResponse().append(Say("Hello")).to_xml) == []

    def test_the_place_is_the_line_that_prints(self):
        with pytest.warns(TwimlWarning) as caught:
            str(wrong())
        assert places(caught) == {(__file__, this_line() - 1)}

    def test_the_place_is_the_line_that_prints_also_where_a_subclass_prints(self):
        class Answer(VoiceResponse):
            pass

        with pytest.warns(TwimlWarning) as caught:
            f"{Answer().append('text')}"
        assert places(caught) == {(__file__, this_line() - 1)}

    def test_a_warning_is_shown_once_for_a_line_as_pythons_own(self):
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("default")
            for _ in range(3):
                str(wrong())
        assert [str(warning.message) for warning in caught] == [ERROR, WARNING]

    def test_what_was_shown_is_not_kept_for_ever(self):
        with warnings.catch_warnings(record=True):
            warnings.simplefilter("default")
            for number in range(1500):
                str(VoiceResponse().append(Say("Hello", loop=f"x{number}")))
        assert len(checking._TOLD[__file__]) < 1500

    def test_what_is_not_well_formed_is_told(self):
        response = VoiceResponse()
        response.say("\0")
        (words,) = told(response.to_xml)
        assert words.startswith("the character `U+0000` is not one that XML allows (error FX008")
        assert " in " not in words.partition(";")[0].partition(")")[2]

    def test_a_filter_makes_it_an_error(self):
        with warnings.catch_warnings():
            warnings.simplefilter("error", TwimlWarning)
            with pytest.raises(TwimlWarning, match="takes a whole number"):
                str(wrong())

    def test_a_text_that_is_not_printed_is_told(self):
        response = VoiceResponse()
        response.say("Your code is").append("1234")
        assert told(response.to_xml) == ["a text in `Say` is not printed, since another follows it: 'Your code is'"]

    def test_a_check_that_fails_does_not_end_the_call(self, monkeypatch):
        monkeypatch.setattr("flexml.compat.twilio.checking.check_document", broken)
        assert told(VoiceResponse().append(Say("Hello")).to_xml) == [
            "<VoiceResponse> could not be checked: ZeroDivisionError: division by zero"
        ]

    def test_what_was_right_is_not_checked_again(self, monkeypatch):
        def greeting(name: str) -> VoiceResponse:
            return VoiceResponse().append(Say(f"Hello, {name}"))

        assert told(greeting("Ann").to_xml) == []
        monkeypatch.setattr("flexml.compat.twilio.checking.check_document", broken)
        assert told(greeting("Ann").to_xml) == []
        assert len(told(greeting("Bob").to_xml)) == 1
        assert len(told(greeting("Bob").to_xml)) == 1

    def test_what_is_wrong_is_told_each_time(self):
        assert told(wrong().to_xml) == told(wrong().to_xml) == [ERROR, WARNING]

    def test_other_rules_begin_with_nothing_remembered(self):
        configure(ignore=["unreachable-after-terminal", "invalid-integer"])
        assert told(wrong().to_xml) == []
        configure()
        assert told(wrong().to_xml) == [ERROR, WARNING]

    def test_what_is_remembered_has_an_end(self):
        for number in range(300):
            str(VoiceResponse().append(Say(f"Hello, caller {number}")))
        assert len(settings.current().fine) <= 256


def broken(*arguments: object) -> object:
    return 1 / 0


class TestStrict:
    def test_an_error_is_raised_with_all_findings_in_their_place(self):
        with validation("strict"), pytest.raises(flexml.CheckFailed) as caught:
            str(wrong())
        assert str(caught.value).splitlines()[1:4] == [
            f"error[FX122]: {ERROR.partition(' (')[0]} (invalid-integer)",
            f" --> <VoiceResponse>:1:64 (printed at {__file__}:{this_line() - 3})",
            "  |",
        ]
        assert 'timeout="3">+15550100001</Dial>' in str(caught.value)
        assert "warning[FX302]" in str(caught.value)
        assert "info[" not in str(caught.value)

    def test_a_warning_is_told(self):
        response = VoiceResponse()
        response.hangup()
        response.say("Bye")
        with validation("strict"):
            assert told(response.to_xml) == [WARNING]

    def test_a_text_that_is_not_printed_is_an_exception(self):
        with validation("strict"), pytest.raises(flexml.TextError, match="a text in `Say` is not printed"):
            str(VoiceResponse().append(Say("lost").append("kept")))

    def test_a_check_that_fails_fails(self, monkeypatch):
        monkeypatch.setattr("flexml.compat.twilio.checking.check_document", broken)
        with validation("strict"), pytest.raises(ZeroDivisionError):
            str(VoiceResponse())


class TestOff:
    def test_nothing_is_told(self):
        with validation("off"):
            assert told(wrong().to_xml) == []


@pytest.mark.parametrize("mode", ["off", "warn"])
def test_the_xml_is_the_same_whether_it_is_checked_or_not(mode):
    response = MessagingResponse()
    response.message("Hello", to="+15550100001").append("lost").append("kept")
    with validation(mode), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        assert response.to_xml(xml_declaration=False) == (
            '<Response><Message to="+15550100001">kept</Message></Response>'
        )


@pytest.mark.parametrize(
    ("response", "name"),
    [(VoiceResponse, "TwiML Voice"), (MessagingResponse, "TwiML Messaging"), (FaxResponse, "TwiML Fax")],
)
def test_a_document_is_checked_as_what_it_is(response, name):
    document = response()
    document.add_child("Sya")
    assert f"`Sya` is not an element of {name}" in told(document.to_xml)[0]


def test_a_part_of_a_document_is_not_checked():
    with validation("strict"):
        assert Say(None, loop="x").to_xml(xml_declaration=False) == '<Say loop="x" />'


class TestCheckingByHand:
    """`flexml.check` prints what it checks, and is not to hear of it twice."""

    def test_it_finds_what_is_wrong_and_nothing_is_told_besides(self):
        with validation("strict"):
            assert [found.name for found in flexml.check(wrong()).errors] == ["invalid-integer"]

    def test_the_dialect_is_that_of_the_document(self):
        assert flexml.check(VoiceResponse()).dialects == ("twiml",)
        assert flexml.check(FaxResponse()).dialects == ("twiml-fax",)

    def test_a_part_has_no_dialect(self):
        assert Say().dialect is None

    def test_an_assertion_in_a_test_says_it(self):
        with pytest.raises(flexml.CheckFailed, match="FX122"):
            assert_valid(wrong())
