"""A program changes its imports one by one: parts of it still use twilio."""

from __future__ import annotations

import pickle
import subprocess
import sys

import pytest
import twilio.twiml
from twilio.twiml.voice_response import Say as TheirSay

import flexml.compat.twilio as ours
from flexml.compat.twilio.voice_response import Gather, Say, VoiceResponse

MISUSE = [lambda: ours.TwiML().nest(5), lambda: ours.TwiML().append(object()), lambda: ours.format_language("x")]  # type: ignore[type-var,arg-type]


@pytest.mark.parametrize("misuse", MISUSE)
@pytest.mark.parametrize("exception", [ours.TwiMLException, twilio.twiml.TwiMLException])
def test_an_exception_is_caught_by_either_name(misuse, exception):
    with pytest.raises(exception):
        misuse()


def test_an_exception_goes_through_pickle():
    with pytest.raises(ours.TwiMLException) as caught:
        ours.format_language("x")
    copied = pickle.loads(pickle.dumps(caught.value))
    assert (type(copied), copied.args) == (ours.TwiMLException, caught.value.args)


def test_an_element_of_twilio_goes_into_a_document():
    response = VoiceResponse().append(Gather(num_digits=1).append(TheirSay("Press 1.")))
    response.hangup()
    assert response.to_xml(xml_declaration=False) == (
        '<Response><Gather numDigits="1"><Say>Press 1.</Say></Gather><Hangup /></Response>'
    )


def test_an_element_of_ours_does_not_go_into_one_of_twilio():
    with pytest.raises(twilio.twiml.TwiMLException):
        twilio.twiml.TwiML().append(Say("Hello"))


def test_a_class_of_twilio_is_no_element():
    with pytest.raises(ours.TwiMLException):
        VoiceResponse().append(TheirSay)


def test_without_twilio_the_exception_is_the_plain_one():
    program = """
import sys
from flexml.compat.twilio import TwiML, TwiMLException
try:
    TwiML().append(5)
except TwiMLException as error:
    print(type(error) is TwiMLException, "twilio" in sys.modules, error)
"""
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert run.stdout == "True False Only nesting of TwiML and strings are allowed\n"
