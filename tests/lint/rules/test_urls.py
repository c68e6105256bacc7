"""What the rules about URLs say of single values: how bad it is, in which words, with which run-time codes."""

from __future__ import annotations

from xml.sax.saxutils import quoteattr

import pytest

from flexml.diagnostics import Diagnostic, Severity, apply_edits
from flexml.dialects import get_dialect
from flexml.lint import Policy, Selection, check_document
from flexml.source import parse


def found(rule: str, xml: str, dialect: str = "twiml", role: str | None = None) -> list[Diagnostic]:
    return list(check_document(parse(xml), get_dialect(dialect), Policy(Selection((rule,)), role=role)))


def redirect(url: str) -> str:
    return f"<Response><Redirect>{url}</Redirect></Response>"


@pytest.mark.parametrize(
    ("url", "end"),
    [
        ("https:///menu", "has no host"),
        ("https://", "has no host"),
        ("https:", "has no host"),
        ("//?a=b", "has no host"),
        ("https://example.com:65536/", "has the port `65536`, and ports are numbers from 1 to 65535"),
        ("https://example.com:0/", "has the port `0`, and ports are numbers from 1 to 65535"),
        ("https://example.com:000080/", "has the port `000080`, and ports are numbers from 1 to 65535"),
        ("https://example.com:٨٠/", "has the port `٨٠`, and ports are numbers from 1 to 65535"),
        ("https://exa,mple.com/", "has the host `exa,mple.com`, which is neither a name nor an address"),
        ("http//example.com/", "begins with `http//`, not with `http://`"),
        ("wss:example.com/", "begins with `wss:`, not with `wss://`"),
        ("http://https://example.com/", "names its scheme twice"),
        ("file:///srv/a.xml", "begins with `file:`, and nothing is fetched from there"),
        ("javascript:menu()", "begins with `javascript:`, and nothing is fetched from there"),
        ("D:/menu.xml", "is a path on a disk, and the vendor cannot read it"),
    ],
)
def test_what_nobody_can_request_is_an_error_everywhere(url: str, end: str) -> None:
    (finding,) = found("malformed-url", redirect(url), "flexml")
    assert (finding.severity, finding.message) == (Severity.ERROR, f"the text of `Redirect` {end}")


@pytest.mark.parametrize(
    ("url", "end"),
    [
        ("/a b", "holds a blank"),
        ("/a\tb", "holds a line break or a tab"),
        ("/a%SPACE%b", "holds `%SPACE%`, and two hexadecimal digits belong behind a `%`"),
        ("/100%", "holds `%`, and two hexadecimal digits belong behind a `%`"),
        ("/a%2", "holds `%`, and two hexadecimal digits belong behind a `%`"),
        ("/a\\b", "holds the character that a URL writes as `%5C`"),
    ],
)
def test_what_a_library_may_put_up_with_is_a_warning_where_the_vendor_says_nothing(url: str, end: str) -> None:
    message = f"the text of `Redirect` {end}"
    (in_twiml,), (in_flexml,) = (found("malformed-url", redirect(url), name) for name in ("twiml", "flexml"))
    assert (in_twiml.severity, in_twiml.message, in_twiml.runtime) == (Severity.ERROR, message, (11100,))
    assert (in_flexml.severity, in_flexml.message, in_flexml.runtime) == (Severity.WARNING, message, ())


@pytest.mark.parametrize(
    "url",
    [
        *("/menu", "menu.xml", "?step=2", "https://example.com", "https://example.com:80/", "https://example.com:/"),
        *("https://example.com:1/", "https://example.com:65535/", "https://user:pass@example.com/", "//example.com/a"),
        *("https://[2001:db8::1]:8080/", "https://bücher.example/", "/a%20b?c=%2B1#d", "/a?next=https://b.example/"),
        *("ftp://example.com/a", "", "/file:a", "/www.example.com"),
    ],
)
def test_a_url_is_left_alone(url: str) -> None:
    assert found("malformed-url", redirect(url), "flexml") == []


@pytest.mark.parametrize("url", ["https://{{ host }}/a b", "https://${host}/a b", "https://#{host}/a b"])
def test_what_is_filled_in_later_is_left_alone(url: str) -> None:
    rules = ("malformed-url", "callback-not-https", "unreachable-host-url", "callback-must-be-absolute")
    assert [found(rule, redirect(url)) for rule in rules] == [[]] * len(rules)


