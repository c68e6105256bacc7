"""Fills the fields of a text with the arguments that a program gives for them."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ...source import Escaping, Hole, Span
from ..segment import Computed, Copied, Filled, Said, Segment
from .formats import FormatField, fields_of_format, fields_of_percent, fields_of_template
from .values import NOTHING, Plain, Text, Unknown, Value, text_of

if TYPE_CHECKING:
    from .evaluation import Evaluator

_FIELDS = {"format": fields_of_format, "percent": fields_of_percent, "template": fields_of_template}


@dataclass(frozen=True, slots=True)
class Arguments:
    """What fills the fields: by number, by name, or, where nobody knows what is in it, a `mapping`."""

    positional: tuple[ast.expr, ...] = ()
    named: dict[str, ast.expr] = field(default_factory=dict)
    mapping: ast.expr | None = None

    @classmethod
    def of_call(cls, node: ast.Call) -> Arguments:
        """Return those of `.format(…)` and `.substitute(…)`."""
        starred = [argument.value for argument in node.args if isinstance(argument, ast.Starred)]
        mapped = [keyword.value for keyword in node.keywords if keyword.arg is None]
        named = {keyword.arg: keyword.value for keyword in node.keywords if keyword.arg is not None}
        for mapping in (*mapped, *node.args):
            if isinstance(mapping, ast.Dict):
                named = _named(mapping) | named
        return cls(() if starred else tuple(node.args), named, next(iter((*mapped, *starred)), None))

    @classmethod
    def of_mapping(cls, node: ast.expr) -> Arguments:
        """Return those of a dictionary."""
        return cls((), _named(node), node) if isinstance(node, ast.Dict) else cls((), {}, node)

    @classmethod
    def of_percent(cls, node: ast.expr) -> Arguments:
        """Return those on the right of a `%`."""
        if isinstance(node, ast.Tuple):
            return cls(tuple(node.elts))
        return cls((node,), _named(node) if isinstance(node, ast.Dict) else {}, node)

    def of_field(self, field: FormatField) -> ast.expr | None:
        """Return the argument that fills a field."""
        if isinstance(field.name, str):
            return self.named.get(field.name)
        if field.name < len(self.positional) and not isinstance(self.positional[field.name], ast.Starred):
            return self.positional[field.name]
        return None

    @property
    def all(self) -> Iterator[ast.expr]:
        """Every expression among them, once."""
        given = (*self.positional, *self.named.values(), *((self.mapping,) if self.mapping is not None else ()))
        yield from {id(node): node for node in given if not isinstance(node, ast.Dict)}.values()


def filled(text: Text, arguments: Arguments, language: str, evaluator: Evaluator) -> Text | None:
    """Return a text with its fields filled; nothing where it is not written for it."""
    fields = _FIELDS[language](text.plain)
    values = {id(node): evaluator.value(node) for node in arguments.all}
    if fields is None:
        return None
    used: set[int] = set()
    edits: list[tuple[int, int, Text]] = []
    for each in fields:
        span, source_segment = _place(text.cut(each.start, each.end))
        if source_segment is None:
            continue
        if each.text is not None:
            made = Text((Computed(each.text, source_segment.source, span),))
        else:
            node = arguments.of_field(each)
            used.add(id(node))
            value = NOTHING if node is None else values.get(id(node), NOTHING)
            made = Text(_filling(each, node, value, span, source_segment, arguments, language, evaluator))
        edits.append((each.start, each.end, made))
    for node in arguments.all:
        if id(node) not in used:
            evaluator.state.offer(values[id(node)])
    return text.replaced(edits)


def _filling(
    field: FormatField,
    node: ast.expr | None,
    value: Value,
    span: Span,
    place: Copied | Computed,
    arguments: Arguments,
    language: str,
    evaluator: Evaluator,
) -> Iterator[Segment]:
    if node is None:
        words = evaluator.written(arguments.mapping) if arguments.mapping is not None else "…"
        escaping = Escaping.FULL if field.numeric else Escaping.UNKNOWN
        yield Filled(f"{words}[{field.name}]", Hole(place.source, span, words, language, escaping))
        return
    known = text_of(value)
    if field.plain and known is not None:
        evaluator.state.fate.use(value)
        yield from known.segments
    elif isinstance(value, Plain) and not field.plain and (printed := field.printed(value.value)) is not None:
        yield Computed(printed, place.source, span)
    else:
        evaluator.state.offer(value)
        unknown = value if isinstance(value, Unknown) and field.plain else NOTHING
        unknown = Unknown(Escaping.FULL) if field.numeric else unknown
        yield from evaluator.hole(node, span, language, unknown, part=field.path)


def _place(text: Text) -> tuple[Span, Copied | Computed | None]:
    """Where a part of a text is written."""
    segments = [segment for segment in text.segments if not isinstance(segment, Said | Filled)]
    if not segments:
        return Span(0, 0), None
    start, end = segments[0].span.start, segments[-1].span.end
    return Span(start, max(start, end)), segments[0]


def _named(node: ast.Dict) -> dict[str, ast.expr]:
    return {
        key.value: value
        for key, value in zip(node.keys, node.values, strict=True)
        if isinstance(key, ast.Constant) and isinstance(key.value, str)
    }
