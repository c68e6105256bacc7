"""Where a document is, and where a URL in it leads, as far as that can be known before the call."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

# What a template, a format string or a vendor's own document editor fills in later, and masked text.
_LATER = ("{", "}", "<%", "%>", "%(", "%s")
_MASKED = "\U00040000"


@dataclass(frozen=True, slots=True)
class Address:
    """A URL in its parts; `origin` is scheme and host, empty where only the path is known."""

    origin: str
    path: str
    query: str = ""

    @classmethod
    def of(cls, url: str) -> Address | None:
        """Return the address that a URL or a path from the root is; `None` where it is neither."""
        return cls("", "/").joined(url) if url.strip() else None

    def joined(self, url: str) -> Address | None:
        """Return where a URL leads that stands in the document of this address, or `None` where nobody knows."""
        if not url.strip():
            return self
        if not is_knowable(url):
            return None
        try:
            parts = urlsplit(urljoin(f"{self.origin}{self.path}", url.strip()))
            host = parts.netloc.rpartition("@")[2].lower()
        except ValueError:  # a host such as `[1`
            return None
        if parts.scheme not in ("", "http", "https"):
            return None
        return Address(f"{parts.scheme}://{host}" if host else "", parts.path or "/", parts.query)


def is_knowable(url: str) -> bool:
    """Tell whether a URL stands there as it will be requested, with nothing to be filled in."""
    return not any(sign in url for sign in _LATER) and max(url, default="") < _MASKED


def is_relative(url: str) -> bool:
    """Tell whether a URL says neither a host nor a path from the root, so that it depends on where it stands."""
    url = url.strip()
    return bool(url) and not url.startswith(("/", "?", "#")) and not is_absolute(url)


def is_absolute(url: str) -> bool:
    """Tell whether a URL names a scheme or a host."""
    return url.strip().startswith("//") or ":" in url.strip().partition("/")[0]
