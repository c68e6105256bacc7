"""Comments that tell what a document itself cannot: `<!-- flexml: dialect=twiml, role=wait, url=/hold -->`."""

from __future__ import annotations

import re
from dataclasses import dataclass

from .span import Span
from .text import SourceText

# Suppressions begin with `ignore` and have a grammar of their own.
_COMMENT = re.compile(r"<!--\s*+flexml:\s*+(?!ignore)((?:(?!-->).)*+)-->", re.DOTALL)
_WORD = re.compile(r"([^\s,=]++)(?:\s*+=\s*+([^\s,]*+))?")


@dataclass(frozen=True, slots=True)
class Pragma:
    """One word of such a comment: a key, with a value where an equals sign follows it."""

    key: str
    value: str | None
    key_span: Span
    value_span: Span

    @property
    def span(self) -> Span:
        """The key with its value."""
        return Span(self.key_span.start, self.value_span.end)


def read_pragmas(source: SourceText) -> tuple[Pragma, ...]:
    """Return the pragmas of a text, in order; nothing is claimed about keys or values."""
    if b"flexml:" not in source.data.replace(b"\0", b""):  # also in UTF-16; most documents are not decoded for this
        return ()
    words = (
        word for comment in _COMMENT.finditer(source.text) for word in _WORD.finditer(source.text, *comment.span(1))
    )
    return tuple(_pragma(word) for word in words)


def _pragma(word: re.Match[str]) -> Pragma:
    key_span = Span(*word.span(1))
    value_span = Span(key_span.end, key_span.end) if word[2] is None else Span(*word.span(2))
    return Pragma(word[1], word[2], key_span, value_span)
