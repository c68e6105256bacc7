"""What is said of a document that should work at another vendor as well: how bad it is, and in which words."""

from __future__ import annotations

import pytest

from flexml.diagnostics import Severity
from flexml.dialects import get_dialect
from flexml.lint import Policy, Selection, check_document
from flexml.source import parse

INFO, WARNING, ERROR = Severity.INFO, Severity.WARNING, Severity.ERROR
Said = tuple[Severity, str, str | None]


def said(rule: str, xml: str, dialect: str, target: str | None = None) -> list[Said]:
    policy = Policy(Selection((rule,)), targets=(target,) if target else ())
    report = check_document(parse(f"<Response>{xml}</Response>"), get_dialect(dialect), policy)
    return [(finding.severity, finding.message, finding.help) for finding in report]


def test_a_lost_element_comes_with_what_to_use_instead() -> None:
    assert said("dialect-unsupported-element", "<Dtmf>1</Dtmf><Wait/>", "flexml", "twiml") == [
        (WARNING, "`Dtmf` does not exist in TwiML Voice", "in TwiML, use `Play` with `digits`"),
        (WARNING, "`Wait` does not exist in TwiML Voice", "in TwiML, use `Pause`"),
    ]


def test_an_element_that_exists_elsewhere_cannot_stand_there() -> None:
    xml = '<Reject><Parameter name="a" value="b"/></Reject>'
    message = "`Parameter` cannot stand in `Reject` in FlexML"
    assert said("dialect-unsupported-element", xml, "twiml", "flexml") == [(WARNING, message, None)]


def test_a_lost_attribute_comes_with_its_name_there() -> None:
    xml = '<Record callbackUrl="/ready" recordSession="false" stringKey1="a"/>'
    assert said("dialect-unsupported-attribute", xml, "flexml", "twiml") == [
        (
            WARNING,
            "`callbackUrl` of `Record` does not exist in TwiML Voice",
            "TwiML Voice calls it `recordingStatusCallback`",
        ),
        (INFO, "`recordSession` of `Record` does not exist in TwiML Voice", "use `Recording` inside `Start`"),
        (WARNING, "`stringKey1` of `Record` does not exist in TwiML Voice", None),
    ]


@pytest.mark.parametrize(
    ("xml", "severity", "message"),
    [
        ('<Reject reason="decline"/>', WARNING, "`reason` of `Reject` takes `rejected` or `busy`, not `decline`"),
        ('<Gather method="get"/>', WARNING, "`method` of `Gather` takes `GET` or `POST`, not `get`"),
    ],
)
def test_a_value_is_told_with_what_is_allowed_there(xml: str, severity: Severity, message: str) -> None:
    ((given, words, _),) = said("dialect-unsupported-value", xml, "flexml", "twiml")
    assert (given, words) == (severity, f"in TwiML Voice, {message}")


@pytest.mark.parametrize(
    ("xml", "severity"),
    [
        ('<Say voice="alice">Hello.</Say>', INFO),
        ('<Dial><Number sendDigits="1w">+14155550123</Number></Dial>', INFO),
        ('<Say loop="101">Hello.</Say>', WARNING),
        (f"<Say>{'a' * 1025}</Say>", WARNING),
    ],
)
def test_what_the_pages_of_a_target_leave_open_is_a_hint(xml: str, severity: Severity) -> None:
    assert [given for given, _, _ in said("dialect-unsupported-value", xml, "twiml", "flexml")] == [severity]


def test_a_text_that_is_too_long_is_not_repeated() -> None:
    ((_, message, _),) = said("dialect-unsupported-value", f"<Say>{'a' * 1025}</Say>", "twiml", "flexml")
    assert message == "in FlexML, the text of `Say` takes text of at most 1024 characters, and this one has 1025"


def test_a_text_that_fits_says_nothing() -> None:
    assert said("dialect-unsupported-value", f"<Say>{'a' * 1024}</Say>", "twiml", "flexml") == []


