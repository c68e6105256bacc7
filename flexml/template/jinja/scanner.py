"""Finds the tags of a template and the words in them; Jinja2's own lexer knows lines only, and drops characters."""

from __future__ import annotations

import re
from ast import literal_eval
from bisect import bisect_right
from dataclasses import dataclass, field
from typing import cast

from jinja2._identifier import pattern as name_re
from jinja2.lexer import Token, float_re, integer_re, newline_re, operator_re, operators, string_re

from ...source import Span
from .syntax import Syntax

_OPENING = re.compile(r"\{%[-+]?\s*+raw\s*+(?:-%\}\s*+|%\})|\{[{%#][-+]?")
_RAW_END = re.compile(r"\{%([-+]?)\s*+endraw\s*+(?:\+%\}|-%\}\s*+|(%\}))")
_COMMENT_END = re.compile(r"\+#\}|-#\}\s*+|(#\})")
_BLOCK_END = re.compile(r"\+%\}|-%\}\s*+|(%\})")
_OUTPUT_END = re.compile(r"-\}\}\s*+|\}\}")
_LINE_BREAK = re.compile(r"\r\n|\r|\n")
_LAST_LINE_BREAK = re.compile(r"(?:\r\n|\r|\n)\Z")
_SPACE = re.compile(r"\s++")
_PAIRS = {"(": ")", "[": "]", "{": "}"}
_LITERALS = ((float_re, "float"), (integer_re, "integer"), (name_re, "name"), (string_re, "string"))


class ScanError(Exception):
    """The template cannot be read further than `offset`."""

    def __init__(self, reason: str, offset: int) -> None:
        super().__init__(reason)
        self.reason = reason
        self.offset = offset


@dataclass(slots=True)
class Scan:
    """The tokens of a template, as Jinja2's parser takes them, but with offsets in place of lines.

    `ends` says where the token at an offset ends; `tags` are all tags in order, without the white space that they
    take away; `comments` are the offsets of those tags that are comments, each of which is a token of text too.
    `words` are those that tags begin with, each with the offset of the last one.
    """

    text: str
    tokens: list[Token] = field(default_factory=list)
    ends: dict[int, int] = field(default_factory=dict)
    tags: list[Span] = field(default_factory=list)
    comments: set[int] = field(default_factory=set)
    words: dict[str, int] = field(default_factory=dict)

    def tag(self, offset: int) -> Span:
        """Return the tag that a character stands in, or else the last one before it."""
        found = bisect_right(self.tags, offset, key=lambda tag: tag.start)
        return self.tags[found - 1] if found else Span(0, 0)


def scan(text: str, syntax: Syntax = Syntax()) -> Scan:  # noqa: B008 - it cannot be changed
    """Return the tokens and tags of a template.

    Raises:
        ScanError: a comment or a raw block has no end, or a tag holds what is no word of the language.
    """
    end = len(text)
    if not syntax.keep_trailing_newline and (last := _LAST_LINE_BREAK.search(text, max(end - 2, 0))):
        end = last.start()
    return _Scanner(text, end, syntax).run()


