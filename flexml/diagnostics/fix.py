"""Edits to a text, and fixes made of them."""

from __future__ import annotations

from collections.abc import Iterable

from ..record import Record
from ..source import Span


class Edit(Record, order=True):
    """Replace the characters of a span; an empty span inserts, an empty replacement deletes."""

    span: Span
    replacement: str


class Fix(Record):
    """Edits that remove a finding; `safe` when the meaning of the document is kept."""

    message: str
    edits: tuple[Edit, ...]
    safe: bool = True


def apply_edits(text: str, edits: Iterable[Edit]) -> str:
    """Return the text with the edits applied; each offset is that of the text as given.

    Raises:
        ValueError: two edits overlap.
    """
    parts: list[str] = []
    position = 0
    for edit in sorted(set(edits)):
        if edit.span.start < position:
            raise ValueError(f"two edits overlap at {edit.span.start}")
        parts += (text[position : edit.span.start], edit.replacement)
        position = edit.span.end
    return "".join((*parts, text[position:]))
