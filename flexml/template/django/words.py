"""Cuts the inside of a tag into words, as Django does: quotes hold white space together."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ...source import Span

_SPACE = re.compile(r"\s*+")
_PLAIN = re.compile(r"[^\s'\"]*+")
_SOLID = re.compile(r"\S++")
_QUOTED = {'"': re.compile(r'"(?:[^"\\]|\\.)*+"'), "'": re.compile(r"'(?:[^'\\]|\\.)*+'")}


@dataclass(frozen=True, slots=True)
class Word:
    """One word, and where it stands in the template."""

    text: str
    span: Span


def split_words(text: str, inside: Span) -> list[Word]:
    """Return the words of a span; a text that is to be translated, `_("…")`, is one word."""
    words: list[Word] = []
    message: str | None = None  # what ends a text that is to be translated
    for span in _spans(text, inside):
        word = Word(span.cut(text), span)
        if message is not None:
            before = words.pop()
            word = Word(f"{before.text} {word.text}", Span(before.span.start, span.end))
        elif word.text.startswith(('_("', "_('")):
            message = word.text[2] + ")"
        if message is not None and word.text.endswith(message):
            message = None
        words.append(word)
    return words


def _spans(text: str, inside: Span) -> Iterator[Span]:
    unclosed: set[str] = set()  # quotes that nothing closes from here on
    position, end = _after(_SPACE, text, inside.start, inside.end), inside.end
    while position < end:
        start, quoted = position, False
        position = _after(_PLAIN, text, position, end)
        while position < end and text[position] in _QUOTED:
            quote = text[position]
            closed = None if quote in unclosed else _QUOTED[quote].match(text, position, end)
            if closed is None:
                unclosed.add(quote)
                break
            position, quoted = _after(_PLAIN, text, closed.end(), end), True
        if not quoted:
            position = _after(_SOLID, text, start, end)
        yield Span(start, position)
        position = _after(_SPACE, text, position, end)


def _after(pattern: re.Pattern[str], text: str, start: int, end: int) -> int:
    found = pattern.match(text, start, end)
    return start if found is None else found.end()
