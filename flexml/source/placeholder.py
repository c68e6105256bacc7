"""What a template, or a vendor's own document editor, fills in later: nobody can know the value here."""

from __future__ import annotations

_MARKS = (("{{", "}}"), ("{%", "%}"), ("<%", "%>"), ("${", "}"), ("#{", "}"))


def has_placeholder(text: str) -> bool:
    """Tell whether a placeholder opens and closes in a text; two searches, since a pattern would try each opener."""
    if "{" not in text and "<%" not in text:  # nearly always
        return False
    openers = ((text.find(opener), opener, closer) for opener, closer in _MARKS)
    return any(at >= 0 and text.find(closer, at + len(opener)) >= 0 for at, opener, closer in openers)
