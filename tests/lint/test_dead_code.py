"""One finding for a whole stretch of verbs that never run."""

from __future__ import annotations

import pytest

from flexml.diagnostics import apply_edits
from flexml.dialects import get_dialect
from flexml.lint import check_document
from flexml.source import parse

DEAD = ("unreachable-after-terminal", "unreachable-after-redirect", "unreachable-after-action")


def findings(content, dialect="flexml"):
    report = check_document(parse(f"<Response>{content}</Response>"), get_dialect(dialect))
    return [finding for finding in report if finding.name in DEAD]


@pytest.mark.parametrize(
    ("dead", "severity"),
    [
        ("<Hangup/>", "info"),
        ("<Hangup/><Reject/><Hangup/>", "info"),
        ("<Say>Hello.</Say>", "warning"),
        ("<Hangup/><Say>Hello.</Say>", "warning"),
        ("<Redirect>/menu</Redirect>", "warning"),
    ],
)
def test_verbs_that_only_end_the_call_do_no_harm(dead, severity):
    (found,) = findings(f"<Hangup/>{dead}")
    assert severity == found.severity.word


@pytest.mark.parametrize(
    ("dead", "subject"),
    [
        ("<Hangup/>", "`Hangup` never runs"),
        ("<wait/><Pause/>", "`wait` and the verb after it never run"),
        ("<Pause/><Pause/><Say>Hello.</Say><Nothing/>", "`Pause` and the 2 verbs after it never run"),
    ],
)
def test_message_counts_the_verbs(dead, subject):
    (found,) = findings(f"<Redirect>/menu</Redirect>{dead}")
    assert found.message.startswith(f"{subject}: ")


def test_fix_removes_the_stretch_and_may_change_the_call():
    content = "<Dial action='/dialed'>15550100</Dial><Pause/><!-- then --><Say>Hello.</Say>"
    (found,) = findings(content)
    assert found.fix is not None
    assert not found.fix.safe
    left = apply_edits(f"<Response>{content}</Response>", found.fix.edits)
    assert left == "<Response><Dial action='/dialed'>15550100</Dial></Response>"


@pytest.mark.parametrize(
    ("cause", "related"),
    [
        ('<Dial action="/dialed">15550100</Dial>', 'action="/dialed"'),
        ("<Redirect>/menu</Redirect>", "Redirect"),
        ("<Reject/>", "Reject"),
    ],
)
def test_what_makes_them_dead_is_the_other_place(cause, related):
    text = f"<Response>{cause}<Say>Hello.</Say></Response>"
    (found,) = findings(f"{cause}<Say>Hello.</Say>")
    assert [related] == [other.span.cut(text) for other in found.related]


def test_streams_are_not_judged_where_control_never_comes():
    stop = '<Stop><Stream name="{}"/></Stop>'
    start = '<Start><Stream url="wss://example.com/a" name="a"/></Start>'
    content = f"{start}<Say>Hello.</Say><Hangup/>{start}{stop.format('b')}{stop.format('a')}<Start/>"
    report = check_document(parse(f"<Response>{content}</Response>"), get_dialect("flexml"))
    assert [finding.name for finding in report if finding.code.startswith("FX20")] == []
