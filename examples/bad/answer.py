"""A handler that builds its document from strings, as many do."""

from __future__ import annotations


def answer(name: str, *, vip: bool) -> str:
    xml = f"<Response><Say>Hello {name}.</Say><Connect>"
    if vip:
        xml += '<Stream url="wss://example.com/agents/concierge"/>'
    return xml + '<Stream url="wss://example.com/agents/first-line"/></Connect></Response>'
