"""The programs in the guide to signatures."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

GUIDE = (Path(__file__).parents[2] / "docs/signatures.md").read_text(encoding="utf-8")
PROGRAMS = re.findall(r"^```python\n(.*?)^```", GUIDE, re.DOTALL | re.MULTILINE)


@pytest.fixture
def flask_program(monkeypatch):
    monkeypatch.setenv("TWILIO_AUTH_TOKEN", "a token for tests")
    return run(PROGRAMS[0])


def run(program):
    names = {"__name__": __name__}
    exec(program, names)
    return names


def test_the_flask_program_answers_who_signed(flask_program):
    client, headers = flask_program["app"].test_client(), flask_program["twilio"].sign("/call", [("a", "b")])
    assert client.post("/call", data={"a": "b"}, headers=headers).text == "<Response/>"
    assert client.post("/call", data={"a": "c"}, headers=headers).status_code == 403


def test_the_function_behind_a_gateway_answers_who_signed():
    names = run(PROGRAMS[1])
    event = {"rawPath": "/call", "rawQueryString": "x=1", "headers": names["twilio"].sign("/call?x=1"), "body": ""}
    assert names["handler"](event)["statusCode"] == 200
    assert names["handler"](event | {"rawQueryString": "x=2"})["statusCode"] == 403


def test_the_lines_for_tests_hold():
    assert "accepts" in PROGRAMS[2]
    run(PROGRAMS[2])


def test_the_log_is_as_the_guide_shows_it():
    names = run(PROGRAMS[2])
    meant, known = names["twilio"], type(names["twilio"])("http://calls.example.com", "a token for tests")
    fields = [(f"field{number}", "") for number in range(12)]
    with pytest.raises(Exception, match="the signature does not fit") as caught:
        known.verify("/call", meant.sign("/call", fields), fields)
    assert str(caught.value) in GUIDE
