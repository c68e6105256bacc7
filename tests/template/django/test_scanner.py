from __future__ import annotations

import time

from hypothesis import example, given
from hypothesis import strategies as st

from flexml.source import Span
from flexml.template.django.scanner import Kind, scan
from flexml.template.django.words import split_words
from tests.growth import grows_in_step
from tests.template.django.oracle import tokens_of, words_of

PIECES = (
    "{",
    "}",
    "%",
    "#",
    "{{",
    "}}",
    "{%",
    "%}",
    "{#",
    "#}",
    " ",
    "\n",
    "\r",
    "\t",
    "verbatim",
    "endverbatim",
    "a",
    '"',
)
TEXTS = st.lists(st.sampled_from((*PIECES, "{% verbatim %}", "{% endverbatim %}", "{% verbatim b %}", "{{ a }}"))).map(
    "".join
)
INSIDES = st.lists(st.sampled_from(("a", "|", ":", '"', "'", "\\", " ", "\t", "=", "_(", ")", "x y"))).map("".join)
NAMES = {Kind.TEXT: "TEXT", Kind.VARIABLE: "VAR", Kind.BLOCK: "BLOCK", Kind.COMMENT: "COMMENT"}


@given(TEXTS)
@example("{{% a %}")
@example("{% a\n%}{{ b }}")
@example("{%%}{{}}{##}")
@example("{% verbatim %}{{ {% endverbatim %} }}{% endverbatim %}")
def test_tags_are_where_djangos_lexer_finds_them(template):
    found = [
        (NAMES[token.kind], token.span.start, token.span.end, token.inside.cut(template)) for token in scan(template)
    ]
    assert merged(found) == merged(tokens_of(template))


@given(INSIDES)
@example("a \"b c\"|d:'e f'g h")
@example('a _("b  c" d) e')
@example('"\\" \\" \'')
def test_words_are_those_of_django(inside):
    template = "{%" + inside + "%}"
    stripped = inside.strip()
    if not stripped:
        return
    try:
        expected = words_of(inside)
    except (StopIteration, RuntimeError):  # a text to be translated that nothing ends
        return
    start = template.index(stripped, 2)
    words = split_words(template, Span(start, start + len(stripped)))
    assert [word.text for word in words] == expected
    for word in words:
        if not word.text.startswith("_("):
            assert word.span.cut(template) == word.text


def test_the_scanner_is_linear_in_openers_that_nothing_closes():
    hostile = "{{{%{#" * 200_000
    started = time.perf_counter()
    assert [token.kind for token in scan(hostile)] == [Kind.TEXT]
    assert time.perf_counter() - started < 5


def test_words_are_linear_in_quotes_that_nothing_closes():
    assert grows_in_step(lambda size: '" ' + '\\" ' * size, lambda text: split_words(text, Span(0, len(text))), 50_000)


def merged(tokens: list[tuple[str, int, int, str]]) -> list[tuple[str, int, int, str]]:
    """Tokens with texts that follow each other as one."""
    result: list[tuple[str, int, int, str]] = []
    for kind, start, end, content in tokens:
        if kind == "TEXT" and result and result[-1][0] == "TEXT":
            _, first, _, before = result.pop()
            result.append((kind, first, end, before + content))
        else:
            result.append((kind, start, end, content))
    return result
