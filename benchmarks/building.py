"""W1: a document of ten elements is built and printed; and what has to be imported first."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence

import twilio.twiml.voice_response as twilio

from flexml.compat.twilio import VoiceResponse, validation

from . import documents
from .measure import Result, Work, paired

ROUNDS = 300


def results() -> Iterator[Result]:
    """Measure the builder beside twilio-python and bare lxml, then the import and the stand-in for twilio."""
    for what, numbers in (("", [1] * ROUNDS), (", other values", range(ROUNDS))):
        ours = repeated(documents.ours, numbers)
        for peer, build, goal in (
            ("twilio-python", documents.with_twilio, 0.25),
            ("lxml, unchecked", documents.with_lxml, 1.0),
        ):
            both = paired(ours, repeated(build, numbers))
            yield both.result("W1", f"build and print, checked{what}", peer, goal, ROUNDS)
    imports = paired(imported("flexml.twiml"), imported("twilio.twiml.voice_response"), runs=25)
    yield imports.result("W1", "import in a new process", "twilio.twiml.voice_response", 1.0)
    with validation("off"):
        stand_in = paired(repeated(with_stand_in, range(ROUNDS)), repeated(with_twilio, range(ROUNDS)))
    yield stand_in.result("", "stand-in for twilio, unchecked", "twilio-python", 1.0, ROUNDS)


def repeated(build: Callable[[int], object], numbers: Sequence[int]) -> Work:
    def rounds() -> None:
        for number in numbers:
            build(number)

    return rounds


def imported(module: str) -> Work:
    return lambda: subprocess.run([sys.executable, "-c", f"import {module}"], check=True)


def with_stand_in(number: int) -> str:
    """Return the document of a handler that is written for twilio."""
    document = VoiceResponse()
    with document.gather(num_digits=1, action="https://example.com/menu", timeout=5) as menu:
        menu.say(f"Press {number} to talk to us.", voice="Polly.Joanna", language="en-US")
    document.dial("+15550100001", caller_id="+15550100000", time_limit=600)
    document.say("Goodbye.")
    return str(document)


def with_twilio(number: int) -> str:
    """Return the same, from the same calls."""
    document = twilio.VoiceResponse()
    with document.gather(num_digits=1, action="https://example.com/menu", timeout=5) as menu:
        menu.say(f"Press {number} to talk to us.", voice="Polly.Joanna", language="en-US")
    document.dial("+15550100001", caller_id="+15550100000", time_limit=600)
    document.say("Goodbye.")
    return str(document)
