"""Our scanner and Jinja2's lexer read the same in every template."""

from __future__ import annotations

import time
from functools import cache

import jinja2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2.lexer import get_lexer

from flexml.template.jinja import Syntax
from flexml.template.jinja.scanner import ScanError, scan

PARTS = (
    *("{{", "}}", "{%", "%}", "{#", "#}", "-", "+", " ", "\n", "\r\n", "\t", "x", "if x", "raw", "endraw", "{% raw %}"),
    *(
        "{%- raw -%}",
        "{% endraw %}",
        "{%+ endraw -%}",
        "{{ x }}",
        "{%- if x -%}",
        "{% endif %}",
        "{# c #}",
        "{#- c -#}",
    ),
    *("<a>", "'", '"', "{", "}", "(", ")", "1", "1.5", ".", "~", "|f", "é", "\\"),
)
TEMPLATES = st.lists(st.sampled_from(PARTS), max_size=14).map("".join)
SYNTAXES = st.builds(Syntax, st.booleans(), st.booleans(), st.booleans())


@cache
def environment(syntax: Syntax) -> jinja2.Environment:
    return jinja2.Environment(
        trim_blocks=syntax.trim_blocks,
        lstrip_blocks=syntax.lstrip_blocks,
        keep_trailing_newline=syntax.keep_trailing_newline,
    )


def words(tokens) -> list[tuple[str, object]]:
    """Kinds and values; how a tag ends is nothing that Jinja2's parser asks."""
    return [(each.type, "" if each.type.endswith("_end") else each.value) for each in tokens if each.value != ""]


def theirs(template: str, syntax: Syntax) -> object:
    lexer = get_lexer(environment(syntax))
    try:
        return words(lexer.wrap(lexer.tokeniter(template, None)))
    except jinja2.TemplateSyntaxError:
        return "no template"


def ours(template: str, syntax: Syntax) -> object:
    try:
        found = scan(template, syntax)
    except ScanError:
        return "no template"
    return words(token for token in found.tokens if token.lineno not in found.comments)


@given(TEMPLATES, SYNTAXES)
def test_reads_what_jinja_reads(template, syntax):
    assert ours(template, syntax) == theirs(template, syntax)


@given(TEMPLATES, SYNTAXES)
def test_every_token_stands_where_it_says(template, syntax):
    try:
        found = scan(template, syntax)
    except ScanError:
        return
    position = 0
    for token in found.tokens:
        end = found.ends[token.lineno]
        assert position <= token.lineno < end <= len(template)
        position = end
        if token.type == "data" and token.lineno not in found.comments:
            assert template[token.lineno : end].replace("\r\n", "\n") == token.value


@pytest.mark.parametrize(
    "part", ["{{", "{%", "{#", "{% raw %}", "{{ ' ", "{{ x }} ", "{%- if x -%} ", "{# c -#}   ", "\n  ", "{{ ("]
)
def test_takes_linear_time(part):
    start = time.process_time()
    ours(part * (400_000 // len(part)), Syntax(True, True))
    assert time.process_time() - start < 5
