"""What the methods of a text make of it."""

from __future__ import annotations

import ast
from textwrap import dedent
from typing import TYPE_CHECKING

from ...source import Span
from ..segment import Filled, Said
from .filling import Arguments, filled
from .shapes import constant_text
from .values import NOTHING, Items, Text, Value, joined, text_of

if TYPE_CHECKING:
    from .evaluation import Evaluator
    from .state import State

_SAME = frozenset({"encode", "decode"})
_STRIPS = {"strip": str.strip, "lstrip": str.lstrip, "rstrip": str.rstrip}
_FILLING = {"format": "format", "substitute": "template", "safe_substitute": "template"}


def of_method(text: Text, node: ast.Call, method: str, evaluator: Evaluator) -> Value | None:
    """Return what a call of a method makes of a text; nothing where that is not known."""
    known = [constant_text(argument) for argument in node.args]
    if method in _SAME:
        return text
    if method in _STRIPS and len(known) <= 1 and None not in known:
        return _stripped(text, method, *known)
    if method == "join" and len(node.args) == 1:
        return _joined(text, evaluator.value(node.args[0]), evaluator.state)
    if method == "replace" and len(known) >= 2 and known[0]:
        return _replaced(text, known[0], node.args[1], evaluator)
    if method in _FILLING:
        return filled(text, Arguments.of_call(node), _FILLING[method], evaluator) or NOTHING
    if method == "format_map" and len(node.args) == 1:
        return filled(text, Arguments.of_mapping(node.args[0]), "format", evaluator) or NOTHING
    return None


def dedented(text: Text, state: State, *, whole: bool = False) -> Text:
    """Return a text as `textwrap.dedent` does, or where it is about the whole, as `inspect.cleandoc`."""
    state.fate.use(text)
    if whole:
        first = text.plain.partition("\n")[0]
        after_first = dedented(text.cut(len(first), len(text.plain)), state)
        text = joined((_stripped(text.cut(0, len(first)), "lstrip"), after_first))
        return _stripped(text, "strip", "\n")
    before, after = text.plain.split("\n"), dedent(text.plain).split("\n")
    if len(before) != len(after):
        return text
    edits: list[tuple[int, int, Text]] = []
    position = 0
    for old, new in zip(before, after, strict=True):
        edits.append((position, position + len(old) - len(new), Text()))
        position += len(old) + 1
    return text.replaced(edits)


def _stripped(text: Text, method: str, *characters: str | None) -> Text:
    plain = text.plain
    stripped = _STRIPS[method](plain, *characters)
    start = 0 if method == "rstrip" else len(plain) - len(plain.lstrip(*characters))
    return text.cut(start, start + len(stripped))


def _joined(separator: Text, value: Value, state: State) -> Value:
    if not isinstance(value, Items):
        return NOTHING
    parts: list[Text] = []
    for item in value.items:
        text = text_of(item)
        if text is None:
            return NOTHING
        state.fate.use(text)
        parts += (separator, text) if parts else (text,)
    return joined(parts)


def _replaced(text: Text, old: str, new: ast.expr, evaluator: Evaluator) -> Text:
    value = evaluator.value(new)
    edits: list[tuple[int, int, Text]] = []
    position = text.plain.find(old)
    while position >= 0:
        end = position + len(old)
        place = next(segment for segment in text.cut(position, end).segments if not isinstance(segment, Said))
        span = place.hole.span if isinstance(place, Filled) else Span(place.span.start, place.span.end)
        edits.append((position, end, evaluator.printed(new, value, span, "format")))
        position = text.plain.find(old, end)
    return text.replaced(edits)
