"""A value type reads the text of a document, and writes the values of Python."""

from __future__ import annotations

import decimal
import enum
from datetime import timedelta
from pathlib import PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flexml.dialects.text import forbidden_character
from flexml.dialects.values import Boolean, Decimal, Enum, Fault, ItemList, Json, Number, String, Url, ValueType
from flexml.dialects.words import nearest, one_of

TEXT = String("text", "text")
NAME = String("name", "a name", min_length=1, max_length=5)
KEYS = String("keys", "keys", pattern="[0-9#*,]+")
COUNT = Number("count", "a whole number", min=0)
SIGNED = Number("integer", "a whole number")
LENGTH = Number("seconds", "a whole number of seconds", min=1, max=600, unit="s")
DELAY = Number("milliseconds", "a whole number of milliseconds", min=0, unit="ms")
PATIENCE = Number("patience", "a whole number", min=0, words=("auto",))
SPEED = Decimal("speed", "a number", min=0.5, max=2)
PAUSE = Decimal("pause", "a number of seconds", min=0, unit="s")
METHOD = Enum("method", "a request method", ("POST", "GET"), ignore_case=True)
TRACK = Enum("track", "a track", ("inbound_track", "both_tracks"), aliases=("both",))
VOICE = Enum("voice", "a voice", ("man", "woman"), open=True)
KEY = Enum("key", "a key", ("0", "1", "#"))
FLAG = Boolean("boolean", "a flag")
EVENTS = ItemList("events", "events", values=("initiated", "ringing", "completed"))
CARDS = ItemList("cards", "numbers", min=1, max=20)
ANY_URL = Url("url", "a URL")
SOCKET = Url("socket", "a URL", schemes=("ws", "wss"))
ABSOLUTE = Url("absolute", "a URL", relative=False)
JSON = Json("json", "a JSON object")


class Word(str):
    """Text of a class of its own, as template engines make it."""


class Colour(enum.Enum):
    RED = "red"
    ONE = 1
    NOTHING = None


class Answer(enum.Enum):
    YES = True


class Level(enum.IntEnum):
    LOW = 3


class Track(enum.StrEnum):
    BOTH = "both_tracks"


def kind(type_: ValueType, text: str) -> str | None:
    fault = type_.fault(text)
    return None if fault is None else fault.kind


def fault_of(type_: ValueType, text: str) -> Fault:
    fault = type_.fault(text)
    assert fault is not None
    return fault


# Text that stands in a document


@pytest.mark.parametrize(
    ("type_", "text", "expected"),
    [
        (TEXT, "", None),
        (TEXT, " any text ", None),
        (NAME, "", "empty"),
        (NAME, "agent", None),
        (NAME, "agents", "length"),
        (NAME, "😀😀😀😀😀", None),
        (KEYS, "1,2#", None),
        (KEYS, " 1 ", None),
        (KEYS, "", "empty"),
        (KEYS, "1w2", "form"),
        (KEYS, "1\n2", "form"),
        (KEYS, "١", "form"),
        (COUNT, "0", None),
        (COUNT, "007", None),
        (COUNT, "\n5\t", None),
        (COUNT, "", "empty"),
        (COUNT, "five", "form"),
        (COUNT, "-1", "form"),
        (COUNT, "+1", "form"),
        (COUNT, "1.0", "form"),
        (COUNT, "1e3", "form"),
        (COUNT, "1_0", "form"),
        (COUNT, "١", "form"),
        (COUNT, "²", "form"),
        (COUNT, "５", "form"),
        (COUNT, "5\u00a0", "form"),
        (COUNT, "9" * 18, None),
        (COUNT, "9" * 19, "form"),
        (COUNT, "9" * 100_000, "form"),
        (SIGNED, "-5", None),
        (SIGNED, "- 5", "form"),
        (LENGTH, "0", "range"),
        (LENGTH, "1", None),
        (LENGTH, "600", None),
        (LENGTH, "601", "range"),
        (PATIENCE, "auto", None),
        (PATIENCE, "Auto", "form"),
        (SPEED, "0.5", None),
        (SPEED, "2", None),
        (SPEED, "2.01", "range"),
        (SPEED, ".5", "form"),
        (SPEED, "1.", "form"),
        (SPEED, "1,5", "form"),
        (SPEED, "nan", "form"),
        (SPEED, "٠.٥", "form"),
        (METHOD, "GET", None),
        (METHOD, "get", None),
        (METHOD, " Post ", None),
        (METHOD, "PUT", "choice"),
        (METHOD, "", "empty"),
        (TRACK, "both_tracks", None),
        (TRACK, "both", None),
        (TRACK, "Both_Tracks", "case"),
        (TRACK, "inbound", "choice"),
        (VOICE, "woman", None),
        (VOICE, "Woman", "case"),
        (VOICE, "Polly.Joanna", "unlisted"),
        (FLAG, "true", None),
        (FLAG, "True", "case"),
        (FLAG, "1", "choice"),
        (EVENTS, "initiated", None),
        (EVENTS, "  initiated\n ringing ", None),
        (EVENTS, "", "empty"),
        (EVENTS, "initiated,ringing", "separator"),
        (EVENTS, "['initiated', 'ringing']", "separator"),
        (EVENTS, "initiated\u00a0ringing", "separator"),
        (EVENTS, "initiated busy", "choice"),
        (CARDS, "1 20", None),
        (CARDS, "0", "choice"),
        (CARDS, "21", "choice"),
        (CARDS, "١", "choice"),
        (CARDS, "1_0", "choice"),
        (CARDS, "9" * 100_000, "choice"),
        (ANY_URL, "https://example.com", None),
        (ANY_URL, "/next", None),
        (ANY_URL, "", "empty"),
        (ANY_URL, " \n ", "empty"),
        (SOCKET, "wss://example.com", None),
        (SOCKET, "WSS://example.com", None),
        (SOCKET, "/audio", None),
        (SOCKET, "https://example.com", "scheme"),
        (ABSOLUTE, "ftp://example.com", None),
        (ABSOLUTE, "/next", "scheme"),
        (ABSOLUTE, "//example.com/next", "scheme"),
        (Url("next", "a URL", empty=True), "", None),
        (JSON, "{}", None),
        (JSON, "[]", "form"),
        (JSON, "{'a': 1}", "form"),
        (JSON, "", "form"),
        (JSON, "[" * 100_000, "form"),
    ],
)
def test_text_is_judged(type_: ValueType, text: str, expected: str | None) -> None:
    assert kind(type_, text) == expected


