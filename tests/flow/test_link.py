"""Where a document asks for documents."""

from __future__ import annotations

from flexml.dialects import get_dialect
from flexml.flow import Flow, When
from flexml.source import parse

TWIML = get_dialect("twiml")


def links(content):
    flow = Flow.of(parse(f"<Response>{content}</Response>").root, TWIML)
    return [(link.node.name, link.attribute, link.url, link.when, link.role) for link in flow.links]


def test_ways_on_are_links():
    assert links('<Gather action="/a"/><Gather/><Redirect> /b </Redirect><Redirect/>') == [
        ("Gather", "action", "/a", When.INPUT, None),
        ("Gather", None, "", When.INPUT, None),
        ("Redirect", None, "/b", When.ALWAYS, None),
        ("Redirect", None, "", When.ALWAYS, None),
    ]


def test_documents_beside_the_call_have_a_role():
    dial = '<Dial referUrl="/r"><!-- who --><Number url="/w">1</Number><Conference waitUrl="">x</Conference></Dial>'
    assert links(f'{dial}<Enqueue action="/a" waitUrl="/q">x</Enqueue>') == [
        ("Dial", "referUrl", "/r", When.EVENT, None),
        ("Number", "url", "/w", When.EVENT, "sole-whisper"),
        ("Enqueue", "action", "/a", When.ALWAYS, None),
        ("Enqueue", "waitUrl", "/q", When.EVENT, "queue-wait"),
    ]


def test_a_background_verb_waits_for_nobody():
    flexml = get_dialect("flexml")
    steps = Flow.of(parse('<Response><Record recordSession="true"/><Record/></Response>').root, flexml).steps
    assert [step.awaits for step in steps] == [None, "input"]
