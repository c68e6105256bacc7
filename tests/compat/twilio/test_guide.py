"""What the guide shows and says is true."""

from __future__ import annotations

import re
import subprocess
import sys
import warnings
from collections.abc import Callable
from pathlib import Path

import pytest

from flexml.compat.twilio import VoiceResponse, validation

GUIDE = (Path(__file__).parents[3] / "docs" / "twilio.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", GUIDE, re.DOTALL | re.MULTILINE)


def test_the_example_prints_and_is_told_what_is_shown(tmp_path):
    (tmp_path / "call.py").write_text(blocks("python")[0])
    run = subprocess.run([sys.executable, "call.py"], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert run.stdout.endswith('<Response><Dial timeout="3">+15550100001</Dial></Response>\n')
    (shown,) = blocks("text")
    assert run.stderr.splitlines()[0].endswith(shown.rstrip())


def test_the_settings_are_taken(tmp_path):
    run = subprocess.run([sys.executable, "-c", blocks("python")[1]], cwd=tmp_path, check=True)
    assert run.returncode == 0


HABITS: dict[str, Callable[[VoiceResponse], object]] = {
    "a lost text": lambda response: response.say("Your code is").append("1234"),
    "a list": lambda response: response.gather(input=["dtmf", "speech"]),
    "a dict": lambda response: response.play("https://example.com/a.mp3", loop={"a": 1}),
    "an unknown name": lambda response: response.gather(num_digit=1),
    "a prompt outside of its verb": lambda response: response.prompt(),
    "a queue outside of its verb": lambda response: response.queue("support"),
    "a control character": lambda response: response.say("\x07"),
}


@pytest.mark.parametrize("habit", HABITS.values(), ids=HABITS)
def test_a_habit_of_twilio_is_told(habit):
    response = VoiceResponse()
    habit(response)
    response.hangup()
    with validation("warn"), warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        str(response)
    assert caught


def test_a_name_in_camel_case_works_and_is_not_told():
    response = VoiceResponse()
    response.gather(numDigits=1)
    response.hangup()
    with validation("warn"), warnings.catch_warnings():
        warnings.simplefilter("error")
        assert 'numDigits="1"' in str(response)