def test_defaults_are_told_for_both_sides() -> None:
    xml = '<Dial timeout="20">15550100</Dial>'
    assert said("default-differs-between-dialects", xml, "flexml", "twiml") == [
        (
            INFO,
            "`Dial` does not set `timeLimit`, and it has no default that TwiML Voice shares",
            "set `timeLimit`, which is not documented in FlexML and `14400` in TwiML Voice",
        )
    ]


def test_several_defaults_of_an_element_are_one_hint() -> None:
    ((_, message, _),) = said("default-differs-between-dialects", "<Record/>", "flexml", "twiml")
    names = "`maxLength`, `timeout`, `finishOnKey` and `trim`"
    assert message == f"`Record` does not set {names}, and they have no default that TwiML Voice shares"


def test_an_attribute_without_effect_has_no_default_that_matters() -> None:
    xml = '<Gather input="speech" timeout="5" action="/a"/>'
    assert said("default-differs-between-dialects", xml, "twiml", "flexml") == []


def test_what_leads_elsewhere_is_told_for_both_sides() -> None:
    message = (
        "without `action`, `Record` leads to the next verb in FlexML, and has this document asked for again"
        " in TwiML Voice"
    )
    assert said("behaviour-differs-between-dialects", "<Record/>", "flexml", "twiml") == [
        (WARNING, message, "set `action`")
    ]


@pytest.mark.parametrize(("dialect", "target"), [("flexml", "twiml"), ("twiml", "flexml")])
def test_the_first_verb_answers_in_one_of_them(dialect: str, target: str) -> None:
    message = "as the first verb, `Pause` answers the call in FlexML, and lets it ring in TwiML Voice"
    xml = "<Pause/><Pause/><Hangup/>"
    assert said("behaviour-differs-between-dialects", xml, dialect, target) == [(INFO, message, None)]


def test_a_difference_without_an_attribute_is_marked_at_the_element() -> None:
    assert said("meaning-differs-between-dialects", '<Sms from="1">Hi</Sms>', "flexml", "twiml") == [
        (INFO, "`Sms` without `to` goes to the caller in TwiML, and to the called number in FlexML", "set `to`")
    ]


def test_a_foreign_attribute_is_told_with_its_owner() -> None:
    assert said("foreign-attribute-name", '<Record transcription="true"/>', "twiml") == [
        (ERROR, "`transcription` of `Record` belongs to TeXML, not to TwiML Voice", "TwiML Voice calls it `transcribe`")
    ]


def test_a_foreign_attribute_is_a_warning_where_the_page_is_not_complete() -> None:
    assert [given for given, _, _ in said("foreign-attribute-name", '<Gather input="speech"/>', "flexml")] == [WARNING]


def test_a_foreign_attribute_is_renamed_only_where_the_own_one_is_free() -> None:
    policy = Policy(Selection(("foreign-attribute-name",)))
    xml = '<Response><Record transcription="true" transcribe="true"/><Record transcription="true"/></Response>'
    both, alone = check_document(parse(xml), get_dialect("twiml"), policy)
    assert (both.fix, alone.fix and alone.fix.safe) == (None, False)


def test_what_a_check_as_the_target_finds_is_told_once() -> None:
    xml = '<Sms to="15550100" from="15550101">Hi</Sms><Redirect/>'
    assert said("dialect-unsupported-use", xml, "flexml", "twiml") == [
        (INFO, "in TwiML Voice, `Sms` is deprecated", "send messages over the REST API")
    ]


def test_all_rules_together_say_each_thing_once() -> None:
    xml = '<Response><Play digits="1,2" loop="2" loopPause="1"/><Dtmf>1</Dtmf></Response>'
    report = check_document(parse(xml), get_dialect("flexml"), Policy(targets=("twiml",)))
    assert [finding.name for finding in report if finding.severity > INFO] == [
        "attribute-not-alone",
        "dialect-unsupported-value",
        "dialect-unsupported-attribute",
        "dialect-unsupported-element",
    ]
