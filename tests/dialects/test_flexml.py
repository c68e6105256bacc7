"""What the vendor's pages say for certain about FlexML, and what they leave open, in words."""

from __future__ import annotations

from pathlib import Path

import pytest

from flexml.dialects.loader import load_dialect
from flexml.dialects.spec import AttributeSpec, ElementSpec, TextSpec
from flexml.dialects.values import Enum, Number, Url

DIALECT = load_dialect(Path(__file__).parents[2] / "flexml" / "dialects" / "flexml.toml")
ROWS = [(spec, row) for spec in DIALECT.elements.values() for row in spec.attributes.values()]


def element(name: str, parent: str | None = None) -> ElementSpec:
    spec = DIALECT.element(name, parent)
    assert spec is not None, f"FlexML knows {name}"
    return spec


def attribute(path: str, parent: str | None = None) -> AttributeSpec:
    name, _, key = path.partition("@")
    return element(name, parent).attributes[key]


def text_of(name: str) -> TextSpec:
    text = element(name).text
    assert text is not None, f"{name} has text"
    return text


def takes(path: str, value: str, parent: str | None = None) -> bool:
    return attribute(path, parent).type.fault(value) is None


# The table as a whole


def test_there_are_one_root_18_verbs_and_4_nouns() -> None:
    kinds = [element(name).kind for name in DIALECT.names]
    assert {kind: kinds.count(kind) for kind in kinds} == {"root": 1, "verb": 18, "noun": 4}


def test_each_element_names_a_page_of_the_vendor() -> None:
    strangers = [
        spec.key
        for spec in DIALECT.elements.values()
        if not spec.urls or not all("carrierx.com/" in url for url in spec.urls)
    ]
    assert strangers == []


def test_each_sentence_ends_with_a_full_stop() -> None:
    specs = DIALECT.elements.values()
    sentences = [
        *(spec.doc for spec in specs),
        *(spec.text.doc for spec in specs if spec.text is not None),
        *(row.doc for _, row in ROWS),
    ]
    assert [sentence for sentence in sentences if not sentence.endswith(".")] == []


def test_no_foreign_name_is_a_name_of_the_dialect() -> None:
    assert {name.lower() for name in DIALECT.foreign} & {name.lower() for name in DIALECT.names} == set()


def test_names_match_without_regard_to_case() -> None:
    assert DIALECT.ignores_case
    assert [DIALECT.resolve(name) for name in ("HangUp", "AMD", "wait")] == [
        element("Hangup"),
        element("Amd"),
        element("Wait"),
    ]


def test_no_limit_of_a_document_is_known() -> None:
    assert DIALECT.max_bytes == 0


def test_no_vendor_page_marks_anything_as_deprecated() -> None:
    assert [spec.key for spec in DIALECT.elements.values() if spec.deprecated] == []
    assert [row.name for _, row in ROWS if row.deprecated] == []


def test_a_method_may_be_written_in_lower_case() -> None:
    methods = [row for _, row in ROWS if row.name.lower().endswith("method")]
    assert len(methods) == 10
    assert {row.type.fault(word) for row in methods for word in ("GET", "POST", "get", "post")} == {None}


@pytest.mark.parametrize(("name", "needed"), [("method", "action"), ("errorMethod", "errorAction")])
def test_a_method_has_no_effect_without_its_url(name: str, needed: str) -> None:
    owners = {spec.name: row.requires for spec, row in ROWS if row.name == name and needed in spec.attributes}
    owners.pop("Gather", None)  # no page says what becomes of the keys without an `action`
    assert len(owners) > 1
    assert set(owners.values()) == {(needed,)}


# Nesting


@pytest.mark.parametrize("outer", ["Gather", "PreAnswer"])
def test_prompts_nest_in_gather_and_preanswer(outer: str) -> None:
    assert set(element(outer).children) == {"Say", "Play", "Pause", "Wait"}


@pytest.mark.parametrize(
    ("noun", "parents"),
    [
        ("File", ("Play",)),
        ("Number", ("Dial",)),
        ("Parameter", ("Stream",)),
        ("Stream", ("Connect", "Start", "Stop")),
    ],
)
def test_a_noun_stands_in_its_verbs(noun: str, parents: tuple[str, ...]) -> None:
    assert element(noun).parents == parents


def test_connect_takes_exactly_one_stream() -> None:
    assert (element("Connect").min_children, element("Connect").max_children) == (1, 1)


