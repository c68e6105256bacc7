"""What the vendor's pages say for certain about TwiML, in words."""

from __future__ import annotations

from pathlib import Path

import pytest

from flexml.dialects import dialect_names, get_dialect
from flexml.dialects.loader import load_dialect
from flexml.dialects.spec import AttributeSpec, Dialect, ElementSpec
from flexml.source.pragma import ROLES

FOLDER = Path(__file__).parents[2] / "flexml" / "dialects"
VOICE = load_dialect(FOLDER / "twiml.toml")
MESSAGING = load_dialect(FOLDER / "twiml-messaging.toml")
FAX = load_dialect(FOLDER / "twiml-fax.toml")
ALL = pytest.mark.parametrize("dialect", [VOICE, MESSAGING, FAX], ids=lambda dialect: dialect.name)


def element(name: str, parent: str | None = None, dialect: Dialect = VOICE) -> ElementSpec:
    spec = dialect.element(name, parent)
    assert spec is not None, f"{dialect.name} knows {name}"
    return spec


def attribute(path: str, parent: str | None = None, dialect: Dialect = VOICE) -> AttributeSpec:
    name, _, key = path.partition("@")
    return element(name, parent, dialect).attributes[key]


def takes(path: str, value: str, parent: str | None = None, dialect: Dialect = VOICE) -> bool:
    return attribute(path, parent, dialect).type.fault(value) is None


# The tables as a whole


@ALL
def test_each_element_names_a_page_of_the_vendor(dialect: Dialect) -> None:
    strangers = [
        spec.key
        for spec in dialect.elements.values()
        if not spec.urls or not all(url.startswith("https://www.twilio.com/docs/") for url in spec.urls)
    ]
    assert strangers == []


@ALL
def test_each_default_is_a_value_of_its_type(dialect: Dialect) -> None:
    wrong = [
        (spec.key, row.name, row.default)
        for spec in dialect.elements.values()
        for row in spec.attributes.values()
        if row.default is not None and row.type.fault(row.default) is not None
    ]
    assert wrong == []


@ALL
def test_each_sentence_ends_with_a_full_stop(dialect: Dialect) -> None:
    specs = dialect.elements.values()
    sentences = [
        *(spec.doc for spec in specs),
        *(spec.text.doc for spec in specs if spec.text is not None),
        *(row.doc for spec in specs for row in spec.attributes.values()),
    ]
    assert [sentence for sentence in sentences if not sentence.endswith(".")] == []


@ALL
def test_each_element_but_the_root_has_a_place(dialect: Dialect) -> None:
    assert [dialect.root] == [spec.key for spec in dialect.elements.values() if not spec.parents]


@ALL
def test_no_foreign_name_is_a_name_of_the_dialect(dialect: Dialect) -> None:
    assert set() == set(dialect.foreign) & set(dialect.names)


@ALL
def test_each_method_is_post_unless_it_is_given(dialect: Dialect) -> None:
    methods = [
        row for spec in dialect.elements.values() for row in spec.attributes.values() if row.type.name == "method"
    ]
    assert methods
    assert {"POST"} == {row.default for row in methods}


def test_the_three_languages_count_68_elements() -> None:
    # `Sip` counts twice, as in `Dial` and in `Refer`; `Sms` of messages is that of calls.
    assert len(VOICE.names) + 1 + len(MESSAGING.names) - 1 + len(FAX.names) == 68


@pytest.mark.parametrize("dialect", [VOICE, MESSAGING], ids=lambda dialect: dialect.name)
def test_a_document_has_at_most_64_kilobytes(dialect: Dialect) -> None:
    assert dialect.max_bytes == 64 * 1024


@ALL
def test_names_are_case_sensitive(dialect: Dialect) -> None:
    assert not dialect.ignores_case


# Nesting


def test_queue_and_prompt_stand_in_their_verbs_only() -> None:
    assert element("Queue").parents == ("Dial",)
    assert element("Prompt").parents == ("Pay",)


def test_a_conference_stands_alone_and_once() -> None:
    dial = element("Dial")
    assert "Conference" in dial.alone
    assert dict(dial.limits)["Conference"] == 1


def test_a_dial_rings_at_most_ten() -> None:
    assert element("Dial").max_children == 10


def test_connect_takes_exactly_one_noun() -> None:
    assert (element("Connect").min_children, element("Connect").max_children) == (1, 1)


@pytest.mark.parametrize("verb", ["Start", "Stop"])
def test_start_and_stop_take_at_least_one_noun(verb: str) -> None:
    assert (element(verb).min_children, element(verb).max_children) == (1, None)


def test_gather_holds_prompts_only() -> None:
    assert {"Say", "Play", "Pause"} == set(element("Gather").children)


def test_say_holds_ten_speech_tags() -> None:
    assert len(element("Say").children) == 10
    assert {"ssml"} == {element(name).kind for name in element("Say").children}


def test_the_inside_of_failover_is_not_judged() -> None:
    failover = element("Failover")
    assert failover.open_content
    assert not failover.complete


# Text


