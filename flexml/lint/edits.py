"""Edits that rules share: take an attribute or an element out, put elements in."""

from __future__ import annotations

from collections.abc import Sequence

from ..diagnostics import Edit
from ..source import AttributePlace, Place, Span

_BLANK = " \t"
_ESCAPES = str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\n": "&#10;", "\r": "&#13;", "\t": "&#9;"}
)


def remove_attribute(text: str, attribute: AttributePlace) -> Edit:
    """Return the edit that takes an attribute out, with the white space before it."""
    before = text[: attribute.whole.start]
    return Edit(Span(len(before.rstrip()), attribute.whole.end), "")


def remove_element(text: str, place: Place) -> Edit:
    """Return the edit that takes an element out, and its lines where nothing else stands on them."""
    return remove_span(text, place.element)


def remove_elements(text: str, first: Place, last: Place) -> Edit:
    """Return the edit that takes siblings out with what stands between them, as `remove_element` does."""
    return remove_span(text, Span(first.element.start, last.element.end))


def remove_span(text: str, span: Span) -> Edit:
    """Return the edit that takes a part of the text out, and its lines where nothing else stands on them."""
    start, end = span.start, span.end
    line_start = len(text[:start].rstrip(_BLANK))
    line_end = len(text) - len(text[end:].lstrip(_BLANK))
    begins_line = line_start == 0 or text[line_start - 1] in "\r\n"
    for line_break in ("\r\n", "\n", "\r"):
        if begins_line and text.startswith(line_break, line_end):
            return Edit(Span(line_start, line_end + len(line_break)), "")
    return Edit(span, "")


def insert_children(text: str, place: Place, children: Sequence[str]) -> tuple[Edit, ...]:
    """Return the edits that put written elements in front of what an element holds.

    They go on lines of their own where the element begins one.
    """
    before = text[: place.tag.start]
    indent = before[len(before.rstrip(_BLANK)) :]
    own_line = before.rstrip(_BLANK).endswith(("\n", "\r"))
    line_break = "\r\n" if "\r\n" in text else "\n"
    lead = f"{line_break}{indent}{'	' if indent.startswith('	') else '  '}" if own_line else ""
    inside = "".join(lead + child for child in children)
    after = f"{line_break}{indent}" if own_line else ""
    if place.end_tag is None:
        slash = text.rindex("/", place.tag.start, place.tag.end)
        kept = len(text[:slash].rstrip())
        return (Edit(Span(kept, place.tag.end), f">{inside}{after}</{place.name.cut(text)}>"),)
    closes_at_once = not place.content.cut(text).strip(_BLANK)
    return (Edit(Span(place.tag.end, place.tag.end), inside + (after if closes_at_once else "")),)


def quoted(value: str) -> str:
    """Return an attribute's value as XML, in double quotes."""
    return f'"{value.translate(_ESCAPES)}"'
