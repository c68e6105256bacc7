"""What several rules could say of one place is said once."""

from __future__ import annotations

from flexml.diagnostics import INFO
from flexml.dialects import get_dialect
from flexml.lint import Policy, check_document
from flexml.source import parse


def test_a_document_for_two_vendors_gets_one_finding_for_each_thing():
    xml = '<Response><Play digits="1,2" loop="2" loopPause="1"/><Dtmf>1</Dtmf></Response>'
    report = check_document(parse(xml), get_dialect("flexml"), Policy(targets=("twiml",)))
    assert [finding.name for finding in report if finding.severity > INFO] == [
        "attribute-not-alone",
        "dialect-unsupported-value",
        "dialect-unsupported-attribute",
        "dialect-unsupported-element",
    ]


def test_streams_are_not_judged_where_control_never_comes():
    stop = '<Stop><Stream name="{}"/></Stop>'
    start = '<Start><Stream url="wss://example.com/a" name="a"/></Start>'
    content = f"{start}<Say>Hello.</Say><Hangup/>{start}{stop.format('b')}{stop.format('a')}<Start/>"
    report = check_document(parse(f"<Response>{content}</Response>"), get_dialect("flexml"))
    assert [finding.name for finding in report if finding.code.startswith("FX20")] == []