def test_play_needs_a_url_or_digits() -> None:
    text = element("Play").text
    assert text is not None
    assert (text.required, text.unless) == (True, ("@digits",))


def test_play_in_gather_sends_no_digits() -> None:
    play = element("Play", "Gather")
    assert list(play.attributes) == ["loop"]
    assert play.text is not None
    assert (play.text.required, play.text.unless) == (True, ())


def test_sip_in_refer_is_an_address_alone() -> None:
    sip = element("Sip", "Refer")
    assert (sip.attributes, sip.children) == ({}, ())
    assert element("Sip", "Dial").attributes


@pytest.mark.parametrize(("number", "taken"), [("+14155550123", True), ("415-555-0123", True), ("nobody", False)])
def test_a_phone_number_may_be_formatted(number: str, taken: bool) -> None:
    text = element("Number").text
    assert text is not None
    assert taken == (text.type.fault(number) is None)


@pytest.mark.parametrize(
    ("address", "taken"), [("sip:kate@example.com?X-Id=1", True), ("kate@example.com", True), ("kate", False)]
)
def test_a_sip_endpoint_is_a_uri(address: str, taken: bool) -> None:
    text = element("Sip").text
    assert text is not None
    assert taken == (text.type.fault(address) is None)


def test_a_queue_needs_a_name_or_a_reservation() -> None:
    text = element("Queue").text
    assert text is not None
    assert text.unless == ("@reservationSid",)


def test_a_redirect_of_a_call_may_be_empty_and_that_of_a_message_may_not() -> None:
    voice, messaging = element("Redirect").text, element("Redirect", dialect=MESSAGING).text
    assert voice is not None
    assert messaging is not None
    assert (voice.required, messaging.required) == (False, True)


def test_a_message_needs_text_a_body_or_media() -> None:
    text = element("Message", dialect=MESSAGING).text
    assert text is not None
    assert (text.required, text.unless, text.alone) == (True, ("Body", "Media"), False)


# Attributes


@pytest.mark.parametrize("noun", ["Stream", "Siprec", "Transcription", "Recording"])
def test_a_name_is_required_where_something_is_stopped(noun: str) -> None:
    assert attribute(f"{noun}@name", "Stop").required
    assert not attribute(f"{noun}@name", "Start").required


@pytest.mark.parametrize("verb", ["Start", "Connect"])
def test_a_stream_needs_a_url_unless_it_names_a_connector(verb: str) -> None:
    stream = element("Stream", verb)
    url = stream.attributes["url"]
    assert stream.is_missing(url, {})
    assert not stream.is_missing(url, {"connectorName": "mine"})
    assert not element("Stream", "Stop").attributes["url"].required


def test_a_stream_goes_to_a_secure_web_socket_without_a_query() -> None:
    assert takes("Stream@url", "wss://example.com/audio", "Start")
    assert not takes("Stream@url", "ws://example.com/audio", "Start")
    assert not attribute("Stream@url", "Start").type.query  # type: ignore[attr-defined]


def test_a_stream_in_both_directions_sends_what_comes_in() -> None:
    assert not takes("Stream@track", "both_tracks", "Connect")
    assert takes("Stream@track", "both_tracks", "Start")


def test_tracks_of_a_recording_have_no_suffix() -> None:
    assert takes("Recording@track", "inbound")
    assert not takes("Recording@track", "inbound_track")


def test_speech_timeout_takes_auto() -> None:
    assert takes("Gather@speechTimeout", "auto")
    assert takes("Gather@speechTimeout", "3")
    assert not takes("Gather@speechTimeout", "soon")


def test_timeout_takes_auto_as_one_place_of_the_page_does() -> None:
    assert takes("Gather@timeout", "auto")
    assert not takes("Gather@timeout", "five")


def test_one_key_finishes_a_gather_and_any_of_several_a_recording() -> None:
    assert [takes("Gather@finishOnKey", keys) for keys in ("", "#", "*#")] == [True, True, False]
    assert [takes("Record@finishOnKey", keys) for keys in ("", "#", "*#")] == [True, True, True]


def test_numdigits_has_an_effect_while_keys_are_awaited() -> None:
    gather = element("Gather")
    digits = gather.attributes["numDigits"]
    assert gather.lacks(digits, {}) == ()
    assert gather.lacks(digits, {"input": "speech"}) == ("input~dtmf",)
    assert gather.lacks(digits, {"input": "speech dtmf"}) == ()


def test_a_bank_account_is_no_card() -> None:
    pay = element("Pay")
    assert pay.lacks(pay.attributes["bankAccountType"], {}) == ("paymentMethod=ach-debit",)
    assert pay.lacks(pay.attributes["securityCode"], {}) == ()


def test_pay_asks_https_only() -> None:
    assert takes("Pay@action", "https://example.com/paid")
    assert not takes("Pay@action", "http://example.com/paid")


