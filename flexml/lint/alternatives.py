"""Messages that differ in one word alone, as one."""

from __future__ import annotations

import re
from collections.abc import Sequence

_WORD = re.compile(r"(`[^`]*`)")


def joined(messages: Sequence[str]) -> str | None:
    """Return "…, not `True` or `False`" for "…, not `True`" and "…, not `False`"; nothing where more differs."""
    parts = [_WORD.split(message) for message in messages]
    first = parts[0]
    if any(len(other) != len(first) for other in parts):
        return None
    differing = [index for index in range(len(first)) if any(other[index] != first[index] for other in parts)]
    if len(differing) != 1 or differing[0] % 2 == 0:
        return None
    words = list(dict.fromkeys(other[differing[0]] for other in parts))
    said = f"{', '.join(words[:-1])} or {words[-1]}"
    return "".join([*first[: differing[0]], said, *first[differing[0] + 1 :]])
