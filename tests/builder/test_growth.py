"""Long documents, and elements deep inside each other: twice as much takes twice the work."""

from __future__ import annotations

import copy
import pickle
from collections.abc import Callable

import pytest

from flexml import Element, load, twiml
from flexml.twiml import Response, Say
from tests.growth import calls_in


def with_verbs(count: int) -> Response:
    response = Response()
    for number in range(count):
        response.say(f"Hello, caller {number}", voice="Polly.Joanna", loop=2)
    return response


def with_appended(count: int) -> Response:
    response = Response()
    for number in range(count):
        response.append(Say(f"Hello, caller {number}"))
    return response


def with_texts(count: int) -> Say:
    say = Say()
    for number in range(count):
        say.append(f"piece {number} ")
    return say


def with_names_that_differ(count: int) -> twiml.Stream:
    stream = twiml.Stream(url="wss://example.com/agent")
    for number in range(count):
        stream.parameter(name=f"name {number}", value="value")
    return stream


def with_attributes_set(count: int) -> Response:
    say = Say("Hello")
    for number in range(count):
        say.set(loop=number, voice=None if number % 2 else "man")
    return Response(say)


WAYS = {
    "verbs": with_verbs,
    "elements that are appended": with_appended,
    "a list": lambda count: Response([Say("Hello") for _ in range(count)]),
    "pieces of text": with_texts,
    "a number in pieces": lambda count: twiml.Dial().append(*"5" * count),
    "children that must differ": with_names_that_differ,
    "attributes that are set": with_attributes_set,
}
USES: dict[str, Callable[[Element], object]] = {
    "print": str,
    "print on lines": lambda element: element.to_xml(pretty=True),
    "children": lambda element: element.children,
    "copy": copy.copy,
    "deep copy": copy.deepcopy,
    "compare": lambda element: element == copy.deepcopy(element),
    "pickle": pickle.dumps,
    "repr": repr,
    "load": lambda element: load(str(element), "twiml"),
}


@pytest.mark.parametrize("make", WAYS.values(), ids=WAYS)
def test_twice_the_length_is_built_with_twice_the_calls(make):
    make(10)  # what is done once is done
    assert calls_in(lambda: make(2000)) < 2.2 * calls_in(lambda: make(1000)) + 200


@pytest.mark.parametrize("use", USES.values(), ids=USES)
def test_twice_the_length_is_used_with_twice_the_calls_in(use):
    use(with_verbs(10))
    short, long = with_verbs(1000), with_verbs(2000)
    assert calls_in(lambda: use(long)) < 2.2 * calls_in(lambda: use(short)) + 200


def nested(depth: int) -> Element:
    element = twiml.Lang("Hello")
    for _ in range(depth):
        element = twiml.Lang(element, xml_lang="en-US")
    return element


@pytest.mark.parametrize("use", [copy.copy, copy.deepcopy, USES["compare"]], ids=["copy", "deep copy", "compare"])
def test_twice_the_depth_takes_twice_the_calls_in(use):
    use(nested(10))
    shallow, deep = nested(2000), nested(4000)
    assert calls_in(lambda: use(deep)) < 2.2 * calls_in(lambda: use(shallow)) + 200


def test_ten_thousand_verbs_make_a_document():
    printed = str(with_verbs(10_000))
    assert printed.count("<Say ") == 10_000
    assert load(printed, "twiml") == with_verbs(10_000)