@pytest.mark.parametrize(
    ("xml", "codes"),
    [
        ('<Connect><Stream url="wss://a_b.example/"/></Connect>', (31923,)),
        ('<Dial><Conference waitUrl="https://a_b.example/">x</Conference></Dial>', (13233,)),
        ('<Enqueue action="https://a_b.example/">x</Enqueue>', (14203,)),
        ('<Pay action="https://a_b.example/"/>', (11100,)),
        ('<Gather action="https://a_b.example/"/>', (11100,)),
        ('<Gather action=" /menu"/>', ()),
        ("<Play>https://a_b.example/</Play>", ()),
    ],
)
def test_the_codes_are_those_of_the_row(xml: str, codes: tuple[int, ...]) -> None:
    (finding,) = found("malformed-url", f"<Response>{xml}</Response>")
    assert finding.runtime == codes


@pytest.mark.parametrize(
    ("written", "meant", "safe"),
    [
        ("/a b", "/a%20b", False),
        ("http:/example.com/", "http://example.com/", False),
        ("http//example.com/", "http://example.com/", False),
        ("http://https://example.com/", "https://example.com/", False),
        (" /a ", "/a", True),
        ("/a&b c", None, None),
        ("/a\tb c", None, None),
        ("/a%", None, None),
    ],
)
def test_a_fix_writes_what_is_meant(written: str, meant: str | None, safe: bool | None) -> None:
    (finding,) = found("malformed-url", f"<Response><Gather action={quoteattr(written)}/></Response>")
    fix = finding.fix
    assert (fix and fix.edits[0].replacement, fix and fix.safe) == (meant, safe)


def test_a_url_in_a_cdata_section_is_edited_inside_it() -> None:
    text = redirect("<![CDATA[/a b?c&d]]>")
    (finding,) = found("malformed-url", text)
    assert finding.fix is not None
    assert apply_edits(text, finding.fix.edits) == redirect("<![CDATA[/a%20b?c&d]]>")


def test_a_url_that_fills_a_document_element_with_nothing_is_left_alone() -> None:
    assert found("malformed-url", '<Response><Dial><Conference waitUrl=" ">x</Conference></Dial></Response>') == []


@pytest.mark.parametrize(
    ("xml", "codes"),
    [
        ('<Gather action="http://example.com/"/>', (13337,)),
        ('<Record action="http://example.com/"/>', ()),
        ("<Play>http://example.com/a.mp3</Play>", ()),
    ],
)
def test_gather_alone_refuses_http_in_pci_mode(xml: str, codes: tuple[int, ...]) -> None:
    (finding,) = found("callback-not-https", f"<Response>{xml}</Response>")
    assert finding.runtime == codes


@pytest.mark.parametrize("url", ["http:///menu", "http://10.0.0.1/menu", "http:/menu"])
def test_another_rule_speaks_of_an_http_url_without_a_public_host(url: str) -> None:
    assert found("callback-not-https", redirect(url)) == []


@pytest.mark.parametrize(
    ("xml", "severity"),
    [
        ('<Start><Stream url="wss://example.com/" statusCallback="/a"/></Start>', Severity.WARNING),
        ('<Start><Transcription statusCallbackUrl="/a"/></Start>', Severity.ERROR),
        ('<Start><Recording recordingStatusCallback="/a"/></Start>', Severity.INFO),
        ('<Dial><Number statusCallback="/a">+14155550123</Number></Dial>', Severity.INFO),
    ],
)
def test_a_relative_callback_is_as_bad_as_the_sources_say(xml: str, severity: Severity) -> None:
    (finding,) = found("callback-must-be-absolute", f"<Response>{xml}</Response>")
    assert finding.severity is severity


@pytest.mark.parametrize(
    ("xml", "dialect", "codes"),
    [
        ('<Connect><Stream url="wss://localhost/"/></Connect>', "twiml", (31901, 31904)),
        ('<Gather action="http://localhost/"/>', "twiml", (11210,)),
        ("<Redirect>http://localhost/</Redirect>", "twiml-messaging", (11210,)),
        ('<Receive action="http://localhost/"/>', "twiml-fax", (11210,)),
        ('<Gather action="http://localhost/"/>', "flexml", ()),
        ('<Gather action="https://a.ngrok.io/"/>', "twiml", ()),
    ],
)
def test_a_stream_and_a_request_fail_with_codes_of_their_own(xml: str, dialect: str, codes: tuple[int, ...]) -> None:
    (finding,) = found("unreachable-host-url", f"<Response>{xml}</Response>", dialect)
    assert finding.runtime == codes