@pytest.mark.parametrize(
    ("type_", "text", "meant"),
    [
        (FLAG, "True", "true"),
        (TRACK, "BOTH_TRACKS", "both_tracks"),
        (TRACK, "inbound_trak", "inbound_track"),
        (METHOD, "PSOT", "POST"),
        (METHOD, "xyz", None),
        (PATIENCE, "autp", "auto"),
        (EVENTS, "initiated, ringing", "initiated ringing"),
        (EVENTS, "rining", "ringing"),
    ],
)
def test_a_fault_says_what_was_probably_meant(type_: ValueType, text: str, meant: str | None) -> None:
    assert fault_of(type_, text).nearest == meant


@pytest.mark.parametrize(
    ("type_", "words"),
    [
        (NAME, "a name of 1 to 5 characters"),
        (String("note", "text", max_length=160), "text of at most 160 characters"),
        (String("note", "text", min_length=1), "text of at least 1 character"),
        (KEYS, "keys"),
        (COUNT, "a whole number"),
        (LENGTH, "a whole number of seconds from 1 to 600"),
        (Number("positive", "a whole number", min=1), "a whole number of at least 1"),
        (Number("small", "a whole number", max=9), "a whole number of at most 9"),
        (PATIENCE, "a whole number, or `auto`"),
        (SPEED, "a number from 0.5 to 2"),
        (METHOD, "`POST` or `GET`"),
        (VOICE, "a voice such as `man` or `woman`"),
        (FLAG, "`true` or `false`"),
        (EVENTS, "events out of `initiated`, `ringing` or `completed`, separated by spaces"),
        (CARDS, "numbers from 1 to 20, separated by spaces"),
        (ANY_URL, "a URL"),
        (SOCKET, "a URL that begins with `ws://` or `wss://`"),
        (ABSOLUTE, "a URL that begins with its scheme"),
    ],
)
def test_a_type_says_what_it_takes(type_: ValueType, words: str) -> None:
    assert type_.describe() == words


def test_a_fault_tells_the_length_that_was_found() -> None:
    assert fault_of(NAME, "agents").reason == "takes a name of 1 to 5 characters, and this one has 6"


# Values of Python


@pytest.mark.parametrize(
    ("type_", "value", "text"),
    [
        (TEXT, "caller", "caller"),
        (TEXT, 5, "5"),
        (TEXT, Word("caller"), "caller"),
        (TEXT, Colour.RED, "red"),
        (TEXT, Colour.ONE, "1"),
        (TEXT, Level.LOW, "3"),
        (COUNT, 5, "5"),
        (COUNT, "5", "5"),
        (COUNT, Word("5"), "5"),
        (COUNT, Level.LOW, "3"),
        (COUNT, Colour.ONE, "1"),
        (LENGTH, timedelta(minutes=2), "120"),
        (LENGTH, timedelta(milliseconds=1500), "1.5"),
        (LENGTH, timedelta(seconds=-3), "-3"),
        (LENGTH, timedelta(milliseconds=-3500), "-3.5"),
        (DELAY, timedelta(seconds=2), "2000"),
        (DELAY, timedelta(seconds=1, milliseconds=1), "1001"),
        (DELAY, timedelta(microseconds=1), "0.001"),
        (PAUSE, timedelta(milliseconds=250), "0.25"),
        (SPEED, 1.5, "1.5"),
        (SPEED, 100.0, "100"),
        (SPEED, 2, "2"),
        (SPEED, decimal.Decimal("1.50"), "1.5"),
        (SPEED, decimal.Decimal(100), "100"),
        (SPEED, 1e20, "100000000000000000000"),
        (METHOD, "get", "get"),
        (TRACK, Track.BOTH, "both_tracks"),
        (KEY, 1, "1"),
        (KEY, Colour.ONE, "1"),
        (FLAG, True, "true"),
        (FLAG, False, "false"),
        (FLAG, "true", "true"),
        (FLAG, Answer.YES, "true"),
        (TRACK, True, "true"),
        (EVENTS, ["ringing", "initiated"], "ringing initiated"),
        (EVENTS, ("ringing",), "ringing"),
        (EVENTS, {"completed", "initiated"}, "initiated completed"),
        (EVENTS, frozenset({"nothing", "completed"}), "completed nothing"),
        (EVENTS, [], ""),
        (EVENTS, "ringing", "ringing"),
        (CARDS, [3, 11], "3 11"),
        (CARDS, {11, 3, 2}, "2 3 11"),
        (CARDS, 4, "4"),
        (ANY_URL, Word("/next"), "/next"),
        (JSON, {"a": [1, None]}, '{"a": [1, null]}'),
        (JSON, '{"a": 1}', '{"a": 1}'),
    ],
)
def test_a_python_value_becomes_text(type_: ValueType, value: object, text: str) -> None:
    written = type_.text_of(value)
    assert written == text
    assert type(written) is str


