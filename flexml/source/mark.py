"""The characters that stand for values that nobody knows, until these are filled in."""

from __future__ import annotations

from ..late import late_pattern

# Characters of no script, and legal in names, values and text; one of them stands for one unknown value.
FIRST_MARK, LAST_MARK = 0x40000, 0x4FFFD
MARK_CLASS = f"{chr(FIRST_MARK)}-{chr(LAST_MARK)}"
MARK = late_pattern(f"[{MARK_CLASS}]")


def has_hole(text: str) -> bool:
    """Tell whether a value that nobody knows stands in a text."""
    return not text.isascii() and MARK.search(text) is not None


def is_hole(text: str) -> bool:
    """Tell whether nothing but values that nobody knows stands in a text."""
    return has_hole(text) and not MARK.sub("", text).strip()
