"""Makes of a regular expression the texts that take it longest, by what is repeated in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice
from re import _constants as c  # type: ignore[attr-defined]  # the parser of `re` has no other door
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any, NamedTuple

_SAMPLES = 4  # texts that stand for one part
_ENOUGH = 20  # a repeat that may be longer than this is pumped
_CATEGORIES = {
    c.CATEGORY_DIGIT: "0",
    c.CATEGORY_SPACE: " ",
    c.CATEGORY_WORD: "a",
    c.CATEGORY_NOT_DIGIT: "a",
    c.CATEGORY_NOT_SPACE: "a",
    c.CATEGORY_NOT_WORD: " ",
}
_USUAL = "aA0 -_.:/\"'<>&;,[](){}#%=@\n\u00e9\x00\U0001f600"  # tried where a set takes them
_SUFFIXES = ("", "\x00", "!", "\n")  # most patterns end before one of them


class Pumped(NamedTuple):
    """A text that can be made of any length."""

    prefix: str
    unit: str
    suffix: str

    def text(self, length: int) -> str:
        """Return the text with so many characters between its ends."""
        return self.prefix + self.unit * (length // len(self.unit)) + self.suffix


def pumped(pattern: re.Pattern[str] | re.Pattern[bytes]) -> Iterator[Pumped]:
    """Yield the texts for a pattern, each once."""
    source = pattern.pattern if isinstance(pattern.pattern, str) else pattern.pattern.decode("latin-1")
    flags = pattern.flags & ~re.UNICODE if isinstance(pattern.pattern, bytes) else pattern.flags
    tree = list(parser.parse(source, flags))
    repeats = list(_repeats(tree, [""]))
    singles = {one for _, body in repeats for one in body if len(one) == 1} | (_literals(tree) if repeats else set())
    whole = [sample for sample in _sequence(tree) if sample]
    seen: set[Pumped] = set()
    for prefix, body in [*repeats, ("", whole)]:
        openers = [prefix, *(prefix + one for one in body[:1])] if len(prefix) > 1 else []
        for unit in (*body, *sorted(singles), *openers):
            for before in dict.fromkeys((prefix, "")):
                for suffix in _SUFFIXES:
                    one = Pumped(before, unit, suffix)
                    if unit and one not in seen:
                        seen.add(one)
                        yield one


def _repeats(items: Iterable[Any], before: list[str]) -> Iterator[tuple[str, list[str]]]:
    """Yield each part that is repeated: what stands before it, and what it matches."""
    before = list(before)
    for item in items:
        operation, argument = item
        for prefix in before[:2]:
            for inner in _parts(operation, argument):
                yield from _repeats(inner, [prefix])
            if operation in (c.MAX_REPEAT, c.MIN_REPEAT, c.POSSESSIVE_REPEAT) and argument[1] > _ENOUGH:
                yield prefix, _sequence(argument[2])
        samples = _samples(operation, argument)
        before = [prefix + sample for prefix in before for sample in samples[:2]][:_SAMPLES]


def _literals(items: Iterable[Any]) -> set[str]:
    """The characters that a pattern names by themselves."""
    found = set()
    for operation, argument in items:
        if operation is c.LITERAL:
            found.add(chr(argument))
        for inner in _parts(operation, argument):
            found |= _literals(inner)
    return found


def _parts(operation: Any, argument: Any) -> list[Any]:
    """The sequences that stand in a part."""
    if operation in (c.MAX_REPEAT, c.MIN_REPEAT, c.POSSESSIVE_REPEAT):
        return [argument[2]]
    if operation is c.SUBPATTERN:
        return [argument[3]]
    if operation is c.BRANCH:
        return list(argument[1])
    if operation is c.ATOMIC_GROUP:
        return [argument]
    if operation in (c.ASSERT, c.ASSERT_NOT):
        return [argument[1]]
    return []


def _sequence(items: Iterable[Any]) -> list[str]:
    texts = [""]
    for operation, argument in items:
        texts = list(islice((text + more for text in texts for more in _samples(operation, argument)), _SAMPLES))
    return list(dict.fromkeys(texts))


def _samples(operation: Any, argument: Any) -> list[str]:
    """Texts that a part matches."""
    if operation is c.LITERAL:
        return [chr(argument)]
    if operation is c.NOT_LITERAL:
        return [letter for letter in _USUAL if ord(letter) != argument][:_SAMPLES]
    if operation is c.ANY:
        return ["a", "<", " "]
    if operation is c.IN:
        return _members(argument)
    if operation in (c.MAX_REPEAT, c.MIN_REPEAT, c.POSSESSIVE_REPEAT):
        low, high, inner = argument
        fewest = max(low, min(high, 1))
        texts = [sample * fewest for sample in _sequence(inner)]
        return texts if low else [*texts, ""]
    if operation is c.BRANCH:
        return list(dict.fromkeys(sample for branch in argument[1] for sample in _sequence(branch)))
    if operation in (c.SUBPATTERN, c.ATOMIC_GROUP):
        return _sequence(argument[3] if operation is c.SUBPATTERN else argument)
    return [""]  # a look around, an anchor or a reference takes no characters of its own


def _members(argument: list[Any]) -> list[str]:
    """Characters of a set: some that are often in others too, and one of each of its ranges."""
    negated = argument[0][0] is c.NEGATE
    usual = [letter for letter in _USUAL if _is_in(letter, argument) != negated]
    if negated:
        return usual[:_SAMPLES] or ["\u4e2d"]
    own = [
        chr(value) if operation is c.LITERAL else chr(value[0]) if operation is c.RANGE else _CATEGORIES[value]
        for operation, value in argument
    ]
    return list(dict.fromkeys([*usual[:_SAMPLES], *own[:_SAMPLES]]))


def _is_in(letter: str, argument: list[Any]) -> bool:
    for operation, value in argument:
        if operation is c.LITERAL and ord(letter) == value:
            return True
        if operation is c.RANGE and value[0] <= ord(letter) <= value[1]:
            return True
        if operation is c.CATEGORY:
            words = {c.CATEGORY_DIGIT: r"\d", c.CATEGORY_SPACE: r"\s", c.CATEGORY_WORD: r"\w"}
            words |= {c.CATEGORY_NOT_DIGIT: r"\D", c.CATEGORY_NOT_SPACE: r"\S", c.CATEGORY_NOT_WORD: r"\W"}
            if re.match(words[value], letter):
                return True
    return False
