"""String literals as they are written: what of them is text, what an escape, and what a field of an f-string.

Python's own tree gives no places inside of a literal, and for f-strings wrong ones before 3.12.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias
from unicodedata import lookup

from ...source import Span

_OPENING = re.compile(r"([A-Za-z]{0,2})(\"\"\"|'''|\"|')")
_BETWEEN = re.compile(r"(?:[\s\\]|#[^\r\n]*+)*+")
_ESCAPE = re.compile(
    r"\\(?:(?P<newline>\r\n|\r|\n)|(?P<letter>[\\'\"abfnrtv])|(?P<octal>[0-7]{1,3})"
    r"|x(?P<x>[0-9A-Fa-f]{2})|(?P<text>u(?P<u>[0-9A-Fa-f]{4})|U(?P<U>[0-9A-Fa-f]{8})|N\{(?P<name>[^{}\r\n]+)\}))"
)
_LETTERS = {"\\": "\\", "'": "'", '"': '"', "a": "\a", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t", "v": "\v"}
_IN_FIELD = re.compile(r"\w++|\"\"\"|'''|[\"'()\[\]{}:#]|[!=<>]=|[!=]")
_PREFIXES = frozenset({"", "r", "b", "u", "f", "rb", "br", "rf", "fr"})
_DEEPEST = 50  # f-strings in each other


class NotReadError(Exception):
    """A literal is not written as this reader knows it."""


@dataclass(frozen=True, slots=True)
class Run:
    """Characters that stand for themselves."""

    span: Span


@dataclass(frozen=True, slots=True)
class Escape:
    """Characters that stand for others, such as `{{`, or for nothing."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Field:
    """A field of an f-string, `expression` where the value stands, `specification` what follows the colon."""

    span: Span
    expression: Span
    conversion: str = ""
    specification: tuple[Part, ...] = ()


Part: TypeAlias = Run | Escape | Field


@dataclass(frozen=True, slots=True)
class Literal:
    """One literal between its quotes; several beside each other make one string."""

    span: Span
    parts: tuple[Part, ...]


def read_literals(text: str, span: Span) -> tuple[Literal, ...]:
    """Return the literals that follow each other in a span of a program.

    Raises:
        NotReadError: something else stands there.
    """
    literals = []
    position = span.start
    while position < span.end:
        literal = _read(text, position, 0)
        literals.append(literal)
        between = _BETWEEN.match(text, literal.span.end)
        position = literal.span.end if between is None else between.end()
    return tuple(literals)


def _read(text: str, start: int, depth: int) -> Literal:
    opening = _OPENING.match(text, start)
    if opening is None or opening[1].lower() not in _PREFIXES or depth > _DEEPEST:
        raise NotReadError
    prefix, quote = opening[1].lower(), opening[2]
    reader = _Reader(text, opening.end(), quote, prefix, depth)
    parts = tuple(reader.parts())
    return Literal(Span(start, reader.position), parts)


class _Reader:
    """Reads the inside of one literal, up to the quote that closes it."""

    def __init__(self, text: str, position: int, quote: str, prefix: str, depth: int) -> None:
        self.text = text
        self.position = position
        self._quote = quote
        self._raw = "r" in prefix
        self._bytes = "b" in prefix
        self._formatted = "f" in prefix
        self._depth = depth
        self._special = re.compile(re.escape(quote) + (r"|\\|[{}]" if self._formatted else r"|\\"))

    def parts(self) -> Iterator[Part]:
        """Yield what the literal is made of, and leave `position` behind its closing quote."""
        run = self.position
        while True:
            special = self._special.search(self.text, self.position)
            if special is None:
                raise NotReadError
            at = special.start()
            self.position = special.end()
            if special[0] == self._quote:
                break
            if special[0] == "\\":
                escape = self._escape(at)
                if escape is None:
                    continue
                part: Part = escape
            elif self.text.startswith(special[0], self.position):
                part = Escape(Span(at, at + 2), special[0])
            elif special[0] == "{":
                yield from _run(run, at)
                run = self.position
                yield from self._field(at)
                run = self.position
                continue
            else:
                raise NotReadError
            yield from _run(run, at)
            yield part
            run = self.position = part.span.end
        yield from _run(run, at)

    def _escape(self, at: int) -> Escape | None:
        """The escape at a backslash, unless it stands for itself."""
        if self._raw:
            if not self._formatted or self.text[at + 1 : at + 2] not in "{}":
                self.position = at + (3 if self.text.startswith("\r\n", at + 1) else 2)
            return None
        found = _ESCAPE.match(self.text, at)
        if found is None or (self._bytes and found["text"]):
            if not self._formatted or self.text[at + 1 : at + 2] not in "{}":
                self.position = at + 2
            return None
        return Escape(Span(*found.span()), _meant(found))

    def _field(self, start: int) -> Iterator[Part]:
        expression, stop = self._expression(self.position)
        if not expression.cut(self.text).strip():
            raise NotReadError
        debug = stop == "="
        if debug:
            blank = re.compile(r"\s*+").match(self.text, self.position)
            assert blank is not None
            self.position = blank.end() + 1
            stop = self.text[blank.end() : blank.end() + 1]
            yield Escape(Span(start, blank.end()), self.text[start + 1 : blank.end()])
        conversion = ""
        if stop == "!":
            found = re.compile(r"\s*+([rsa])\s*+([:}])").match(self.text, self.position)
            if found is None:
                raise NotReadError
            conversion, stop, self.position = found[1], found[2], found.end()
        specification: tuple[Part, ...] = ()
        if stop == ":":
            specification = tuple(self._specification())
            stop = "}"
        if stop != "}":
            raise NotReadError
        if debug and not conversion and not specification:
            conversion = "r"
        yield Field(Span(start, self.position), expression, conversion, specification)

    def _expression(self, start: int) -> tuple[Span, str]:
        """Where the expression stands, and the character after it, behind which `position` then is."""
        text, position, depth = self.text, start, 0
        while True:
            token = _IN_FIELD.search(text, position)
            if token is None:
                raise NotReadError
            word, position = token[0], token.end()
            if word[0] in "\"'" or (text[position : position + 1] in ("'", '"') and word.lower() in _PREFIXES):
                position = _read(text, token.start(), self._depth + 1).span.end
            elif word in ("(", "[", "{"):
                depth += 1
            elif depth and word in (")", "]", "}"):
                depth -= 1
            elif word == "#":
                line = re.compile(r"[^\r\n]*+").match(text, position)
                position = position if line is None else line.end()
            elif not depth and (
                word in ("!", ":", "}") or (word == "=" and re.compile(r"\s*+[!:}]").match(text, position))
            ):
                self.position = position
                return Span(start, token.start()), word

    def _specification(self) -> Iterator[Part]:
        run = self.position
        while True:
            brace = re.compile(r"[{}]").search(self.text, self.position)
            if brace is None:
                raise NotReadError
            yield from _run(run, brace.start())
            self.position = brace.end()
            if brace[0] == "}":
                return
            yield from self._field(brace.start())
            run = self.position


def _run(start: int, end: int) -> Iterator[Run]:
    if end > start:
        yield Run(Span(start, end))


def _meant(found: re.Match[str]) -> str:
    """What an escape stands for."""
    if found["newline"]:
        return ""
    if found["letter"]:
        return _LETTERS[found["letter"]]
    if found["octal"]:
        return chr(int(found["octal"], 8))
    if found["name"]:
        try:
            return lookup(found["name"])
        except KeyError:
            raise NotReadError from None
    number = int(found["x"] or found["u"] or found["U"], 16)
    if number > 0x10FFFF:
        raise NotReadError
    return chr(number)
