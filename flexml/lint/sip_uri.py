"""A SIP URI in its parts, as far as it can be read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_SCHEME = re.compile("(?:[Ss][Ii][Pp][Ss]?:)?")
_PORT = re.compile(r"(\[[^\]]*+\]|[^:]*+)(?::(.*+))?", re.DOTALL)


@dataclass(frozen=True, slots=True)
class SipUri:
    """The parts of `sip:user@host:port;name=value?header=value`, as written; `user` is `None` without an `@`.

    `address` is all that stands before the headers, `query` all that stands after the `?`.
    """

    address: str
    user: str | None
    host: str
    port: str | None
    parameters: tuple[tuple[str, str], ...]
    query: str

    @classmethod
    def read(cls, text: str) -> SipUri:
        """Return the parts of a text, whatever it is; what is missing is empty."""
        text = text.strip()
        start = len(_SCHEME.match(text)[0])  # type: ignore[index]  # it matches the empty text, too
        at = text.find("@", start)
        user = None if at < 0 else text[start:at]
        address, _, query = text[max(at, start) :].partition("?")
        host, *parameters = address.removeprefix("@").split(";")
        match = _PORT.fullmatch(host)
        name, port = (match[1], match[2]) if match else (host, None)
        return cls(
            address=text[: len(text) - len(query) - 1] if query else text,
            user=user,
            host=name,
            port=port,
            parameters=tuple(_pair(parameter) for parameter in parameters),
            query=query,
        )

    @property
    def headers(self) -> Iterator[tuple[str, str]]:
        """The headers behind the `?`, by name."""
        return (_pair(header) for header in self.query.split("&") if header)


def _pair(text: str) -> tuple[str, str]:
    name, _, value = text.partition("=")
    return name, value
