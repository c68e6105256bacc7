"""The tags `trans` and `pluralize`, as what they print where nothing is translated."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from jinja2 import nodes

if TYPE_CHECKING:
    from .parser import OffsetParser

_LINE_BREAKS = re.compile(r"(?<![^\S\r\n])[^\S\r\n]*+[\r\n]\s*+")  # tried at the beginning of blanks alone


def read_translation(parser: OffsetParser) -> nodes.With:
    """Return the tag as nodes that keep their places; Jinja2's own extension makes one text of it."""
    stream = parser.stream
    offset = next(stream).lineno
    stream.skip_if("string")  # the context, which is for translators
    names, values, trimmed = _variables(parser)
    stream.expect("block_end")
    singular = _text(parser, trimmed=trimmed, may_pluralize=True)
    body: list[nodes.Node] = [singular]
    if next(stream).value == "pluralize":
        counted = _counted(parser, names, singular)
        stream.expect("block_end")
        plural = _text(parser, trimmed=trimmed, may_pluralize=False)
        next(stream)
        one = nodes.Operand("eq", nodes.Const(1, lineno=offset), lineno=offset)
        test = nodes.Compare(counted, [one], lineno=offset)
        parser.words |= {counted: counted.name, one.expr: "1", test: f"{counted.name} == 1"}
        body = [nodes.If(test, [singular], [], [plural], lineno=offset)]
    targets = [nodes.Name(name, "param", lineno=offset) for name in names]
    return nodes.With(targets, values, body, lineno=offset)


def _variables(parser: OffsetParser) -> tuple[list[str], list[nodes.Expr], bool]:
    """The names that the tag gives values to, the values, and whether line breaks in the text become blanks."""
    stream = parser.stream
    names, values = list[str](), list[nodes.Expr]()
    trimmed: bool | None = None
    while stream.current.type != "block_end":
        if names:
            stream.expect("comma")
        if stream.skip_if("colon"):
            break
        token = stream.expect("name")
        if token.value in names:
            parser.fail(f"translatable variable {token.value!r} defined twice.", token.lineno)
        if stream.skip_if("assign"):
            values.append(parser.parse_expression())
        elif trimmed is None and token.value in ("trimmed", "notrimmed"):
            trimmed = token.value == "trimmed"
            continue
        else:
            values.append(nodes.Name(token.value, "load", lineno=token.lineno))
        names.append(token.value)
    return names, values, bool(trimmed)


def _counted(parser: OffsetParser, names: list[str], singular: nodes.Output) -> nodes.Name:
    """What decides between singular and plural: the variable that is named, or else the first one."""
    token = parser.stream.next_if("name")
    if token is not None and token.value not in names:
        parser.fail(f"unknown variable {token.value!r} for pluralization", token.lineno)
    if token is not None:
        return nodes.Name(token.value, "load", lineno=token.lineno)
    known = [*names, *(name.name for name in singular.find_all(nodes.Name))]
    if not known:
        parser.fail("pluralize without variables")
    return nodes.Name(known[0], "load", lineno=parser.stream.current.lineno)


def _text(parser: OffsetParser, *, trimmed: bool, may_pluralize: bool) -> nodes.Output:
    """The text up to the tag that ends it, at whose name the stream is then."""
    stream, parts = parser.stream, list[nodes.Expr]()
    start = stream.current.lineno
    while True:
        token = stream.current
        if token.type == "data":
            parts.append(nodes.TemplateData(token.value, lineno=token.lineno))
            next(stream)
        elif stream.skip_if("variable_begin"):
            name = stream.expect("name")
            parts.append(nodes.Name(name.value, "load", lineno=name.lineno))
            stream.expect("variable_end")
        elif stream.skip_if("block_begin"):
            name = stream.current
            if name.value == "endtrans" or (may_pluralize and name.value == "pluralize"):
                return nodes.Output(_trimmed(parts, parser) if trimmed else parts, lineno=start)
            if name.value == "pluralize":
                parser.fail("a translatable section can have only one pluralize section")
            parser.fail(f"control structures in translatable sections are not allowed; saw `{name.value}`")
        else:
            parser.fail_eof(("name:endtrans",))


def _trimmed(parts: list[nodes.Expr], parser: OffsetParser) -> list[nodes.Expr]:
    """The text without white space around it, and with a blank for each line break."""
    found, trimmed = parser.found, list[nodes.Expr]()
    for number, part in enumerate(parts):
        if not isinstance(part, nodes.TemplateData) or part.lineno in found.comments:
            trimmed.append(part)
            continue
        start, end = part.lineno, found.ends[part.lineno]
        while number == 0 and start < end and found.text[start].isspace():
            start += 1
        while number == len(parts) - 1 and start < end and found.text[end - 1].isspace():
            end -= 1
        for line_break in _LINE_BREAKS.finditer(found.text, start, end):
            trimmed += _piece(start, line_break.start(), parser)
            trimmed.append(nodes.Const(" ", lineno=line_break.start()))
            start = line_break.end()
        trimmed += _piece(start, end, parser)
    return trimmed


def _piece(start: int, end: int, parser: OffsetParser) -> list[nodes.Expr]:
    if start == end:
        return []
    parser.found.ends[start] = end
    return [nodes.TemplateData(parser.found.text[start:end], lineno=start)]