class _Scanner:
    def __init__(self, text: str, end: int, syntax: Syntax) -> None:
        self.text = text
        self.end = end
        self.syntax = syntax
        self.found = Scan(text)
        self.at_line_start = True  # as the last tag left it

    def run(self) -> Scan:
        position = 0
        while opening := _OPENING.search(self.text, position, self.end):
            start, word = opening.start(), opening[0]
            self._text(position, start, word[2:3], lstrip=word[1] != "{")
            if opening.end() == self.end and word[1:2] != "{" and (len(word) > 3 or word[1] == "#"):
                self.found.tags.append(Span(start, self.end))
                position = self.end  # Jinja2 does not miss the end of what holds nothing
            elif len(word) > 3:
                position = self._raw(opening)
            elif word[1] == "#":
                position = self._comment(opening)
            else:
                position = self._tag(opening)
            self.at_line_start = self.text[position - 1] in "\r\n"
        self._text(position, self.end, "+", lstrip=False)
        return self.found

    def _text(self, start: int, end: int, sign: str, *, lstrip: bool) -> None:
        """The text before a tag, of which the tag takes white space away."""
        if sign == "-":
            while end > start and self.text[end - 1].isspace():
                end -= 1
        elif sign != "+" and lstrip and self.syntax.lstrip_blocks:
            line = max(self.text.rfind("\n", start, end), self.text.rfind("\r", start, end)) + 1
            if (line > 0 or self.at_line_start) and not self.text[max(line, start) : end].strip():
                end = max(line, start)
        if end > start:
            self._token(start, end, "data", newline_re.sub("\n", self.text[start:end]))

    def _raw(self, opening: re.Match[str]) -> int:
        closing = _RAW_END.search(self.text, opening.end(), self.end)
        if closing is None:
            raise ScanError("Missing end of raw directive", opening.start())
        self.found.tags.append(Span(opening.start(), self._closed(opening.end())))
        self.at_line_start = self.text[opening.end() - 1] in "\r\n"
        self._text(opening.end(), closing.start(), closing[1], lstrip=True)
        self.found.tags.append(Span(closing.start(), self._closed(closing.end())))
        return self._after(closing, closing[2])

    def _comment(self, opening: re.Match[str]) -> int:
        closing = _COMMENT_END.search(self.text, opening.end(), self.end)
        if closing is None:
            raise ScanError("Missing end of comment tag", opening.start())
        tag = Span(opening.start(), self._closed(closing.end()))
        self.found.tags.append(tag)
        self.found.comments.add(tag.start)
        self._token(tag.start, tag.end, "data", " ")  # white space may stand anywhere, as comments may
        return self._after(closing, closing[1])

    def _tag(self, opening: re.Match[str]) -> int:
        is_output = opening[0][1] == "{"
        kind, ending = ("variable", _OUTPUT_END) if is_output else ("block", _BLOCK_END)
        self._token(opening.start(), opening.end(), f"{kind}_begin", opening[0])
        position, closers, first = opening.end(), list[str](), len(self.found.tokens)
        while position < self.end:
            closing = None if closers else ending.match(self.text, position, self.end)
            if closing is not None:
                if not is_output and first < len(self.found.tokens):
                    self.found.words[str(self.found.tokens[first].value)] = self.found.tokens[first].lineno
                self._token(position, self._closed(closing.end()), f"{kind}_end", closing[0])
                self.found.tags.append(Span(opening.start(), self._closed(closing.end())))
                return closing.end() if is_output else self._after(closing, closing[1])
            space = _SPACE.match(self.text, position, self.end)
            position = space.end() if space else self._word(position, closers)
        self.found.tags.append(Span(opening.start(), self.end))
        return self.end

    def _word(self, start: int, closers: list[str]) -> int:
        """One word in a tag, which may open or close a bracket."""
        for pattern, kind in _LITERALS:
            if found := pattern.match(self.text, start, self.end):
                self._token(start, found.end(), kind, _value(kind, found[0], start))
                return found.end()
        found = operator_re.match(self.text, start, self.end)
        if found is None:
            raise ScanError(f"unexpected char {self.text[start]!r}", start)
        if found[0] in _PAIRS:
            closers.append(_PAIRS[found[0]])
        elif found[0] in ")]}":
            if not closers:
                raise ScanError(f"unexpected '{found[0]}'", start)
            if (wanted := closers.pop()) != found[0]:
                raise ScanError(f"unexpected '{found[0]}', expected '{wanted}'", start)
        self._token(start, found.end(), operators[found[0]], found[0])
        return found.end()

    def _token(self, start: int, end: int, kind: str, value: object) -> None:
        self.found.tokens.append(Token(start, kind, cast("str", value)))  # or a number, as Jinja2 itself has it
        self.found.ends[start] = end

    def _closed(self, end: int) -> int:
        """Where a tag ends that was matched with the white space after it."""
        while self.text[end - 1].isspace():
            end -= 1
        return end

    def _after(self, closing: re.Match[str], plain: str | None) -> int:
        """Where text begins again: a plain end of a tag takes the line break after it away, where so configured."""
        if plain and self.syntax.trim_blocks and (line := _LINE_BREAK.match(self.text, closing.end(), self.end)):
            return line.end()
        return closing.end()


def _value(kind: str, word: str, start: int) -> object:
    try:
        match kind:
            case "integer":
                return int(word.replace("_", ""), 0)
            case "float":
                return literal_eval(word.replace("_", ""))
            case "string":
                plain = newline_re.sub("\n", word[1:-1])
                return plain.encode("ascii", "backslashreplace").decode("unicode-escape")
    except ValueError as error:  # a number with too many digits, a bad escape
        raise ScanError(str(error).split(":")[-1].strip(), start) from error
    if not word.isidentifier():
        raise ScanError("Invalid character in identifier", start)
    return word
