"""Literals are read as Python itself reads them."""

from __future__ import annotations

import ast
import warnings

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flexml.source import Span
from flexml.template.python.literal import Escape, Field, NotReadError, Part, Run, read_literals

CHARACTERS = st.sampled_from(
    ["a", "<", '"', "'", "\\", "\n", "n", "x41", "101", "N{DIGIT ONE}", "u0041", "é", "𝄞", "{", "}", "%"]
)
BODIES = st.lists(CHARACTERS, max_size=12).map("".join)
QUOTES = st.sampled_from(['"', "'", '"""', "'''"])
PREFIXES = st.sampled_from(["", "r", "R", "u", "b", "rb", "Br", "f", "F", "fr", "rF"])


def parsed(text: str) -> ast.expr | None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            tree = ast.parse(f"({text}\n)", mode="eval")
        except (SyntaxError, ValueError):
            return None
    return tree.body if isinstance(tree.body, ast.Constant | ast.JoinedStr) else None


def ours(text: str, parts: tuple[Part, ...]) -> list[str | None]:
    """The texts between the fields, and nothing for each field."""
    found: list[str | None] = [""]
    for part in parts:
        if isinstance(part, Field):
            found += (None, "")
        else:
            piece = part.span.cut(text) if isinstance(part, Run) else part.text
            found[-1] = (found[-1] or "") + piece
    return found


def pythons(node: ast.expr) -> list[str | None]:
    if isinstance(node, ast.Constant):
        assert isinstance(node.value, str | bytes)
        return [node.value.decode("latin-1") if isinstance(node.value, bytes) else node.value]
    assert isinstance(node, ast.JoinedStr)
    found: list[str | None] = [""]
    for value in node.values:
        if isinstance(value, ast.Constant):
            assert isinstance(value.value, str)
            found[-1] = (found[-1] or "") + value.value
        else:
            found += (None, "")
    return found


def read(text: str) -> list[str | None]:
    literals = read_literals(text, Span(0, len(text)))
    return ours(text, tuple(part for literal in literals for part in literal.parts))


@given(PREFIXES, QUOTES, BODIES)
def test_any_literal_is_read_as_python_reads_it(prefix, quote, body):
    text = f"{prefix}{quote}{body}{quote}"
    node = parsed(text)
    if node is not None:
        assert read(text) == pythons(node)


@pytest.mark.parametrize(
    "text",
    [
        r'"a\x41\u0042\U00000043\104\N{DIGIT ONE}\q\
b"',
        'r"a\\n" "b" f"{x}"',
        '"a"  # one\n "b"',
        '"a" \\\n "b"',
        "f'{x!r:>{width}} {{y}} {z:%H:%M}'",
        "f'{x=} {x = } {x=!s} {x=:d}'",
        """f'{d["key"]} {f(a, b="}")} {x != y} {(lambda: 1)()}'""",
        "f'{ {1: 2}[1] } {x if y else z}'",
        'rf"\\{x}\\n{y}"',
        'f"\\N{DIGIT ONE}{x}"',
        'f"""{\nx\n} "quoted" {y}"""',
    ],
)
def test_these_literals_are_read_as_python_reads_them(text):
    node = parsed(text)
    assert node is not None
    assert read(text) == pythons(node)


def test_every_part_stands_where_it_says():
    text = r'f"a\n{ name !r:>{n}}{{b"'
    (literal,) = read_literals(text, Span(0, len(text)))
    run, newline, field, brace, last = literal.parts
    assert [part.span.cut(text) for part in literal.parts] == ["a", "\\n", "{ name !r:>{n}}", "{{", "b"]
    assert isinstance(run, Run)
    assert newline == Escape(Span(3, 5), "\n")
    assert isinstance(field, Field)
    assert (field.expression.cut(text), field.conversion) == (" name ", "r")
    assert [part.span.cut(text) for part in field.specification] == [">", "{n}"]
    assert brace == Escape(Span(20, 22), "{")
    assert last == Run(Span(22, 23))


@pytest.mark.parametrize("text", ["name", '"open', 'f"{x"', 't"{x}"', "f'{}'", '"a" + "b"'])
def test_what_is_no_literal_is_refused(text):
    with pytest.raises(NotReadError):
        read(text)


def test_nested_quotes_of_newer_pythons_are_read():
    text = 'f"{f"{x["a"]}"} {y}"'
    assert read(text) == ["", None, " ", None, ""]
