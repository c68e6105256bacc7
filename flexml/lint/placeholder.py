"""Knows the expressions of template languages and of source code, inside which nothing is XML's to escape."""

from __future__ import annotations

_MARKS = (("{{", "}}"), ("{%", "%}"), ("${", "}"), ("#{", "}"), ("<%", "%>"), ("<?", "?>"))
_FAR = 500  # characters; no expression is longer, and a hostile text has many openers


def in_placeholder(text: str, offset: int) -> bool:
    """Tell whether the character at `offset` stands in an expression, or begins one: `{{ a && b }}`, `<%= name %>`."""
    return any(_encloses(text, offset, *marks) for marks in _MARKS)


def has_placeholder(text: str) -> bool:
    """Tell whether an expression, or a piece of a program, stands in a text."""
    return any(opener in text for opener, _ in _MARKS)


def _encloses(text: str, offset: int, opener: str, closer: str) -> bool:
    begin = text.rfind(opener, max(0, offset - _FAR), offset + len(opener))
    return begin >= 0 and offset < text.find(closer, begin, offset + _FAR)
