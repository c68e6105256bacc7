"""Writes the docstring of an element's class from its row in the table."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping

from ..dialects.spec import AttributeSpec, ElementSpec
from ..dialects.values import Enum, Number
from .source import INDENT

WIDTH = 110


def docstring(spec: ElementSpec, rows: Mapping[str, AttributeSpec]) -> Iterator[str]:
    """Yield the lines below a `class`; `rows` are the attributes by their keywords."""
    lines = list(_lines(spec, rows))
    if len(lines) == 1:
        yield f'{INDENT}"""{_escaped(lines[0])}"""'
    else:
        yield f'{INDENT}"""{_escaped(lines[0])}'
        yield from (f"{INDENT}{_escaped(line)}" if line else "" for line in lines[1:])
        yield f'{INDENT}"""'


def sentence(words: str) -> str:
    """Return words in one line, with a capital letter and a period."""
    words = " ".join(words.split())
    words = words[:1].upper() + words[1:]
    return words if words.endswith((".", "!", "?")) else f"{words}."


def _lines(spec: ElementSpec, rows: Mapping[str, AttributeSpec]) -> Iterator[str]:
    first, *rest = textwrap.wrap(sentence(spec.doc), WIDTH)
    yield first
    if rest:
        yield from ("", *rest) if first.endswith(".") else rest
    for note in (f"Deprecated: {spec.deprecated}" if spec.deprecated else "", spec.uncertain or ""):
        if note:
            yield ""
            yield from textwrap.wrap(sentence(note), WIDTH)
    if spec.urls:
        yield ""
        yield from spec.urls
    if spec.text is not None:
        yield ""
        yield from textwrap.wrap(f"Text: {spec.text.doc or sentence(spec.text.type.describe())}", WIDTH)
    if rows:
        yield ""
        yield "Args:"
    for keyword, row in rows.items():
        yield from textwrap.wrap(
            f"{keyword}: {_says(row)}",
            WIDTH,
            initial_indent=INDENT,
            subsequent_indent=INDENT * 2,
            break_long_words=False,
            break_on_hyphens=False,
        )


def _says(row: AttributeSpec) -> str:
    parts = [sentence(row.doc)]
    takes = row.type.describe()
    if isinstance(row.type, Number) and row.type.unit and "second" not in takes:
        takes += {"s": ", in seconds", "ms": ", in milliseconds"}[row.type.unit]
    if row.default is not None:
        takes += f"; `{row.default}` by default" if row.default else "; empty by default"
    parts.append(sentence(takes))
    if isinstance(row.type, Enum) and row.type.ignore_case and row.type.kind == "enum":
        parts.append("Upper and lower case are the same.")
    if row.requires:
        parts.append(f"Has an effect with {' and '.join(f'`{condition}`' for condition in row.requires)} only.")
    if row.alone:
        parts.append("Stands alone: no other attribute, text or element beside it.")
    if row.excludes:
        parts.append(f"Not together with {' or '.join(f'`{condition}`' for condition in row.excludes)}.")
    if row.deprecated:
        parts.append(f"Deprecated: {sentence(row.deprecated)}")
    return " ".join(parts)


def _escaped(line: str) -> str:
    return line.replace("\\", "\\\\").replace('"""', '\\"""').rstrip('"') + '\\"' * (len(line) - len(line.rstrip('"')))
