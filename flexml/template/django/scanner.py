"""Cuts a Django template into text and tags, each with its place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from ...source import Span

_OPENER = re.compile(r"\{[{%#]")
_CLOSERS = {"{{": "}}", "{%": "%}", "{#": "#}"}


class Kind(Enum):
    """What a token is."""

    TEXT = "text"
    VARIABLE = "{{ … }}"
    BLOCK = "{% … %}"
    COMMENT = "{# … #}"


@dataclass(frozen=True, slots=True)
class Token:
    """Text or a tag; `inside` is the tag without delimiters and the white space at them, for text the whole."""

    kind: Kind
    span: Span
    inside: Span


_KINDS = {"{{": Kind.VARIABLE, "{%": Kind.BLOCK, "{#": Kind.COMMENT}


def scan(text: str) -> Iterator[Token]:
    """Yield the tokens of a template, without gaps: as Django has it, a tag ends in the line where it begins."""
    position = 0
    verbatim: str | None = None  # what ends the part that is copied as it stands
    for tag in _tags(text):
        token = _token(text, tag)
        if token.kind is Kind.BLOCK:
            content = token.inside.cut(text)
            if verbatim is None:
                verbatim = f"end{content}" if content[:9] in ("verbatim", "verbatim ") else None
            elif content == verbatim:
                verbatim = None
            else:
                continue
        elif verbatim is not None:
            continue
        if tag.start > position:
            yield Token(Kind.TEXT, Span(position, tag.start), Span(position, tag.start))
        yield token
        position = tag.end
    if position < len(text):
        yield Token(Kind.TEXT, Span(position, len(text)), Span(position, len(text)))


def _tags(text: str) -> Iterator[Span]:
    position = line_end = 0
    unclosed: set[str] = set()  # openers that nothing closes in the rest of this line
    while opener := _OPENER.search(text, position):
        start = opener.start()
        if start >= line_end:
            found = text.find("\n", start)
            line_end = len(text) if found < 0 else found
            unclosed.clear()
        closer = _CLOSERS[opener[0]]
        end = -1 if opener[0] in unclosed else text.find(closer, start + 2, line_end)
        if end < 0:
            unclosed.add(opener[0])
            position = start + 1  # the second brace may begin another tag
        else:
            position = end + 2
            yield Span(start, position)


def _token(text: str, tag: Span) -> Token:
    inside = text[tag.start + 2 : tag.end - 2]
    start = tag.start + 2 + len(inside) - len(inside.lstrip())
    return Token(_KINDS[text[tag.start : tag.start + 2]], tag, Span(start, start + len(inside.strip())))
