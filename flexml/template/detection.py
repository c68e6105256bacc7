"""Tells a template from a plain document, and a program by its name."""

from __future__ import annotations

from ..source import MAX_BYTES

TEMPLATE_SUFFIXES = frozenset({".j2", ".jinja", ".jinja2"})

PROGRAM_SUFFIXES = (".py", ".pyw")

_TAGS = ((b"{{", b"}}"), (b"{%", b"%}"), (b"{#", b"#}"))


def is_template(data: bytes) -> bool:
    """Tell whether the bytes hold a tag of a template; what is too large to be read is none."""
    if b"{" not in data or len(data) > MAX_BYTES:
        return False
    return any((start := data.find(opener)) >= 0 and data.find(closer, start) >= 0 for opener, closer in _TAGS)


def is_program(path: str | None) -> bool:
    """Tell whether a file is a program, in whose strings documents may stand."""
    return path is not None and path.lower().endswith(PROGRAM_SUFFIXES)
