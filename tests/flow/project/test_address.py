"""Where a URL leads."""

from __future__ import annotations

import pytest

from flexml.flow.project.address import Address, is_absolute, is_knowable, is_relative


@pytest.mark.parametrize(
    ("url", "address"),
    [
        ("", Address("https://a.example", "/calls/menu", "x=1")),
        ("next", Address("https://a.example", "/calls/next")),
        ("../next?y=2", Address("https://a.example", "/next", "y=2")),
        (" /next#part ", Address("https://a.example", "/next")),
        ("?x=2", Address("https://a.example", "/calls/menu", "x=2")),
        ("//B.example/next", Address("https://b.example", "/next")),
        ("http://user:pass@b.example:8080", Address("http://b.example:8080", "/")),
        ("mailto:somebody@b.example", None),
        ("/{{ next }}", None),
        ("/\U00040000", None),
        ("https://[1/next", None),
    ],
)
def test_url_leads_on_from_the_address_of_its_document(url, address):
    assert address == Address("https://a.example", "/calls/menu", "x=1").joined(url)


@pytest.mark.parametrize(
    ("url", "address"),
    [
        ("/menu", Address("", "/menu")),
        ("https://a.example/menu", Address("https://a.example", "/menu")),
        (" ", None),
    ],
)
def test_an_address_needs_a_host_or_a_path(url, address):
    assert address == Address.of(url)


@pytest.mark.parametrize("url", ["{{ next }}", "/menu/{id}", "<%= next %>", "/menu/%(id)s", "/menu/%s", "/${next}"])
def test_what_is_filled_in_later_is_not_knowable(url):
    assert not is_knowable(url)


@pytest.mark.parametrize("url", ["", "/menu", "/caf%C3%A9", "menu?a=b"])
def test_what_stands_there_is_knowable(url):
    assert is_knowable(url)


@pytest.mark.parametrize(
    ("url", "relative", "absolute"),
    [
        ("menu", True, False),
        ("sub/menu:1", True, False),
        ("/menu", False, False),
        ("?again=1", False, False),
        ("#here", False, False),
        ("", False, False),
        ("https://a.example/", False, True),
        ("//a.example/", False, True),
    ],
)
def test_tells_relative_and_absolute_urls(url, relative, absolute):
    assert (relative, absolute) == (is_relative(url), is_absolute(url))