@pytest.mark.parametrize("verb", ["Start", "Stop"])
def test_start_and_stop_may_hold_several_streams(verb: str) -> None:
    assert (element(verb).min_children, element(verb).max_children) == (1, None)


def test_two_parameters_of_a_stream_have_two_names() -> None:
    assert element("Parameter").unique == "name"


# Streams


def test_start_needs_a_url_stop_a_name_and_connect_neither() -> None:
    required = {
        verb: {row.name for row in element("Stream", verb).attributes.values() if row.required}
        for verb in ("Start", "Stop", "Connect")
    }
    assert required == {"Start": {"url"}, "Stop": {"name"}, "Connect": set()}


def test_only_streams_are_streams() -> None:
    assert {spec.key: spec.behaviour.stream for spec in DIALECT.elements.values() if spec.behaviour.stream} == {
        "Start/Stream": "opens",
        "Connect/Stream": "opens-bidirectional",
        "Stop/Stream": "closes",
    }


@pytest.mark.parametrize("verb", ["Start", "Connect"])
def test_a_stream_goes_to_a_web_socket_without_a_query(verb: str) -> None:
    url = attribute("Stream@url", verb).type
    assert isinstance(url, Url)
    assert not url.query
    assert [takes("Stream@url", address, verb) for address in ("ws://a.example", "wss://a.example", "/audio")] == [
        True
    ] * 3
    assert not takes("Stream@url", "https://a.example", verb)


def test_two_attributes_name_the_track_in_two_vocabularies() -> None:
    assert attribute("Stream@track").excludes == ("audio_track",)
    assert attribute("Stream@audio_track").excludes == ("track",)
    words = ("inbound", "inbound_track", "both", "both_tracks", "mixed", "mixed_tracks")
    assert [takes("Stream@track", word) for word in words] == [False, True, False, True, False, True]
    assert [takes("Stream@audio_track", word) for word in words] == [True, False, True, False, True, False]


# Attributes and text


@pytest.mark.parametrize(
    ("path", "low", "high"), [("Say@loop", 0, 100), ("Say@loopPause", 0, 300), ("Play@loop", 0, 100)]
)
def test_numbers_keep_their_range(path: str, low: int, high: int) -> None:
    edges = (low - 1, low, high, high + 1)
    assert [takes(path, str(number)) for number in edges] == [False, True, True, False]


@pytest.mark.parametrize("path", ["Pause@length", "Wait@length", "Play@controlSkip", "Gather@numDigits"])
def test_these_begin_at_one(path: str) -> None:
    assert [takes(path, number) for number in ("0", "1", "100000")] == [False, True, True]


@pytest.mark.parametrize(
    ("path", "unit"),
    [("Pause@length", "s"), ("Pause@minNoise", "ms"), ("Amd@greeting", "ms"), ("Stream@maxLength", "s")],
)
def test_a_time_has_its_unit(path: str, unit: str) -> None:
    type_ = attribute(path).type
    assert isinstance(type_, Number)
    assert type_.unit == unit


def test_a_length_of_noise_needs_noise() -> None:
    pause = element("Pause")
    assert pause.lacks(pause.attributes["minNoise"], {}) == ("noise=true",)
    assert pause.lacks(pause.attributes["minNoise"], {"noise": "true"}) == ()


@pytest.mark.parametrize(("name", "most"), [("Say", 1024), ("Sms", 670)])
def test_a_text_has_a_limit(name: str, most: int) -> None:
    text = text_of(name)
    assert text.required
    assert [text.type.fault("a" * length) is None for length in (most, most + 1)] == [True, False]


@pytest.mark.parametrize(("tones", "taken"), [("1,2,,#*", True), ("1w2", False), ("", False), ("A", False)])
def test_a_comma_waits_between_tones_and_a_letter_does_not(tones: str, taken: bool) -> None:
    assert (text_of("Dtmf").type.fault(tones) is None) == taken
    assert takes("Play@digits", tones) == taken


def test_play_needs_a_url_a_file_or_digits() -> None:
    text = text_of("Play")
    assert (text.required, text.unless, text.alone) == (True, ("@digits", "File"), True)


def test_dial_needs_a_number_in_either_place() -> None:
    text = text_of("Dial")
    assert (text.required, text.unless, text.alone) == (True, ("Number",), True)


