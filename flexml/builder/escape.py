"""Turns characters into XML and back.

Line ends and tabs in attributes are written as character references, because a parser would turn them
into spaces; so is a carriage return in text, which a parser would turn into a line feed.
"""

from __future__ import annotations

from ..late import late_pattern

# `&` comes first, since what the others become begins with it.
_IN_TEXT = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"}
_IN_ATTRIBUTE = _IN_TEXT | {'"': "&quot;", "\t": "&#9;", "\n": "&#10;"}
_PIECE = late_pattern(' [^ =]+="[^"]*"')


def escape_text(text: str) -> str:
    """Return character data as it stands between two tags."""
    for character, reference in _IN_TEXT.items():
        if character in text:  # most texts hold none of them
            text = text.replace(character, reference)
    return text


def attribute_piece(name: str, text: str) -> str:
    """Return an attribute as it stands in a start tag, with the space before it."""
    if text.isprintable() and not ("&" in text or "<" in text or ">" in text or '"' in text):
        return f' {name}="{text}"'
    for character, reference in _IN_ATTRIBUTE.items():
        text = text.replace(character, reference)
    return f' {name}="{text}"'


def pieces_of(tag: str) -> list[str]:
    """Return the attributes of a start tag, each as `attribute_piece` made it."""
    return _PIECE.findall(tag)


def attribute_of(piece: str) -> tuple[str, str]:
    """Return the name and the text of what `attribute_piece` made."""
    name, _, quoted = piece.partition("=")
    text = quoted[1:-1]
    if "&" in text:
        for character, reference in reversed(_IN_ATTRIBUTE.items()):
            text = text.replace(reference, character)
    return name[1:], text
