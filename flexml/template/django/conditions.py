"""Reads the condition of `{% if … %}`: Python's operators and their precedence, without parentheses."""

from __future__ import annotations

from collections.abc import Sequence

from ...source import Span
from ..expression import Both, Comparison, Either, Expression, Not
from .expressions import MOST_PARTS, read_expression
from .malformed import Malformed
from .words import Word

_NOT = 8
_BINDING = {"or": 6, "and": 7, "in": 9, "not in": 9} | dict.fromkeys(
    ("is", "is not", "==", "!=", ">", ">=", "<", "<="), 10
)
_TWO_WORDS = {("is", "not"), ("not", "in")}


def read_condition(text: str, words: Sequence[Word], tag: Span) -> Expression:
    """Return the condition that words of a tag are.

    Raises:
        Malformed: they are none.
    """
    return _Condition(text, words, tag).read()


class _Condition:
    """A parser in the manner of Pratt: an operator takes what binds tighter than it does."""

    def __init__(self, text: str, words: Sequence[Word], tag: Span) -> None:
        self._text = text
        self._tag = tag
        self._words = _joined(words)
        self._position = 0

    def read(self) -> Expression:
        if len(self._words) > MOST_PARTS:
            raise Malformed(self._tag, "the condition has too many parts")
        condition, _ = self._expression(0)
        if (word := self._next) is not None:
            raise Malformed(word.span, f"`{word.text}` follows the end of the condition")
        return condition

    @property
    def _next(self) -> Word | None:
        return self._words[self._position] if self._position < len(self._words) else None

    def _expression(self, binding: int) -> tuple[Expression, int]:
        """The longest expression of operators that bind tighter, and where it starts."""
        left, start = self._operand()
        while (word := self._next) is not None and _BINDING.get(word.text, 0) > binding:
            self._position += 1
            right, _ = self._expression(_BINDING[word.text])
            left = self._combined(word.text, left, right, start)
        return left, start

    def _operand(self) -> tuple[Expression, int]:
        word = self._next
        if word is None:
            raise Malformed(self._tag, "the condition ends where a value is wanted")
        self._position += 1
        start = word.span.start
        if word.text == "not":
            operand, _ = self._expression(_NOT)
            return Not(self._written(start), operand), start
        if word.text in _BINDING:
            raise Malformed(word.span, f"`{word.text}` stands where a value is wanted")
        return read_expression(self._text, word.span), start

    def _combined(self, operator: str, left: Expression, right: Expression, start: int) -> Expression:
        written = self._written(start)
        match operator:
            case "or":
                return Either(written, left, right)
            case "and":
                return Both(written, left, right)
            case _:
                return Comparison(written, operator, left, right)

    def _written(self, start: int) -> str:
        return self._text[start : self._words[self._position - 1].span.end]


def _joined(words: Sequence[Word]) -> list[Word]:
    """The words, with `is not` and `not in` as one."""
    joined: list[Word] = []
    position = 0
    while position < len(words):
        word = words[position]
        if position + 1 < len(words) and (word.text, words[position + 1].text) in _TWO_WORDS:
            position += 1
            following = words[position]
            word = Word(f"{word.text} {following.text}", Span(word.span.start, following.span.end))
        joined.append(word)
        position += 1
    return joined