@pytest.mark.parametrize("number", ["15550100", "+15550100", "sip:alice@sip.example.com"])
def test_how_a_party_is_written_stays_open(number: str) -> None:
    assert [text_of(name).type.fault(number) for name in ("Dial", "Number")] == [None, None]


def test_there_are_twelve_reasons_to_reject() -> None:
    reasons = attribute("Reject@reason").type
    assert isinstance(reasons, Enum)
    assert len(reasons.values) == 12
    assert not reasons.open


# What the sources leave open is never an error


@pytest.mark.parametrize("voice", ["female", "Polly.Somebody-Neural"])
def test_an_unlisted_voice_is_a_hint(voice: str) -> None:
    fault = attribute("Say@voice").type.fault(voice)
    assert fault is not None
    assert fault.kind == "unlisted"


@pytest.mark.parametrize("path", ["Gather@finishOnKey", "Record@finishOnKey"])
def test_the_underscore_of_the_vendors_samples_is_taken(path: str) -> None:
    assert takes(path, "_")


@pytest.mark.parametrize(
    "path",
    [
        "Gather@numDigits",
        "Gather@actionOnEmptyResult",
        "Record@direction",
        "Record@maxLength",
        "Record@trim",
        "Play@timeLimit",
        "Play@stopOnKey",
        "Dial@timeout",
        "Amd@initialSilence",
        "Number@sendDigits",
        "Stream@maxLength",
    ],
)
def test_what_no_public_row_defines_is_uncertain(path: str) -> None:
    assert attribute(path).uncertain


@pytest.mark.parametrize("name", ["Response", "Say", "PreAnswer"])
def test_what_else_may_stand_inside_is_uncertain(name: str) -> None:
    assert element(name).uncertain


def test_a_file_may_have_its_sid_elsewhere() -> None:
    assert text_of("File").uncertain


def test_which_pages_are_incomplete() -> None:
    assert {spec.name for spec in DIALECT.elements.values() if not spec.complete} == {
        *("Amd", "Dial", "File", "Gather", "Number", "Play", "Record"),
    }


# Behaviour


def test_where_a_terminal_verb_leads() -> None:
    verbs = [spec for spec in map(element, element("Response").children) if spec.behaviour.flow == "terminal"]
    assert {spec.name: (spec.behaviour.ends, spec.behaviour.target) for spec in verbs} == {
        "Redirect": ("document", "text"),
        "Reject": ("call", None),
        "Hangup": ("call", None),
    }


@pytest.mark.parametrize("verb", ["Amd", "Dial", "Play", "Sms"])
def test_these_verbs_hand_over_to_their_action(verb: str) -> None:
    assert (element(verb).behaviour.action, element(verb).behaviour.without_action) == ("always", "next")


@pytest.mark.parametrize("verb", ["Gather", "Record"])
def test_the_next_verb_is_reached_without_input(verb: str) -> None:
    assert (element(verb).behaviour.action, element(verb).behaviour.without_action) == ("on-input", "next")


def test_gather_may_ask_its_action_without_input() -> None:
    assert element("Gather").behaviour_of({"actionOnEmptyResult": "true"}).action == "always"
    assert element("Gather").behaviour_of({"actionOnEmptyResult": "false"}).action == "on-input"


def test_connect_has_no_action() -> None:
    assert element("Connect").attributes == {}
    assert element("Connect").behaviour.action == "never"


def test_what_goes_on_in_the_background() -> None:
    assert element("Start").behaviour.flow == "background"
    assert element("Play").behaviour_of({"background": "true"}).flow == "background"
    assert element("Record").behaviour_of({"recordSession": "true"}).flow == "background"
    assert [element(verb).behaviour_of({}).flow for verb in ("Play", "Record", "Connect")] == ["blocking"] * 3


def test_a_loop_of_zero_does_not_end_by_itself() -> None:
    assert element("Say").behaviour_of({"loop": "0"}).endless
    assert element("Play").behaviour_of({"loop": "0"}).endless
    assert not element("Say").behaviour_of({"loop": "1"}).endless
    assert not element("Play").behaviour_of({"loop": "0", "background": "true"}).endless
    assert not element("Play").behaviour_of({"loop": "0", "stopOnKey": "#"}).endless


def test_what_does_not_answer_a_call() -> None:
    silent = {name for name in element("Response").children if not element(name).behaviour.answers}
    assert silent == {"Override", "PreAnswer", "Redirect", "Reject", "Stop"}
