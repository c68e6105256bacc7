"""Reads what Django calls filter expressions: `caller.name|default:"you"|upper`."""

from __future__ import annotations

import re
from dataclasses import replace

from ...source import Span
from ..expression import Called, Constant, Expression, Filtered, Name, Part
from .malformed import Malformed
from .rewriting import as_computed
from .signatures import arguments_of

# The parts of a longer one are nested too deeply for whoever follows them.
MOST_PARTS = 100

_QUOTED = r"\"(?:[^\"\\]|\\.)*+\"|'(?:[^'\\]|\\.)*+'"
_CONSTANT = rf"_\((?:{_QUOTED})\)|{_QUOTED}"
_VARIABLE = r"[\w.]++|[-+.]?\d[\d.e]*+"
_HEAD = re.compile(rf"(?P<constant>{_CONSTANT})|(?P<variable>{_VARIABLE})")
_FILTER = re.compile(
    rf"\s*+\|\s*+(?P<name>\w++)(?::(?P<argument>(?P<constant>{_CONSTANT})|(?P<variable>{_VARIABLE})))?+"
)
_BUILT_IN = {"True": True, "False": False, "None": None}


def read_expression(text: str, span: Span) -> Expression:
    """Return the expression that a span holds.

    Raises:
        Malformed: it is none.
    """
    head = _HEAD.match(text, span.start, span.end)
    if head is None:
        raise Malformed(span, f"`{span.cut(text)}` does not begin with a variable or a constant")
    expression = _operand(head, span)
    position, count = head.end(), 0
    while position < span.end:
        found = _FILTER.match(text, position, span.end)
        count += 1
        if found is None or count > MOST_PARTS:
            rest = Span(position, span.end)
            raise Malformed(rest, f"`{rest.cut(text)}` is neither a filter nor the end of the expression")
        position = found.end()
        expression = _filtered(expression, found, text[span.start : position])
    return expression


def read_filters(text: str, inside: Span, skipped: int) -> tuple[Filtered, ...]:
    """Return the filters of `{% filter … %}`, each with nothing to go through it; the name of the tag is skipped.

    Raises:
        Malformed: they are none.
    """
    start = inside.start + skipped
    while start < inside.end and text[start].isspace():
        start += 1
    # As Django does: behind a variable, and the first one after a bar.
    written = f"var|{text[start : inside.end]}"
    found: list[Filtered] = []
    position = len("var")
    while position < len(written):
        each = _FILTER.match(written, position)
        if each is None or len(found) == MOST_PARTS:
            rest = Span(start + max(position - len("var|"), 0), inside.end)
            raise Malformed(rest, f"`{rest.cut(text)}` is no filter")
        arguments = () if each["argument"] is None else (_operand(each, Span(start, inside.end), start - len("var|")),)
        found.append(Filtered(each[0].lstrip("| "), Constant("", ""), each["name"], arguments))
        position = each.end()
    return tuple(found)


def _filtered(operand: Expression, found: re.Match[str], written: str) -> Expression:
    name = found["name"]
    arguments = () if found["argument"] is None else (_operand(found, Span(*found.span("argument"))),)
    least, most = arguments_of(name)
    if not least <= len(arguments) <= most:
        wanted = "an argument" if least else "no argument"
        raise Malformed(Span(*found.span("name")), f"the filter `{name}` takes {wanted}")
    plain = Filtered(written, operand, name, arguments)
    return as_computed(plain) or plain


def _operand(found: re.Match[str], span: Span, offset: int = 0) -> Expression:
    """The constant or variable that was found so far after an offset; `span` is blamed where it is none."""
    if found["constant"] is not None:
        return _text(found["constant"])
    return _variable(found["variable"], span, offset + found.start("variable"))


def _text(written: str) -> Expression:
    if written.startswith("_("):
        message = replace(read_text(written[2:-1]), written=written)
        return Called(written, Name("_", "_"), (message,)) if is_key(message) else message
    return read_text(written)


def read_text(written: str) -> Constant:
    """Return the text that a quoted one stands for."""
    quote = written[0]
    return Constant(written, written[1:-1].replace("\\" + quote, quote).replace("\\\\", "\\"), safe=True)


def is_key(message: Constant) -> bool:
    """Tell whether a message to be translated may be a mere key: then it is printed in no language as it stands."""
    return not any(character.isspace() for character in str(message.value))


def _variable(written: str, span: Span, start: int) -> Expression:
    number = _number(written)
    if number is not None:
        return Constant(written, number)
    if "._" in written or written.startswith("_"):
        raise Malformed(span, f"`{written}` has a part that begins with `_`, which Django keeps from templates")
    first, *parts = written.split(".")
    if len(parts) > MOST_PARTS:
        raise Malformed(span, f"`{written[:40]}…` has too many parts")
    expression: Expression = Name(first, first, span=Span(start, start + len(first)))
    if first in _BUILT_IN:
        expression = Constant(first, _BUILT_IN[first])
    if written == "block.super":
        return Called(written, Name(written, "super"))
    so_far = first
    for part in parts:
        so_far = f"{so_far}.{part}"
        expression = Part(so_far, expression, Constant(part, part), span=Span(start, start + len(so_far)))
    return expression


def _number(written: str) -> int | float | None:
    try:
        if "." in written or "e" in written.lower():
            return None if written.endswith(".") else float(written)
        return int(written)
    except ValueError:
        return None
