"""Finds where a document can be cut whatever a template prints: between two elements in its root, outside of markup."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeAlias

from ..source.mark import MARK_CLASS, has_hole

_State: TypeAlias = tuple[str, int]  # what it stands in, and how many elements are open around

_CONTENT, _NAME, _TAG, _END_TAG = "", "<", ">", "</"
_ENDS = {"<!--": "-->", "<![CDATA[": "]]>", "<?": "?>", '"': '"', "'": "'", _END_TAG: ">"}
_OPENERS = ("<!--", "<![CDATA[", "<?", "</")
_IN_TAG = re.compile("[\"'<>]")
_NAME_END = re.compile(rf"[\s/>{MARK_CLASS}]")
_NO_NAME = re.compile(r"<(?:[\s!/>?]|$)")
_MOST_STATES = 8  # at one place; where there are more, it is no place to cut


def boundaries(columns: Sequence[Iterable[str]]) -> Iterator[int]:
    """Yield the numbers of the columns that begin between two elements in the root; each prints one of its texts."""
    states: set[_State | None] = {(_CONTENT, 0)}
    for number, texts in enumerate(columns, 1):
        states = {_after(text, *state) for state in states if state is not None for text in texts}
        if None in states or len(states) > _MOST_STATES:
            return
        if states == {(_CONTENT, 1)}:
            yield number


def _after(text: str, inside: str, depth: int) -> _State | None:
    """What stands after a text; nothing where that depends on how the next one begins, or is no usual XML."""
    position = 0
    while position < len(text):
        if inside == _CONTENT:
            at = text.find("<", position)
            if at < 0:
                return inside, depth
            opener = next((each for each in _OPENERS if text.startswith(each, at)), None)
            if opener is None and _NO_NAME.match(text, at):
                return None
            inside = opener or _NAME
            depth += {_NAME: 1, _END_TAG: -1}.get(inside, 0)
            position = at + len(inside)
        elif inside == _NAME:
            named = _NAME_END.search(text, position)
            if named is None:
                return inside, depth
            if has_hole(named[0]):
                return None  # a value that is glued to a name is read by what stands elsewhere
            position = named.start()
            inside = _TAG
        elif inside == _TAG:
            found = _IN_TAG.search(text, position)
            if found is None:
                return None if text.endswith("/") else (inside, depth)
            position = found.end()
            if found[0] == "<":
                return None
            if found[0] == ">":
                depth -= text.endswith("/", 0, found.start())
                inside = _CONTENT
            else:
                inside = found[0]
        else:
            end = _ENDS[inside]
            at = text.find(end, position)
            if inside == _END_TAG and "<" in text[position:at]:
                return None
            if at < 0:
                return None if len(end) > 1 and text.endswith(end[0]) else (inside, depth)
            position = at + len(end)
            inside = _TAG if inside in "\"'" else _CONTENT
    return inside, depth
