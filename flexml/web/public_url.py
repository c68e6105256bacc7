"""How the vendor reaches an application: what stands before the path that the application itself sees."""

from __future__ import annotations

from typing import Final
from urllib.parse import SplitResult, urlparse, urlsplit

from ..errors import UsageError

__all__ = ["PublicUrl"]

_PORTS: Final = {"https": 443, "http": 80, "ws": 80, "wss": 80}  # for `wss`, 80 is what Twilio's own library adds


class PublicUrl:
    """An absolute URL to which paths are joined, with all ways to write the result.

    Raises:
        UsageError: the text is no such URL.
    """

    __slots__ = ("_bases", "path", "shown")

    def __init__(self, url: str) -> None:
        parts = _split(url)
        scheme, netloc, path, query, fragment = parts
        if scheme not in _PORTS or not parts.hostname or query or fragment:
            raise UsageError(
                "a public URL is absolute and has neither query nor fragment, as `https://calls.example.com` or "
                f"`https://example.com/voice`, not {_without_user(parts).geturl()!r}"
            )
        self.path = path.rstrip("/")
        self.shown = _without_user(parts._replace(path=self.path)).geturl()
        port = parts.port or _PORTS[scheme]
        plain = netloc.rpartition(":")[0] if parts.port else netloc
        self._bases = tuple(f"{scheme}://{place}{self.path}" for place in (plain, f"{plain}:{port}"))

    def __repr__(self) -> str:
        return f"PublicUrl({self.shown!r})"

    def spellings(self, target: str) -> tuple[str, ...]:
        """Return the URL of a path and query without and with its port: vendors sign one or the other."""
        # As Twilio's own library: a `?` or `;` with nothing behind it is dropped.
        return tuple(urlparse(base + target).geturl() for base in self._bases)


def _split(url: object) -> SplitResult:
    try:
        parts = urlsplit(url if isinstance(url, str) else "")
        _ = parts.port
    except ValueError as error:
        raise UsageError(f"a public URL is absolute, as `https://calls.example.com`: {error}") from None
    return parts


def _without_user(parts: SplitResult) -> SplitResult:
    return parts._replace(netloc=parts.netloc.rpartition("@")[2])
