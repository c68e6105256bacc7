"""Shows two texts that differ so that the difference is in sight."""

from __future__ import annotations

from ..diagnostics.visible import visible

_ELLIPSIS = "…"


def contrast(expected: str, actual: str, columns: int) -> tuple[str, str]:
    """Return both texts on one line each; long ones are cut around the first difference."""
    at = _first(expected, actual)
    longest = max(len(expected), len(actual))
    start = 0 if longest <= columns else max(0, min(at - columns // 3, longest - columns))
    return _cut(expected, start, columns), _cut(actual, start, columns)


def look_alike(expected: str, actual: str) -> bool:
    """Tell whether a reader would take two different texts for the same."""
    from unicodedata import normalize

    return normalize("NFKC", expected).split() == normalize("NFKC", actual).split()


def first_difference(expected: str, actual: str) -> str:
    """Return what two texts have in the first place where they differ, by the names of the characters."""
    at = _first(expected, actual)
    return f"character {at + 1} is {_named(actual[at : at + 1])}, not {_named(expected[at : at + 1])}"


def _first(expected: str, actual: str) -> int:
    """Where the first difference is; after a text that the other one begins with, it is at its end."""
    shorter = min(len(expected), len(actual))
    return next((at for at in range(shorter) if expected[at] != actual[at]), shorter)


def _cut(text: str, start: int, columns: int) -> str:
    before = _ELLIPSIS if start else ""
    after = _ELLIPSIS if len(text) > start + columns else ""
    return f"{before}{visible(text[start : start + columns])}{after}"


def _named(character: str) -> str:
    from unicodedata import name

    if not character:
        return "none"
    code = f"U+{ord(character):04X}"
    return f"{code} {name(character, '')}".rstrip()
