"""The characters of XML 1.0, fifth edition: what a name, a blank and a reference are made of."""

from __future__ import annotations

import re

from .blank import SPACE

_START = (
    ":A-Z_a-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff\u200c\u200d\u2070-\u218f"
    "\u2c00-\u2fef\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd\U00010000-\U000effff"
)
_NAME = f"[{_START}][{_START}\\-.0-9\u00b7\u0300-\u036f\u203f\u2040]*+"

NAME = re.compile(_NAME)
BLANK = re.compile(f"[{SPACE}]*+")
REFERENCE = re.compile(f"&(?:#(?P<decimal>[0-9]++)|#x(?P<hex>[0-9A-Fa-f]++)|(?P<name>{_NAME}));")
FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]+")
MARKUP = re.compile(f"<(?=[/!?{_START}])")

PREDEFINED = ("amp", "lt", "gt", "quot", "apos")


def skip_blank(text: str, position: int) -> int:
    """Return where the white space that begins at `position` ends."""
    match = BLANK.match(text, position)
    return position if match is None else match.end()


def code_point(character: str) -> str:
    """Return the name of a character that cannot be shown: `U+0000`."""
    return f"U+{ord(character):04X}"
