"""Why a text is not a well-formed document, as a value."""

from __future__ import annotations

from dataclasses import dataclass

from .span import Span


@dataclass(frozen=True, slots=True)
class SyntaxFault:
    """The first reason why a text is not a well-formed document.

    `kind` is one of a closed set (see `find_fault`); `reason` is a sentence for people; `related` are
    other places that belong to it, with a word for each; `name` is the tag, attribute, entity or
    character that it is about.
    """

    kind: str
    span: Span
    reason: str = ""
    name: str = ""
    related: tuple[tuple[Span, str], ...] = ()
