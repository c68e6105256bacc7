"""Which function reads which of the tags that come with Django."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from ..tree import Body
from . import composition, flow, printing, translation
from .tag import Tag

if TYPE_CHECKING:
    from .reader import Reader

Read = Callable[["Reader", Tag], Body]

TAGS: Mapping[str, Read] = {**flow.TAGS, **composition.TAGS, **printing.TAGS, **translation.TAGS}

_OPENERS = {
    "elif": "if",
    "else": "if",
    "empty": "for",
    "plural": "blocktranslate",
} | {
    f"end{name}": name
    for name in (
        *(
            "autoescape",
            "block",
            "blocktrans",
            "blocktranslate",
            "cache",
            "comment",
            "filter",
            "for",
            "if",
            "ifchanged",
        ),
        *("language", "localize", "localtime", "spaceless", "timezone", "verbatim", "with"),
    )
}


def only_within(name: str) -> str | None:
    """Return the tag that another one must stand in; nothing where it may stand alone."""
    return _OPENERS.get(name)
