"""One `{% … %}` of a template, with the forms of arguments that Django's tags share."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from ...source import Span
from ..expression import Called, Expression, Name
from .expressions import read_expression
from .malformed import Malformed
from .scanner import Token
from .words import Word, split_words

_KEYWORD = re.compile(r"(\w+)=(?=.)")

Bindings = tuple[tuple[str, Expression], ...]


@dataclass(frozen=True)
class Tag:
    """`text` is the template; `written` what stands between the delimiters."""

    text: str
    token: Token

    @property
    def span(self) -> Span:
        """The whole of the tag."""
        return self.token.span

    @property
    def written(self) -> str:
        """What stands between the delimiters."""
        return self.token.inside.cut(self.text)

    @cached_property
    def name(self) -> str:
        """The first word: `if`, `endblock`."""
        return self.written.split(None, 1)[0]

    @cached_property
    def arguments(self) -> list[Word]:
        """The words that follow the name."""
        return split_words(self.text, self.token.inside)[1:]

    def malformed(self, reason: str, word: Word | None = None) -> Malformed:
        """Return what to raise where the tag, or one word of it, is wrong."""
        return Malformed(self.span if word is None else word.span, reason)

    def expression(self, word: Word) -> Expression:
        """Return what a word computes."""
        return read_expression(self.text, word.span)

    def target(self, words: list[Word]) -> tuple[list[Word], str | None]:
        """Return the words without `as name` at their end, and that name."""
        if len(words) >= 2 and words[-2].text == "as":
            return words[:-2], words[-1].text
        return words, None

    def called(self, words: list[Word]) -> Called:
        """Return the call that a tag is of something that only the application knows."""
        positional: list[Expression] = []
        named: list[tuple[str, Expression]] = []
        for word in words:
            keyword = _KEYWORD.match(word.text)
            if keyword is None:
                positional.append(self.expression(word))
            else:
                named.append((keyword[1], self.expression(_after(word, keyword.end()))))
        return Called(self.written, Name(self.name, self.name), tuple(positional), tuple(named))

    def bindings(self, words: list[Word], *, legacy: bool) -> tuple[Bindings, list[Word]]:
        """Return the names that words bind, `name=value` or as once `value as name and …`, and the words left."""
        bound: dict[str, Expression] = {}
        old = legacy and len(words) >= 3 and _KEYWORD.match(words[0].text) is None
        read = self._old_binding if old else self._binding
        while words and (found := read(words)) is not None:
            name, value, words = found
            bound[name] = value
            if old:
                if not words or words[0].text != "and":
                    break
                words = words[1:]
        return tuple(bound.items()), words

    def _binding(self, words: list[Word]) -> _Bound | None:
        keyword = _KEYWORD.match(words[0].text)
        if keyword is None:
            return None
        return keyword[1], self.expression(_after(words[0], keyword.end())), words[1:]

    def _old_binding(self, words: list[Word]) -> _Bound | None:
        if len(words) < 3 or words[1].text != "as":
            return None
        return words[2].text, self.expression(words[0]), words[3:]


_Bound = tuple[str, Expression, list[Word]]


def _after(word: Word, length: int) -> Word:
    return Word(word.text[length:], Span(word.span.start + length, word.span.end))
