"""Tells the template languages from each other."""

from __future__ import annotations

import re
from collections.abc import Iterator

_OPENING = re.compile(r"\{[{%#]")
_CLOSING = {"{{": "}}", "{%": "%}", "{#": "#}"}
_STRING = re.compile(r"\"[^\"]*+\"|'[^']*+'")

_DJANGO_TAG = re.compile(
    r"(?:end)?(?:blocktrans|blocktranslate|comment|ifchanged|ifequal|ifnotequal|spaceless|verbatim)\b"
    r"|(?:csrf_token|cycle|empty|firstof|load|lorem|now|querystring|regroup|resetcycle|static|templatetag|translate|url"
    r"|widthratio)\b|trans\s+\"|with\s.*\sas\s|include\s(?:.*\s)?(?:only\b|with\s+(?!context\b))"
    r"|for\s.*\sin\s+[\w.]+\.(?:items|keys|values)$"  # Django calls what it finds
)
_JINJA_TAG = re.compile(
    r"(?:end)?(?:call|macro|raw|set)\b|(?:break|continue|do|endtrans|from|import|pluralize|print)\b|trans(?!\s+\")"
    r"|with\s+\w++\s+=|extends\s.*\sif\s|for\s.*\s(?:if|recursive)\b|.*\swith(?:out)? context\b|.*\signore missing\b"
)
_DJANGO_WORD = re.compile(r"\|\s*+\w++:|\bforloop\b|\bblock\.super\b")
_JINJA_WORD = re.compile(
    r"[\w\]\)]\s*+[(\[]|~|\bloop\.|\S\s++if\s"
    r"|\bis\s++(?:not\s++)?(?:defined|undefined|none|string|number|mapping|iterable|sequence|even|odd|divisibleby)\b"
)
_STATEMENT = re.compile(r"\{%[-+]?\s*+(?:end)?[a-z]\w*+[^%]*+%\}")


def has_statement(text: str) -> bool:
    """Tell whether one of the tags is a statement, which no document holds for a vendor to fill in."""
    return _STATEMENT.search(text) is not None


def language_of(text: str) -> str | None:
    """Return the language of a template, `jinja2` or `django`: the one that more of its tags can only be in.

    There is none where no tag tells, or as many tell one as the other.
    """
    votes = sum(_vote(inside, is_block=opening == "{%") for opening, inside in _tags(text))
    return "django" if votes > 0 else "jinja2" if votes < 0 else None


def _vote(inside: str, *, is_block: bool) -> int:
    """1 for what only Django reads, -1 for what only Jinja2 reads."""
    if inside[:1] in ("-", "+") or inside.endswith(("-", "+")):
        return -1
    words = _STRING.sub('""', inside).strip()
    if _DJANGO_WORD.search(words) or (is_block and _DJANGO_TAG.match(words)):
        return 1
    if _JINJA_WORD.search(words) or (is_block and _JINJA_TAG.match(words)):
        return -1
    return 0


def _tags(text: str) -> Iterator[tuple[str, str]]:
    """The tags that are no comments, each with what opens it and what stands in it, up to the first without an end."""
    position = 0
    while opening := _OPENING.search(text, position):
        end = text.find(_CLOSING[opening[0]], opening.end())
        if end < 0:
            return
        position = end + 2
        if opening[0] != "{#":
            yield opening[0], text[opening.end() : end]
