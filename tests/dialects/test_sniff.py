from __future__ import annotations

import pytest

from flexml.dialects import dialect_names, get_dialect
from flexml.dialects.sniff import Kind, Sniffer
from tests.growth import grows_in_step


@pytest.fixture(scope="module")
def sniffer() -> Sniffer:
    return Sniffer.of(get_dialect(name) for name in dialect_names())


@pytest.mark.parametrize(
    "text",
    [
        "<Response/>",
        "<Response></Response>",
        '<?xml version="1.0"?>\n<!-- <project> -->\n<Response><Say>Hi</Say></Response>',
        "<Response><say>Hi</say></Response>",
        "<response><Say>Hi</Say></response>",
        "<Response><Sya>Hi</Sya></Response>",
        "<Response><Gathre/></Response>",
        "<Response><Say>Hi</Response>",
        "<Response><Say>Fish & chips",
        "junk <Response><Say>Hi</Say></Response>",
        "{% if a < b %}{# <html> #}<Response><Say/></Response>{% endif %}",
        "<Flow><!-- flexml: dialect=twiml --></Flow>",
        "<!-- open <Response><Say/></Response>",
        "\ufeff<Response><Say>Hi</Say></Response>",
    ],
)
def test_recognises_call_control_xml(sniffer, text):
    assert sniffer.kind(text.encode()) is Kind.CALL_CONTROL


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_recognises_it_in_utf_16(sniffer, encoding):
    assert sniffer.kind('<?xml version="1.0"?><Response><Say/></Response>'.encode(encoding)) is Kind.CALL_CONTROL


@pytest.mark.parametrize(
    "text",
    [
        "<project/>",
        "<!DOCTYPE html><html><Response/></html>",
        "<Response><status>ok</status><code>3</code></Response>",
        '<samlp:Response xmlns:samlp="urn:x"><Say/></samlp:Response>',
        "<Say>Hi</Say>",
        "<a><Response/></a>",
        "<!-- <Response/> --><a/>",
        "<![CDATA[<Response>]]><a/>",
    ],
)
def test_leaves_another_kind_of_xml_alone(sniffer, text):
    assert sniffer.kind(text.encode()) is Kind.OTHER_XML


@pytest.mark.parametrize("data", [b"", b"plain text", b"a < b", b"\x89PNG\r\n\x1a\n\0\0", b"\0\0\0\0", b"<!-- <?"])
def test_tells_what_is_no_xml(sniffer, data):
    assert sniffer.kind(data) is Kind.NO_XML


@pytest.mark.parametrize("unit", [b"<!--", b"<?", b"<![CDATA[", b"{#", b"{%", b"<", b"<a", b"<a ", b"<!-- --"])
def test_takes_time_linear_in_the_text(sniffer, unit):
    assert grows_in_step(lambda size: unit * (size // len(unit)), sniffer.kind, 2_000_000)


@pytest.mark.parametrize("text", ["{% set x = '<Response/>' %}", "a <response", "<!--flexml: dialect=twiml-->"])
def test_a_text_with_a_root_anywhere_may_hold_a_document(sniffer, text):
    assert sniffer.may_hold_document(text.encode())
    assert sniffer.may_hold_document(text.encode("utf-16"))


@pytest.mark.parametrize("text", ["", "Response", "<html>Response</html>", "</Response>"])
def test_a_text_without_one_holds_none(sniffer, text):
    assert not sniffer.may_hold_document(text.encode())
