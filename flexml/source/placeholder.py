"""What a template, or a vendor's own document editor, fills in later: nobody can know the value here."""

from __future__ import annotations

from .mark import has_hole

_MARKS = (("{{", "}}"), ("{%", "%}"), ("<%", "%>"), ("${", "}"), ("#{", "}"))
_CODE = (*_MARKS, ("<?", "?>"))  # a program that prints a document; in a document that is read, an instruction
_FAR = 500  # characters; no expression is longer, and a hostile text has many openers


def has_placeholder(text: str) -> bool:
    """Tell whether a text has a hole, or a placeholder opens and closes in it.

    Two searches for those, since a pattern would try each opener.
    """
    if has_hole(text):
        return True
    if "{" not in text and "<%" not in text:  # nearly always
        return False
    openers = ((text.find(opener), opener, closer) for opener, closer in _MARKS)
    return any(at >= 0 and text.find(closer, at + len(opener)) >= 0 for at, opener, closer in openers)


def in_placeholder(text: str, offset: int) -> bool:
    """Tell whether the character at `offset` stands in an expression, or begins one: `{{ a && b }}`, `<?= name ?>`.

    Inside of one, nothing is XML's to escape.
    """
    return any(_encloses(text, offset, *marks) for marks in _CODE)


def _encloses(text: str, offset: int, opener: str, closer: str) -> bool:
    begin = text.rfind(opener, max(0, offset - _FAR), offset + len(opener))
    return begin >= 0 and offset < text.find(closer, begin, offset + _FAR)
