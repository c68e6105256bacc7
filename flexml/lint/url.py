"""A URL in its parts, as RFC 3986 takes it apart; and whether anybody outside can reach its host.

`urllib.parse` is no judge of what is written: it drops line breaks and tabs, lower-cases hosts, and takes
hosts and ports that do not exist.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..late import late_pattern
from ..record import Record

if TYPE_CHECKING:
    from ipaddress import IPv4Address, IPv6Address

# Appendix B of the RFC, and its section 3.2 for the authority; neither pattern ever goes back.
_URL = late_pattern(
    r"(?:([A-Za-z][A-Za-z0-9+.-]*+):)?+(?://([^/?#]*+))?+([^?#]*+)(?:\?([^#]*+))?+(?:#(.*+))?+", re.DOTALL
)
_LABEL = late_pattern(r"[^\x00-,./:-@\[-^`{-\x7f]{1,63}")  # all but what is ASCII and no letter, digit, `-` or `_`
_HOST_AND_PORT = late_pattern(r"(\[[^\]]*+\]|[^:]*+)(?::(.*+))?+", re.DOTALL)

# Names that no public name server knows (RFC 2606, 6761, 6762, 8375, and ICANN's `.internal`). `example` is left
# out: documentation uses it.
_INNER_NAMES = ("localhost", "local", "internal", "test", "invalid", "localdomain", "lan", "home.arpa", "corp", "home")
_DOCUMENTATION = ("192.0.2.0/24", "198.51.100.0/24", "203.0.113.0/24", "2001:db8::/32")


class Url(Record):
    """The parts of a URL as they are written; `None` where a part is not there.

    `port` may be empty, or no number; `host` keeps the brackets of an IPv6 address.
    """

    scheme: str | None
    user: str | None
    host: str | None
    port: str | None
    path: str
    query: str | None
    fragment: str | None


def read_url(text: str) -> Url:
    """Return the parts of any text that is meant as a URL, absolute or relative."""
    match = _URL.fullmatch(text)
    assert match is not None, "each part may be empty, and the last ones take any character"
    scheme, authority, path, query, fragment = match.groups()
    if authority is None:
        return Url(scheme, None, None, None, path, query, fragment)
    user, at, rest = authority.rpartition("@")
    parts = _HOST_AND_PORT.fullmatch(rest)
    host, port = parts.groups() if parts else (rest, None)  # `[::1]x`: something stands between bracket and port
    return Url(scheme, user if at else None, host, port, path, query, fragment)


def why_unreachable(host: str) -> str | None:
    """Return why nobody outside reaches a host, as the end of a sentence that begins with its name."""
    name = host.rstrip(".").lower()
    if name.startswith("[") or re.fullmatch(r"[0-9.]+", name):
        return _why_private(name.strip("[]"))
    if name == "localhost" or name.endswith(".localhost"):
        return "is whatever machine asks, here the vendor's own"
    inner = next((word for word in _INNER_NAMES if name.endswith(f".{word}")), None)
    if inner is not None:
        return f"is no public name: none ends in `.{inner}`"
    return "is no public name: it has no dot" if name and "." not in name else None


def is_host(host: str) -> bool:
    """Tell whether a host can be one: an IP address, or labels of 1 to 63 letters, digits, `-` and `_`.

    A letter that is not ASCII may stand in it: the rest is encoded on the way.
    """
    if re.fullmatch(r"\[.*\]|[0-9.]+", host, re.DOTALL):
        return _address(host.strip("[]")) is not None
    name = host.removesuffix(".")
    if len(name) > 253:
        return False
    return all(_LABEL.fullmatch(label) for label in name.split("."))


def _why_private(text: str) -> str | None:
    address = _address(text)
    if address is None:
        return None
    if address.version == 6 and address.ipv4_mapped is not None:
        address = address.ipv4_mapped
    if address.is_loopback or address.is_unspecified:
        return "is whatever machine asks, here the vendor's own"
    from ipaddress import ip_network  # for addresses alone, which are rare

    if address.is_global or any(address in ip_network(net) for net in _DOCUMENTATION):
        return None
    return "is a link-local address" if address.is_link_local else "is a private address"


def _address(text: str) -> IPv4Address | IPv6Address | None:
    from ipaddress import ip_address  # for addresses alone, which are rare

    try:
        return ip_address(text)
    except ValueError:
        return None
