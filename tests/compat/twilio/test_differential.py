"""The same calls to twilio and to the stand-in give the same strings and the same exceptions."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
import twilio.twiml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import flexml.compat.twilio

from .twins import KEYWORDS, MODULES, RESPONSES, TEXTS, VALUES, WORDS, Method, attempt, classes, methods, printed, seen

PACKAGES = twilio.twiml, flexml.compat.twilio
METHODS = list(methods())


@pytest.fixture(autouse=True, scope="module")
def unchecked() -> Iterator[None]:
    with flexml.compat.twilio.validation("off"):
        yield


@st.composite
def calls(draw: st.DrawFn, method: Method) -> tuple[tuple[object, ...], dict[str, object]]:
    """Arguments for a method: some by position, some by name, some of no parameter, now and then too few or many."""
    names = [parameter.name for parameter in method.parameters]
    first = draw(st.integers(0, len(names))) if draw(st.booleans()) else min(1, len(names))
    positional = [draw(TEXTS if index == 0 else VALUES) for index in range(first)]
    chosen = draw(st.lists(st.sampled_from(names), unique=True)) if names else []
    keywords = {name: draw(VALUES) for name in chosen if name not in names[:first]}
    return tuple(positional), keywords | draw(st.dictionaries(KEYWORDS, VALUES, max_size=2))


@pytest.mark.parametrize("method", METHODS, ids=str)
@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_a_method_does_the_same(method: Method, data: st.DataObject):
    positional, keywords = data.draw(calls(method))
    results = []
    for module in MODULES[method.module]:
        cls = getattr(module, method.owner)
        if method.name == "__init__":
            element, outcome = attempt(cls, *positional, **keywords)
        else:
            element = cls.__new__(cls)
            module.TwiML.__init__(element)
            _, outcome = attempt(getattr(element, method.name), *positional, **keywords)
        results.append([outcome, seen(element), None if element is None else printed(element)])
    theirs, ours = results
    assert ours == theirs


@pytest.mark.parametrize("method", METHODS, ids=str)
def test_every_parameter_goes_where_it_goes_in_twilio(method: Method):
    """Each value is another one, so that two parameters that change places are seen."""
    values = [f"{parameter.name} of {method}" for parameter in method.parameters]
    results = []
    for module in MODULES[method.module]:
        owner = getattr(module, method.owner)
        if method.name == "__init__":
            results.append([str(owner(*values)), str(owner(**dict(zip(names(method), values, strict=True))))])
        else:
            parents = [module.TwiML(), module.TwiML()]
            function = getattr(owner, method.name)
            function(parents[0], *values)
            function(parents[1], **dict(zip(names(method), values, strict=True)))
            results.append([str(parent) for parent in parents])
    theirs, ours = results
    assert ours == theirs
    assert [value for value in values if value not in theirs[0]] == []


def names(method: Method) -> list[str]:
    return [parameter.name for parameter in method.parameters]


STEPS = st.one_of(
    st.tuples(st.just("method"), st.integers(0, 1000), TEXTS, st.booleans()),
    st.tuples(st.just("append"), TEXTS),
    st.tuples(st.just("nest"), TEXTS),
    st.tuples(st.just("append an element"), st.integers(0, 1000), WORDS),
    st.tuples(st.just("add_child"), WORDS, st.dictionaries(KEYWORDS, VALUES, max_size=2), st.booleans()),
    st.tuples(st.just("value"), TEXTS),
    st.tuples(st.just("attribute"), WORDS, VALUES),
    st.tuples(st.just("up")),
)


def build(module: Any, response: str, steps: list[tuple[Any, ...]]) -> list[object]:
    """Take the steps from a new document on; where one goes into a child, the next are taken in it."""
    path = [getattr(module, response)()]
    results: list[object] = []
    for step in steps:
        here, child, into = path[-1], None, False
        match step:
            case "method", index, text, into:
                words = [word for word in vars(type(here)) if not word.startswith("_")]
                if words:
                    child, outcome = attempt(getattr(here, words[index % len(words)]), text)
                    results.append(outcome)
            case "append", text:
                results.append(attempt(here.append, text)[1])
            case "nest", text:
                results.append(attempt(here.nest, text)[1])
            case "append an element", index, text:
                known = list(classes(module).values())
                element, outcome = attempt(known[index % len(known)], text)
                results += [outcome, attempt(here.append, element)[1]]
            case "add_child", name, keywords, into:
                given = () if into else ("text",)
                child, outcome = attempt(here.add_child, name, *given, **keywords)
                results.append(outcome)
            case "value", text:
                here.value = text
            case "attribute", name, value:
                here.attrs[name] = value
            case ("up",) if len(path) > 1:
                path.pop()
        if into and child is not None:
            with child as entered:
                path.append(entered)
    return [*results, seen(path[0]), printed(path[0])]


@pytest.mark.parametrize("module", MODULES)
@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(steps=st.lists(STEPS, max_size=12))
def test_a_document_is_built_the_same(module: str, steps: list[tuple[Any, ...]]):
    theirs, ours = (build(side, RESPONSES[module], steps) for side in MODULES[module])
    assert ours == theirs


@pytest.mark.parametrize("name", ["lower_camel", "format_language"])
@settings(max_examples=200, deadline=None)
@given(word=st.none() | KEYWORDS | st.sampled_from(["en-us", "EN_us", "en-US\n", "en-USA", "e1-US", "en--US", "en"]))
def test_a_function_returns_the_same(name: str, word: str | None):
    (_, theirs), (_, ours) = (attempt(getattr(package, name), word) for package in PACKAGES)
    assert ours == theirs


@pytest.mark.parametrize("package", PACKAGES, ids=["twilio", "flexml"])
class TestQuirks:
    """What a program may rely on, written down so that it is seen to be meant."""

    def test_a_text_in_the_place_of_another_replaces_it(self, package):
        node = package.GenericNode("a", "lost")
        node.append("x").append("y").add_child("b")
        node.append("lost").append("z")
        assert node.to_xml(xml_declaration=False) == "<a>y<b />z</a>"

    def test_a_number_as_text_fails_when_it_is_printed(self, package):
        with pytest.raises(TypeError, match="cannot serialize 5"):
            str(package.GenericNode("a", 5))

    def test_a_dict_becomes_json_and_stays_it(self, package):
        node = package.GenericNode("a", {"b": 1})
        assert node.to_xml(xml_declaration=False) == '<a>{"b": 1}</a>'
        assert node.value == '{"b": 1}'

    def test_an_attribute_that_is_no_text_prints_as_python_says_it(self, package):
        node = package.GenericNode("a", None, b=["x"], c=True, d=None, e=1.0)
        assert node.to_xml(xml_declaration=False) == '<a b="[\'x\']" c="true" e="1.0" />'

    def test_an_exception_in_a_block_is_not_held_back(self, package):
        with pytest.raises(KeyError), package.TwiML():
            raise KeyError

    def test_names_of_attributes_may_be_added(self, package, monkeypatch):
        monkeypatch.setitem(package.TwiML.MAP, "klass", "class")
        assert package.GenericNode("a", None, klass="b").to_xml(False) == '<a class="b" />'

    def test_a_subclass_is_named_after_itself_and_may_print_otherwise(self, package):
        class Beep(package.TwiML):  # type: ignore[name-defined,misc] # either of two
            def xml(self):
                element = super().xml()
                element.set("added", "1")
                return element

        parent = package.TwiML()
        parent.nest(Beep(length=1))
        assert str(parent) == '<?xml version="1.0" encoding="UTF-8"?><TwiML><Beep length="1" added="1" /></TwiML>'
