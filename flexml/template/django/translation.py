"""Tags that translate: what they print is checked in the language that the template is written in."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from ...source import Span
from ..expression import Called, Comparison, Constant, Expression, Filtered, Name
from ..tree import Body, Capture, If, Output, Statement, Text, With
from .expressions import is_key
from .printing import given
from .scanner import Kind, Token
from .tag import Bindings, Tag
from .words import Word

if TYPE_CHECKING:
    from .reader import Reader

_BREAK = re.compile(r"(?<![^\S\n])[^\S\n]*+\n\s*+")  # tried at the beginning of blanks alone


def _translate(_: Reader, tag: Tag) -> Body:
    words = tag.arguments
    if not words:
        raise tag.malformed(f"`{{% {tag.name} %}}` has nothing to translate")
    message, rest = tag.expression(words[0]), words[1:]
    seen: dict[str, str] = {}
    while rest:
        option, rest = rest[0], rest[1:]
        if option.text not in ("noop", "context", "as") or option.text in seen:
            raise tag.malformed(f"`{option.text}` is not an option of `{{% {tag.name} %}}`", option)
        seen[option.text] = ""
        if option.text != "noop":
            if not rest or (option.text == "context" and rest[0].text in ("as", "noop")):
                raise tag.malformed(f"`{option.text}` has no value", option)
            seen[option.text], rest = rest[0].text, rest[1:]
    return given(tag, _translated(tag, message, noop="noop" in seen), seen.get("as"))


def _translated(tag: Tag, message: Expression, *, noop: bool) -> Expression:
    known = message
    while isinstance(known, Filtered):
        known = known.operand
    if noop or (isinstance(known, Constant) and not (isinstance(known.value, str) and is_key(known))):
        return message
    return Called(tag.written, Name(tag.name, tag.name), (message,))


def _block(reader: Reader, tag: Tag) -> Body:
    options = _options(tag)
    singular, closer = _message(reader, trimmed="trimmed" in options)
    body = singular
    count: Bindings = options.get("count", ())
    if count:
        if closer is None or closer.written != "plural":
            raise tag.malformed(f"`{{% {tag.name} %}}` counts, and has no `{{% plural %}}`, or tags in its text")
        plural, closer = _message(reader, trimmed="trimmed" in options)
        counter = Name(count[0][0], count[0][0])
        is_one = Comparison(f"{counter.name} == 1", "==", counter, Constant("1", 1))
        body = (With(tag.span, count, (If(tag.span, ((is_one, singular),), plural),)),)
    if closer is None:
        raise tag.malformed(f"`{{% {tag.name} %}}` is never closed: `{{% end{tag.name} %}}` is missing")
    if closer.written != f"end{tag.name}":
        raise closer.malformed(f"a text to be translated holds no tags: `{{% {closer.written} %}}`")
    if options.get("with"):
        body = (With(tag.span, options["with"], body),)
    target = options.get("asvar")
    return (Capture(tag.span, target[0][0], body),) if target else body


def _options(tag: Tag) -> dict[str, Bindings]:
    """What follows the name of the tag: names with values by option, the name of `asvar` with no value of note."""
    options: dict[str, Bindings] = {}
    rest = tag.arguments
    while rest:
        option, rest = rest[0], rest[1:]
        name = option.text
        if name in options or name not in ("with", "count", "context", "trimmed", "asvar"):
            raise tag.malformed(f"`{name}` is not an option of `{{% {tag.name} %}}`", option)
        options[name] = ()
        if name in ("with", "count"):
            options[name], rest = tag.bindings(rest, legacy=True)
            if not options[name] or (name == "count" and len(options[name]) != 1):
                raise tag.malformed(f"`{name}` gives a name to a value: `{name} name=value`", option)
        elif name != "trimmed":
            options[name], rest = _value(tag, option, rest)
    return options


def _value(tag: Tag, option: Word, rest: list[Word]) -> tuple[Bindings, list[Word]]:
    if not rest:
        raise tag.malformed(f"`{option.text}` has no value", option)
    value = tag.expression(rest[0]) if option.text == "context" else Constant("", None)
    return ((rest[0].text, value),), rest[1:]


def _message(reader: Reader, *, trimmed: bool) -> tuple[Body, Tag | None]:
    """The text up to the next tag, and that tag."""
    tokens, closer = reader.until_block()
    if not trimmed:
        return tuple(_part(reader, token) for token in tokens), closer
    return tuple(_trimmed(reader, tokens)), closer


def _part(reader: Reader, token: Token) -> Statement:
    if token.kind is Kind.TEXT:
        return Text(token.span)
    written = token.inside.cut(reader.text)
    # Only plain names are looked up: a filter belongs behind `with`, and prints nothing here.
    value = Name(written, written) if re.fullmatch(r"\w+", written) else Constant(written, "")
    return Output(token.span, value)


def _trimmed(reader: Reader, tokens: Sequence[Token]) -> list[Statement]:
    """The parts of a text without white space at its ends, and with each line break as a space."""
    parts: list[Statement] = []
    for number, token in enumerate(tokens):
        if token.kind is not Kind.TEXT:
            parts.append(_part(reader, token))
            continue
        start, end = token.span.start, token.span.end
        while number == 0 and start < end and reader.text[start].isspace():
            start += 1
        while number == len(tokens) - 1 and end > start and reader.text[end - 1].isspace():
            end -= 1
        for found in _BREAK.finditer(reader.text, start, end):
            parts += _text(start, found.start())
            parts.append(Output(Span(found.start(), found.end()), Constant(" ", " ")))
            start = found.end()
        parts += _text(start, end)
    return parts


def _text(start: int, end: int) -> list[Statement]:
    return [Text(Span(start, end))] if end > start else []


TAGS: Mapping[str, Callable[[Reader, Tag], Body]] = {
    "blocktrans": _block,
    "blocktranslate": _block,
    "trans": _translate,
    "translate": _translate,
}
