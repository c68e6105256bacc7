"""Writes one start tag."""

from __future__ import annotations

from ..source import AttributePlace, Place

_HANGING = "    "  # more than a child is indented by, so that attributes and children do not look alike


def start_tag(text: str, place: Place, *, empty: bool) -> str:
    """Return the tag on one line."""
    return " ".join((f"<{place.name.cut(text)}", *_attributes(text, place))) + _end(empty)


def wrapped_start_tag(text: str, place: Place, line_start: str, *, empty: bool) -> str:
    """Return the tag with each attribute on a line that begins as `line_start` does: line break and indentation."""
    attributes = (f"{line_start}{_HANGING}{attribute}" for attribute in _attributes(text, place))
    return "".join((f"<{place.name.cut(text)}", *attributes)) + _end(empty)


def _end(empty: bool) -> str:
    return "/>" if empty else ">"


def _attributes(text: str, place: Place) -> list[str]:
    return [f"{attribute.name.cut(text)}={_quoted(text, attribute)}" for attribute in place.attributes.values()]


def _quoted(text: str, attribute: AttributePlace) -> str:
    """The value as it is written, in double quotes where none stands in it."""
    value = attribute.value.cut(text)
    return f"'{value}'" if '"' in value else f'"{value}"'