@pytest.mark.parametrize(
    ("type_", "value"),
    [
        *((type_, {"a": 1}) for type_ in (TEXT, COUNT, SPEED, METHOD, FLAG, EVENTS, ANY_URL)),
        *((type_, None) for type_ in (TEXT, COUNT, SPEED, METHOD, FLAG, EVENTS, ANY_URL, JSON)),
        *((type_, b"5") for type_ in (TEXT, COUNT, SPEED, METHOD, FLAG, EVENTS, ANY_URL, JSON)),
        *((type_, Colour.NOTHING) for type_ in (TEXT, COUNT, SPEED, METHOD, FLAG, EVENTS, ANY_URL, JSON)),
        *((type_, ["a"]) for type_ in (TEXT, COUNT, SPEED, METHOD, FLAG, ANY_URL, JSON)),
        (TEXT, True),
        (TEXT, 1.5),
        (COUNT, True),
        (COUNT, Answer.YES),
        (COUNT, 5.0),
        (COUNT, timedelta(seconds=5)),
        (SPEED, True),
        (FLAG, 1.0),
        (EVENTS, ["ringing", None]),
        (EVENTS, {True}),
        (EVENTS, {"ringing": 1}),
        (ANY_URL, 5),
        (ANY_URL, PurePosixPath("/next")),
        (JSON, {"a": object()}),
        (JSON, {"a": float("nan")}),
    ],
)
def test_a_python_value_without_a_text_is_refused(type_: ValueType, value: object) -> None:
    assert type_.text_of(value) is None


@given(st.timedeltas(timedelta(0), timedelta(days=10_000)))
def test_a_time_in_whole_milliseconds_is_one_number(time: timedelta) -> None:
    whole = time - timedelta(microseconds=time.microseconds % 1000)
    assert DELAY.text_of(whole) == str(whole // timedelta(milliseconds=1))


@given(st.decimals(min_value=0, max_value=999_999, places=6))
def test_a_decimal_keeps_its_value(number: decimal.Decimal) -> None:
    text = Decimal("number", "a number").text_of(number)
    assert text is not None
    assert decimal.Decimal(text) == number
    assert Decimal("number", "a number", min=0).fault(text) is None


@given(st.text())
def test_no_text_makes_a_type_fail(text: str) -> None:
    faults = [type_.fault(text) for type_ in (NAME, KEYS, COUNT, SPEED, METHOD, VOICE, EVENTS, CARDS, SOCKET, JSON)]
    assert {fault.kind for fault in faults if fault} <= {
        *("empty", "form", "range", "length", "unlisted", "choice", "case", "separator", "scheme"),
    }


@given(st.integers(0, 10**18 - 1))
def test_a_number_that_is_written_is_read(number: int) -> None:
    text = COUNT.text_of(number)
    assert text is not None
    assert COUNT.fault(text) is None


# What XML cannot carry, and words for people


@pytest.mark.parametrize(
    ("text", "index"),
    [
        ("plain", None),
        ("tab\tnew line\r\n", None),
        ("é 😀 \u2028", None),
        ("a\x00", 1),
        ("\x0b", 0),
        ("ab\ud800", 2),
        ("a\ufffe", 1),
        ("\uffff", 0),
        ("\x85", None),
    ],
)
def test_the_first_forbidden_character_is_found(text: str, index: int | None) -> None:
    assert forbidden_character(text) == index


@pytest.mark.parametrize(
    ("word", "found"), [("METHOD", "method"), ("acton", "action"), ("Aktion", "action"), ("zzz", None), ("", None)]
)
def test_the_nearest_word_is_found(word: str, found: str | None) -> None:
    assert nearest(word, ("action", "method", "timeout")) == found


def test_words_are_listed_as_people_do() -> None:
    assert one_of(("a",)) == "`a`"
    assert one_of(("a", "b", "c")) == "`a`, `b` or `c`"
    assert one_of(tuple(map(str, range(20)))).endswith("`11` or one of 8 more")
