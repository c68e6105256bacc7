"""Makes inputs of others, so that most of them still mean something: by tags, words and lines instead of bits."""

from __future__ import annotations

import re
from collections.abc import Sequence
from random import Random

_TOKEN = re.compile(r"<!--|-->|<!\[CDATA\[|\]\]>|\{[%{#]|[%}#]\}|</?[\w:.-]+|[\w:.-]+|[ \t\r\n]+|/>|.", re.DOTALL)
_PART = re.compile(r"<([\w:.-]+)(?:[^<>]*/>|[^<>]*>(?:(?!<\1\b).)*?</\1>)|<!--.*?-->|\{%.*?%\}|\{\{.*?\}\}", re.DOTALL)
_WORD = re.compile(r"[\w:.-]+")
_EDGE = re.compile(r"(?<=>)|(?=<)|(?<=\n)")
_ODD = (
    *("\0", "\x1f", "\x7f", "\x85", "\xa0", "\ufeff", "\ufffe", "\u2028", "\u202e", "\ue000", "\U0001f600", "\u0130"),
    *("\r", "\r\n", "\t", " ", "  ", "\n\n", '"', "'", "&", "<", ">", "/", "=", ";", "#", "&#0;", "&#x26;", "&nbsp;"),
    *("&lt;", "]]>", "<!--", "-->", "--", "<![CDATA[", "<?", "?>", "<!DOCTYPE", "{{", "}}", "{%", "%}", "{#", "#}"),
    *("<%", "${", "%s", "{0}", "\\", "0", "-1", "1e9", "99999999999999999999", "\u0661", "é", "\udc80", "\ud800"),
)


class Mutator:
    """Mutates inputs with the words of a target and with parts of its seeds; the first `options` bytes are digits."""

    def __init__(self, words: Sequence[str], seeds: Sequence[bytes], options: int = 0) -> None:
        texts = [_text(seed[options:]) for seed in seeds]
        parts = [match[0] for text in texts for match in _PART.finditer(text) if len(match[0]) < 400]
        lines = [line for text in texts for line in text.splitlines(keepends=True) if 3 < len(line) < 200]
        self._words = tuple(dict.fromkeys(words)) or ("a",)
        self._parts = tuple(dict.fromkeys((*parts, *lines))) or self._words
        self._options = options

    def mutate(self, data: bytes, most: int, random: Random) -> bytes:
        """Return another input of at most so many bytes."""
        head, text = data[: self._options], _text(data[self._options :])
        if head and random.random() < 0.1:
            at = random.randrange(len(head))
            head = head[:at] + b"%d" % random.randrange(10) + head[at + 1 :]
        for _ in range(random.choice((1, 1, 1, 2, 2, 3, 5))):
            text = random.choice(_WAYS)(self, text, random)
        return (head + _bytes(text))[:most]

    def cross(self, one: bytes, other: bytes, most: int, random: Random) -> bytes:
        """Return the beginning of one input with the end of another."""
        first, second = _text(one), _text(other[self._options :])
        return _bytes(first[: random.choice(_edges(first))] + second[random.choice(_edges(second)) :])[:most]

    def _put_word(self, text: str, random: Random) -> str:
        at = _between_tokens(text, random)
        return text[:at] + random.choice(("", "", " ")) + random.choice(self._words) + text[at:]

    def _put_odd(self, text: str, random: Random) -> str:
        at = random.randint(0, len(text))
        return text[:at] + random.choice(_ODD) + text[at:]

    def _put_part(self, text: str, random: Random) -> str:
        at = random.choice(_edges(text))
        return text[:at] + random.choice(self._parts) + text[at:]

    def _replace_word(self, text: str, random: Random) -> str:
        words = [match.span() for match in _WORD.finditer(text)]
        if not words:
            return self._put_word(text, random)
        start, end = random.choice(words)
        new = random.choice(self._words)
        if random.random() < 0.3:
            return re.sub(rf"\b{re.escape(text[start:end])}\b", lambda _: new, text)  # the end tag with the start tag
        return text[:start] + new + text[end:]

    def _replace_part(self, text: str, random: Random) -> str:
        parts = [match.span() for match in _PART.finditer(text)]
        if not parts:
            return self._put_part(text, random)
        start, end = random.choice(parts)
        return text[:start] + random.choice(self._parts) + text[end:]

    def _take_out(self, text: str, random: Random) -> str:
        start, end = _range(text, random)
        return text[:start] + text[end:]

    def _double(self, text: str, random: Random) -> str:
        start, end = _range(text, random)
        return text[:end] + text[start:end] * random.choice((1, 1, 2, 8)) + text[end:]

    def _move(self, text: str, random: Random) -> str:
        start, end = _range(text, random)
        rest = text[:start] + text[end:]
        at = random.choice(_edges(rest))
        return rest[:at] + text[start:end] + rest[at:]

    def _wrap(self, text: str, random: Random) -> str:
        start, end = _range(text, random)
        name = random.choice(self._words)
        return f"{text[:start]}<{name}>{text[start:end]}</{name}>{text[end:]}"

    def _change_character(self, text: str, random: Random) -> str:
        at = random.randrange(len(text) + 1)
        return text[:at] + chr(random.choice((random.randrange(32, 127), random.randrange(0x250)))) + text[at + 1 :]

    def _change_case(self, text: str, random: Random) -> str:
        words = [match.span() for match in _WORD.finditer(text)]
        if not words:
            return text
        start, end = random.choice(words)
        return text[:start] + text[start:end].swapcase() + text[end:]


_WAYS = (
    *(Mutator._put_part, Mutator._put_part, Mutator._replace_part, Mutator._replace_part),
    *(Mutator._put_word, Mutator._put_word, Mutator._replace_word, Mutator._replace_word, Mutator._replace_word),
    *(Mutator._take_out, Mutator._take_out, Mutator._double, Mutator._move, Mutator._wrap),
    *(Mutator._put_odd, Mutator._put_odd, Mutator._change_character, Mutator._change_case),
)


def _range(text: str, random: Random) -> tuple[int, int]:
    """Where a part of the text begins and ends: a subtree or a tag of a template, else some tokens."""
    if random.random() < 0.5:
        parts = [match.span() for match in _PART.finditer(text)]
        if parts:
            return random.choice(parts)
    tokens = [match.span() for match in _TOKEN.finditer(text)]
    if not tokens:
        return 0, 0
    first = random.randrange(len(tokens))
    return tokens[first][0], tokens[min(first + random.choice((0, 0, 1, 2, 4, 8, 30)), len(tokens) - 1)][1]


def _between_tokens(text: str, random: Random) -> int:
    return random.choice([0, *(match.end() for match in _TOKEN.finditer(text))])


def _edges(text: str) -> list[int]:
    return [0, len(text), *(match.start() for match in _EDGE.finditer(text))]


def _text(data: bytes) -> str:
    return data.decode("utf-8", "surrogateescape")


def _bytes(text: str) -> bytes:
    try:
        return text.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:  # half a pair that no byte stands for
        return text.encode("utf-8", "surrogatepass")
