"""Expressions for the wildcards of a `.gitignore` that take time in proportion to a path, however many there are."""

from __future__ import annotations

from collections.abc import Sequence

_STAR = "[^/]*"
_FOLDERS = "(?:/.+)?"  # `/**`
_START = "^(?:.+/)?"  # `**/`, and what has no slash


def without_return(expression: str) -> str:
    """Rewrite an expression of `pathspec` so that it comes back to the last wildcard of each kind alone.

    What stands between two stars may as well be taken where it is found first, since the second star takes what is
    left over; so may what stands between two `**`. As `pathspec` writes it, each of them tries all places again for
    all places of those before it: a name of 250 letters and a pattern of six stars would take hours.
    """
    parts = [_once(part.split(_STAR), "[^/]*?", "", _STAR) for part in expression.split(_FOLDERS)]
    if len(parts) > 1 and parts[0].startswith(_START):
        parts[0] = f"^(?>(?:.+?/)??{parts[0].removeprefix(_START)}(?=/))"
    return _once(parts, "(?:/.+?)??", "(?=/)", _FOLDERS)


def _once(parts: Sequence[str], shortest: str, end: str, longest: str) -> str:
    """Join parts by a wildcard, of which all but the last are as short as they can be and stay so."""
    if len(parts) == 1:
        return parts[0]
    first, *inner, last = parts
    return "".join((first, *(f"(?>{shortest}{part}{end})" for part in inner), longest, last))
