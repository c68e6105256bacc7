"""The URL by which a vendor reaches an application."""

from __future__ import annotations

import pytest

from flexml.errors import UsageError
from flexml.web.public_url import PublicUrl


@pytest.mark.parametrize(
    ("url", "plain", "with_port"),
    [
        ("https://h", "https://h/call", "https://h:443/call"),
        ("http://h/", "http://h/call", "http://h:80/call"),
        ("https://h:8443/voice/", "https://h/voice/call", "https://h:8443/voice/call"),
        ("https://h:080", "https://h/call", "https://h:80/call"),
        ("HTTPS://H", "https://H/call", "https://H:443/call"),
        ("https://me:pw@h:8443", "https://me:pw@h/call", "https://me:pw@h:8443/call"),
        ("https://[::1]:8443", "https://[::1]/call", "https://[::1]:8443/call"),
        ("wss://h", "wss://h/call", "wss://h:80/call"),
    ],
)
def test_a_path_is_joined_without_and_with_the_port(url, plain, with_port):
    assert PublicUrl(url).spellings("/call") == (plain, with_port)


def test_a_name_and_a_password_are_not_shown():
    assert repr(PublicUrl("https://me:secret@h:8443/voice/")) == "PublicUrl('https://h:8443/voice')"


@pytest.mark.parametrize(
    "url",
    ["", None, "calls.example.com", "/voice", "ftp://h", "https://", "https:///x", "https://:80", "https://h?x=1",
     "https://h#x", "https://h:99999", "https://h:x", "https://[::1", b"https://h"],
)  # fmt: skip
def test_what_is_no_absolute_url_is_refused(url):
    with pytest.raises(UsageError, match="a public URL is absolute"):
        PublicUrl(url)


def test_an_error_does_not_show_a_password():
    with pytest.raises(UsageError) as caught:
        PublicUrl("https://me:secret@h/?x=1")
    assert "secret" not in str(caught.value)
