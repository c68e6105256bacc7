"""How text from a document is shown: nothing in it moves the cursor, and its width is known."""

from __future__ import annotations

import re

from ..late import late_pattern

TAB = "    "

# Control characters, lone surrogates, what is no character, and marks that reorder or hide what stands beside them.
_UNSEEN = late_pattern(
    "[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]"
)


def visible(text: str) -> str:
    """Return the text with a sign in place of each character that a terminal would act on.

    Every character stays one character, except the tab, which becomes four blanks.
    """
    return _UNSEEN.sub(_sign, text)


def width(text: str) -> int:
    """Return how many columns of a terminal visible text takes."""
    if text.isascii():
        return len(text)
    return sum(_width(character) for character in text)


def _sign(match: re.Match[str]) -> str:
    code = ord(match[0])
    if code == 9:
        return TAB
    if code < 32:
        return chr(0x2400 + code)
    return "\u2421" if code == 127 else "\ufffd"


def _width(character: str) -> int:
    from unicodedata import category, east_asian_width  # most text is ASCII, and never asks

    if category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if east_asian_width(character) in "WF" else 1