@pytest.mark.parametrize(
    ("path", "low", "high"),
    [
        ("Dial@timeout", 5, 600),
        ("Dial@timeLimit", 1, 86400),
        ("Number@machineDetectionTimeout", 3, 60),
        ("Sip@machineDetectionSilenceTimeout", 2000, 10000),
        ("Conference@maxParticipants", 1, 250),
        ("Pay@maxAttempts", 1, 3),
        ("ConversationRelay@speechTimeout", 600, 5000),
    ],
)
def test_numbers_keep_their_range(path: str, low: int, high: int) -> None:
    edges = (low - 1, low, high, high + 1)
    assert [takes(path, str(number)) for number in edges] == [False, True, True, False]


def test_record_takes_the_booleans_of_former_days() -> None:
    assert takes("Dial@record", "true")
    assert takes("Dial@record", "record-from-answer-dual")
    assert not takes("Dial@record", "yes")


def test_providers_are_known_in_any_case() -> None:
    assert takes("ConversationRelay@ttsProvider", "google")
    assert not takes("ConversationRelay@ttsProvider", "nobody")


def test_a_voice_is_never_wrong() -> None:
    assert takes("Say@voice", "Google.en-US-Chirp3-HD-Somebody")


def test_an_unlisted_language_is_a_hint() -> None:
    fault = attribute("Say@language").type.fault("en-UK")
    assert fault is not None
    assert fault.kind == "unlisted"


@pytest.mark.parametrize(
    "path",
    [
        "Recording@name",
        "Dial@callReason",
        "Dial@passports",
        "Client@clientNotificationUrl",
        "Transcription@enableProviderData",
        "Gather@maxSpeechTime",
        "ConversationRelay@eotThreshold",
    ],
)
def test_what_only_pages_or_only_sdks_know_is_known(path: str) -> None:
    assert attribute(path).deprecated is None


@pytest.mark.parametrize(
    "name", ["backgroundnoisereduction", "speechtimeout", "deepgramsmartformat", "ignorebackchannel"]
)
def test_the_lower_case_names_of_some_sdks_are_frowned_upon(name: str) -> None:
    assert attribute(f"ConversationRelay@{name}").deprecated


@pytest.mark.parametrize("name", ["Sms", "Sim", "Autopilot", "Assistant", "Conversation"])
def test_what_has_gone_is_deprecated(name: str) -> None:
    assert element(name).deprecated


# Behaviour


def test_what_answers_a_call() -> None:
    silent = [name for name in element("Response").children if not element(name).behaviour.answers]
    assert silent == ["Pause", "Reject"]
    assert not element("Dial").behaviour_of({"answerOnBridge": "true"}).answers


def test_where_a_terminal_verb_leads() -> None:
    verbs = [spec for spec in map(element, element("Response").children) if spec.behaviour.flow == "terminal"]
    assert {spec.name: spec.behaviour.ends for spec in verbs} == {
        "Leave": "document",
        "Redirect": "document",
        "Reject": "call",
        "Hangup": "call",
    }


@pytest.mark.parametrize("verb", ["Dial", "Enqueue", "Connect", "Refer", "Sms"])
def test_these_verbs_hand_over_to_their_action(verb: str) -> None:
    behaviour = element(verb).behaviour
    assert (behaviour.action, behaviour.without_action) == ("always", "next")


@pytest.mark.parametrize("verb", ["Gather", "Record", "Pay"])
def test_these_verbs_ask_for_the_same_document_without_an_action(verb: str) -> None:
    behaviour = element(verb).behaviour
    assert (behaviour.action, behaviour.without_action) == ("on-input", "self")


def test_gather_may_ask_its_action_without_input() -> None:
    assert element("Gather").behaviour_of({"actionOnEmptyResult": "true"}).action == "always"


def test_nothing_is_concluded_from_the_action_of_a_message() -> None:
    assert element("Message", dialect=MESSAGING).behaviour.action == "never"


@pytest.mark.parametrize("verb", ["Say", "Play"])
def test_a_loop_of_zero_does_not_end(verb: str) -> None:
    assert element(verb).behaviour_of({"loop": "0"}).endless
    assert not element(verb).behaviour_of({"loop": "1"}).endless


def test_all_that_goes_on_beside_a_call_is_known_by_its_name() -> None:
    assert {spec.key: spec.behaviour.stream for spec in VOICE.elements.values() if spec.behaviour.stream} == {
        "Start/Stream": "opens",
        "Connect/Stream": "opens-bidirectional",
        "Stop/Stream": "closes",
        "Start/Siprec": "opens",
        "Stop/Siprec": "closes",
        "Start/Transcription": "opens",
        "Stop/Transcription": "closes",
        "Start/Recording": "opens",
        "Stop/Recording": "closes",
    }


def test_every_role_of_a_table_can_be_named():
    assert {role for name in dialect_names() for role in get_dialect(name).roles} <= set(ROLES)


@pytest.mark.parametrize("name", ["interruptible", "welcomeGreetingInterruptible", "reportInputDuringAgentSpeech"])
@pytest.mark.parametrize("value", ["none", "dtmf", "speech", "any", "true", "false"])
def test_what_cuts_speech_short_takes_the_booleans_of_former_days_too(name: str, value: str) -> None:
    assert takes(f"ConversationRelay@{name}", value)
