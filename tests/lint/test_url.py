"""The parts of a URL, and which hosts nobody outside reaches."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from flexml.lint.url import Url, is_host, read_url, why_unreachable

PIECES = st.text("aZ09.-_~:/?#[]@!$&'()*+,;=%é", max_size=40)


@given(PIECES)
@example("wss://user:p@ss@[::1]:8080/a?b#c")
def test_takes_any_text_apart_without_losing_a_character(text: str) -> None:
    url = read_url(text)
    authority = "" if url.host is None else "//"
    authority += "" if url.user is None else f"{url.user}@"
    authority += (url.host or "") + ("" if url.port is None else f":{url.port}")
    scheme = "" if url.scheme is None else f"{url.scheme}:"
    query = "" if url.query is None else f"?{url.query}"
    fragment = "" if url.fragment is None else f"#{url.fragment}"
    assert text == scheme + authority + url.path + query + fragment


@given(st.from_regex(r"\A(https?|wss)://[a-z0-9.-]{1,20}(:[0-9]{1,4})?(/[a-z0-9/%.]{0,20})?(\?[a-z=&]{0,9})?\Z"))
def test_agrees_with_the_standard_library_on_plain_urls(text: str) -> None:
    url, known = read_url(text), urlsplit(text)
    assert (known.scheme, known.hostname, known.path, known.query) == (url.scheme, url.host, url.path, url.query or "")


def test_keeps_the_brackets_of_an_address() -> None:
    assert Url("wss", None, "[::1]", "8080", "/audio", None, None) == read_url("wss://[::1]:8080/audio")


def test_leaves_a_line_break_where_it_is() -> None:
    assert read_url("/menu\n?step=2").path == "/menu\n"


@pytest.mark.parametrize(
    ("host", "possible"),
    [
        ("example.com", True),
        ("example.com.", True),
        ("xn--bcher-kva.example", True),
        ("bücher.example", True),
        ("my_server.example.com", True),
        ("192.0.2.1", True),
        ("[2001:db8::1]", True),
        ("a" * 63, True),
        (f"{'a' * 49}." * 5 + "com", True),
        ("a" * 64, False),
        (f"{'a' * 49}." * 5 + "comm", False),
        ("", False),
        ("example..com", False),
        ("exa mple.com", False),
        ("exa$mple.com", False),
        ("300.1.1.1", False),
        ("[2001:db8::1", False),
        ("[example.com]", False),
    ],
)
def test_tells_what_can_be_a_host(host: str, possible: bool) -> None:
    assert possible == is_host(host)


@pytest.mark.parametrize(
    "host",
    [
        *(
            "localhost",
            "LOCALHOST",
            "localhost.",
            "app.localhost",
            "127.0.0.1",
            "127.8.9.1",
            "0.0.0.0",
            "[::1]",
            "[::]",
        ),
        *("10.1.2.3", "172.16.0.1", "172.31.255.255", "192.168.1.1", "100.64.0.1", "169.254.1.1"),
        *("[fd00::1]", "[fe80::1]", "[::ffff:10.0.0.1]"),
        *("pbx.local", "pbx.internal", "pbx.home.arpa", "pbx.test", "pbx"),
    ],
)
def test_says_why_nobody_reaches_an_inner_host(host: str) -> None:
    assert why_unreachable(host) is not None


@pytest.mark.parametrize(
    "host",
    [
        *("example.com", "agent.example", "local.example.com"),
        *("8.8.8.8", "172.32.0.1", "172.15.0.1", "[2606:4700::1111]", "[::ffff:8.8.8.8]"),
        *("192.0.2.1", "198.51.100.7", "203.0.113.9", "[2001:db8::1]", "300.1.1.1", ""),
    ],
)
def test_says_nothing_about_a_public_host_or_one_of_documentation(host: str) -> None:
    assert why_unreachable(host) is None
