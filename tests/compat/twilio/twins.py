"""Drives twilio and the stand-in with the same calls, and records what each of them does."""

from __future__ import annotations

import importlib
import inspect
from collections.abc import Callable, Iterator
from decimal import Decimal
from enum import Enum
from typing import Any, NamedTuple

import twilio.twiml
from hypothesis import strategies as st

import flexml.compat.twilio

RESPONSES = {
    "voice_response": "VoiceResponse",
    "messaging_response": "MessagingResponse",
    "fax_response": "FaxResponse",
}
MODULES = {
    name: (importlib.import_module(f"twilio.twiml.{name}"), importlib.import_module(f"flexml.compat.twilio.{name}"))
    for name in RESPONSES
}


class Method(NamedTuple):
    """A method of a class of twilio, or its constructor."""

    module: str
    owner: str
    name: str

    @property
    def parameters(self) -> tuple[inspect.Parameter, ...]:
        function = getattr(getattr(MODULES[self.module][0], self.owner), self.name)
        return tuple(inspect.signature(function).parameters.values())[1:-1]

    def __str__(self) -> str:
        return f"{self.owner}.{self.name}"


def classes(module: object) -> dict[str, type]:
    return {name: value for name, value in vars(module).items() if isinstance(value, type)}


def methods() -> Iterator[Method]:
    for name, (theirs, _) in MODULES.items():
        for owner, cls in classes(theirs).items():
            if cls is not twilio.twiml.TwiML:
                yield Method(name, owner, "__init__")
                yield from (Method(name, owner, word) for word in vars(cls) if not word.startswith("_"))


def attempt(call: Callable[..., object], *positional: object, **keywords: object) -> tuple[Any, object]:
    """What a call gives, if anything, and what can be seen of it or of its failure."""
    try:
        result = call(*positional, **keywords)
    except Exception as error:
        return None, (type(error).__name__, str(error))
    return result, seen(result)


def seen(value: object) -> object:
    """What can be seen of a value, apart from where its class comes from."""
    if not isinstance(value, twilio.twiml.TwiML | flexml.compat.twilio.TwiML):
        return value
    inside = [seen(verb) for verb in value.verbs]
    return type(value).__name__, value.name, repr(value.value), repr(value.attrs), inside


def printed(element: Any) -> list[object]:
    """How an element prints, also the second time: twilio changes a `dict` when it is printed."""
    ways = attempt(str, element), attempt(element.to_xml, xml_declaration=False), attempt(element.to_xml, True)
    return [*(outcome for _, outcome in ways), repr(element.value)]


class Colour(Enum):
    RED = "red"


class Word(str, Enum):  # noqa: UP042 - what prints with the name of its class
    GET = "GET"


class Loud:
    def __str__(self) -> str:
        raise ValueError("no words")

    def __repr__(self) -> str:
        return "Loud()"


WORDS = st.text(
    st.characters(exclude_categories=()) | st.sampled_from("<>&\"'\r\n\t\0\x1f\u2028\ud800é😀]]>{}:"), max_size=8
)
PLAIN = st.none() | st.booleans() | st.integers() | st.floats() | WORDS
VALUES = st.recursive(
    PLAIN | st.binary(max_size=3) | st.sampled_from([Decimal("1.50"), Colour.RED, Word.GET, Loud(), object]),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(PLAIN, inner, max_size=2),
    max_leaves=4,
)
TEXTS = WORDS | VALUES
ODD_NAMES = (
    "",
    "_",
    "__",
    "a_b",
    "a__b",
    "_a",
    "foO_Bar",
    "straße_ß",
    "Σ_Σ",
    "xml_lang",
    "for_",
    "class_",
    "name",
    "self",
)
KEYWORDS = st.sampled_from(ODD_NAMES) | WORDS | st.sampled_from(["{urn:x}a", "data-x", "xml:lang", "value", "message"])
