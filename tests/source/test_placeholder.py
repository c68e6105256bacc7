"""What counts as a placeholder."""

from __future__ import annotations

import pytest

from flexml.source import has_placeholder, in_placeholder


@pytest.mark.parametrize("text", ["{{ a }}", "x{% if a %}", "<%= a %>", "${a}", "#{a}", "}} {{a}}"])
def test_what_a_template_fills_in_is_one(text):
    assert has_placeholder(text)


@pytest.mark.parametrize("text", ["", "a", "{a}", "{{ a", "}} {{", "{% a }", "$a", "{{ %}", "100% {sure}"])
def test_what_does_not_open_and_close_is_none(text):
    assert not has_placeholder(text)


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("a & b", False),
        ("{{ a && b }}", True),
        ("{% if a & b %}", True),
        ("${a & b}", True),
        ("#{a & b}", True),
        ("<%= a & b %>", True),
        ("<?= a & b ?>", True),
        ("{{ a }} & {{ b }}", False),
        ("{{ a } & b", False),
        (f"{{{{ {'a' * 500} & b }}}}", False),
        (f"{{{{ {'a' * 400} & b }}}}", True),
    ],
)
def test_tells_what_stands_in_an_expression(text, inside):
    assert in_placeholder(text, text.index("&")) is inside


@pytest.mark.parametrize("text", ["<% a %>", "<? a ?>"])
def test_the_sign_that_begins_an_expression_belongs_to_it(text):
    assert in_placeholder(text, 0)
