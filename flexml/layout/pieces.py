"""Reads what stands between two tags: comments, processing instructions, a DOCTYPE, and white space."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from ..source import Span
from ..source.characters import skip_blank
from ..source.doctype import OPENING, read_doctype

LINE_BREAK = re.compile("\r\n|\r|\n")


class Piece(NamedTuple):
    """Something between two tags; `breaks` counts the line breaks before it.

    `ends_line` says that nothing but pieces follows it on its line.
    """

    span: Span
    breaks: int
    ends_line: bool


class Gap(NamedTuple):
    """What stands between two tags; `breaks` counts the line breaks after the last piece."""

    pieces: list[Piece]
    breaks: int


def read_gap(text: str, start: int, end: int) -> Gap:
    """Return what stands in `text[start:end]`, which holds no tag and no text."""
    spans = list(_spans(text, start, end))
    edges = [start, *(edge for span in spans for edge in (span.start, span.end)), end]
    breaks = [len(LINE_BREAK.findall(text, *edges[index : index + 2])) for index in range(0, len(edges), 2)]
    pieces: list[Piece] = []
    ends_line = False
    for index in range(len(spans) - 1, -1, -1):
        ends_line = breaks[index + 1] > 0 or (ends_line and index + 1 < len(spans))
        pieces.append(Piece(spans[index], breaks[index], ends_line))
    return Gap(pieces[::-1], breaks[-1])


def _spans(text: str, start: int, end: int) -> Iterator[Span]:
    position = skip_blank(text, start)
    while position < end:
        stop = _end(text, position)
        yield Span(position, stop)
        position = skip_blank(text, stop)


def _end(text: str, start: int) -> int:
    if text.startswith("<!--", start):
        return text.index("-->", start + 4) + 3
    if text.startswith(OPENING, start):
        end = read_doctype(text, start).end
        assert end is not None, "the document is well-formed"
        return end
    return text.index("?>", start) + 2
