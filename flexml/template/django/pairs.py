"""Finds which tags of the application have a body: those that an `end…` of the same name ends."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from .scanner import Kind, Token


def pair_tags(text: str, tokens: Sequence[Token]) -> dict[int, int]:
    """Return for the place where a tag begins the index of the token that ends it, for each tag that has an end."""
    ends: dict[int, int] = {}
    pending: list[tuple[str, int]] = []
    names: Counter[str] = Counter()
    in_comment = False
    for index, token in enumerate(tokens):
        if token.kind is not Kind.BLOCK or not len(token.inside):
            continue
        name = token.inside.cut(text).split(None, 1)[0]
        if in_comment or name == "comment":
            in_comment = name != "endcomment"
        elif name.startswith("end") and names[name[3:]]:
            opener, start = pending.pop()
            while opener != name[3:]:
                names[opener] -= 1
                opener, start = pending.pop()
            names[opener] -= 1
            ends[start] = index
        else:
            pending.append((name, token.span.start))
            names[name] += 1
    return ends
