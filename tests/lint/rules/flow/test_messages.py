"""What the rules about control flow say, where they say it in more than one way."""

from __future__ import annotations

import pytest

from flexml.dialects import get_dialect
from flexml.lint import check_document
from flexml.source import parse


def finding(rule, content, dialect="twiml"):
    document = parse(f"<Response>{content}</Response>")
    report = check_document(document, get_dialect(dialect))
    (found,) = (one for one in report if one.name == rule)
    return found


def related(found):
    return [other.span.cut(found.source.text) for other in found.related]


@pytest.mark.parametrize(
    ("rule", "dialect", "content", "message"),
    [
        ("unreachable-after-terminal", "twiml", "<Hangup/><Echo/>", "`Echo` never runs: `Hangup` ends the call"),
        ("unreachable-after-terminal", "twiml", "<Leave/><Echo/>", "`Echo` never runs: `Leave` ends this document"),
        (
            "gather-without-action",
            "twiml",
            "<Gather/>",
            "`Gather` has no `action`: this document is asked for again, with what was entered",
        ),
        (
            "gather-without-action",
            "flexml",
            "<gather/>",
            "`gather` has no `action`, and no page of the vendor says who is told the keys then",
        ),
        (
            "reject-not-first",
            "flexml",
            "<play>/a.mp3</play><reject/>",
            "`reject` follows `play`, which has answered the call: there is nothing left to decline",
        ),
        (
            "answer-on-bridge-not-first",
            "twiml",
            '<Pause/><Echo/><Dial answerOnBridge="true">+14155550100</Dial>',
            "`answerOnBridge` has no effect after `Echo`, which has answered the call",
        ),
        (
            "repeated-verb",
            "twiml",
            "<Say>Hello.</Say><Say>Hello.</Say><Say>Hello.</Say>",
            "`Say` stands 3 times in a row, with the same content",
        ),
    ],
)
def test_message_names_the_verbs_as_written(rule, dialect, content, message):
    assert message == finding(rule, content, dialect).message


@pytest.mark.parametrize(
    ("rule", "content", "place"),
    [
        ("unreachable-after-redirect", "<Redirect>/menu</Redirect><Echo/>", "Redirect"),
        ("unreachable-after-action", '<Dial action="/a">+14155550100</Dial><Echo/>', 'action="/a"'),
        ("unreachable-after-endless-loop", "<Say loop='0'>Hello.</Say><Echo/>", "loop='0'"),
        ("unreachable-after-endless-loop", '<Gather><Say loop="0">Hello.</Say></Gather><Echo/>', 'loop="0"'),
        ("gather-branch-unreachable", '<Gather actionOnEmptyResult="true"/><Echo/>', 'actionOnEmptyResult="true"'),
        ("verbs-after-record", '<Record action="/a"/><Echo/>', 'action="/a"'),
        ("verbs-after-pay", '<Pay action="/a"/><Echo/>', 'action="/a"'),
        ("reject-not-first", "<Pause/><Echo/><Reject/>", "Echo"),
        ("answer-on-bridge-not-first", '<Echo/><Dial answerOnBridge="true">+14155550100</Dial>', "Echo"),
        ("repeated-verb", "<Echo/><Echo/>", "Echo"),
    ],
)
def test_other_place_is_what_it_is_due_to(rule, content, place):
    assert [place] == related(finding(rule, content))


@pytest.mark.parametrize(
    ("content", "places"),
    [
        ('<Record recordSession="true"/>', []),
        ('<Record recordSession="true"/><Override/><Hangup/>', ["Override", "Hangup"]),
        ('<Record recordSession="true"/>' + "<Override/>" * 5, ["Override"] * 3),
    ],
)
def test_some_of_the_verbs_that_do_not_wait_are_shown(content, places):
    assert places == related(finding("background-verb-is-last", content, "flexml"))
