"""Reads tags that the application defines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..expression import Called, Name
from ..tree import Assign, Body, If, Unknown
from .malformed import Malformed
from .tag import Tag

if TYPE_CHECKING:
    from .reader import Reader

_BETWEEN = ("else", "elif", "empty")


def read_unknown(reader: Reader, tag: Tag) -> Body:
    """Return what a tag may print: its body, one of the parts of it, or what nobody knows."""
    if tag.span.start not in reader.ends:
        _, target = tag.target(tag.arguments)
        if target is None:
            return (Unknown(tag.span),)
        return (Assign(tag.span, (target,), _called(tag)),)
    parts = reader.attempt(tag, _BETWEEN)
    if parts is None:
        return (Unknown(tag.span),)
    *before, (last, _) = parts
    if not before:
        return (Unknown(tag.span, last),)
    conditions = (_called(tag), *(_called(closer) for _, closer in before))
    branches = tuple((condition, body) for condition, (body, _) in zip(conditions, before, strict=False))
    return (If(tag.span, branches, last),)


def _called(tag: Tag) -> Called:
    try:
        return tag.called(tag.target(tag.arguments)[0])
    except Malformed:  # its arguments are its own business
        return Called(tag.written, Name(tag.name, tag.name))
