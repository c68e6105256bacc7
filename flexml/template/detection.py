"""Tells a template from a plain document."""

from __future__ import annotations

TEMPLATE_SUFFIXES = frozenset({".j2", ".jinja", ".jinja2"})

_TAGS = ((b"{{", b"}}"), (b"{%", b"%}"), (b"{#", b"#}"))


def is_template(data: bytes) -> bool:
    """Tell whether the bytes hold a tag of a template."""
    return any((start := data.find(opener)) >= 0 and data.find(closer, start) >= 0 for opener, closer in _TAGS)
