from __future__ import annotations

import pytest

from flexml.lint.placeholder import has_placeholder, in_placeholder


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


@pytest.mark.parametrize(
    ("text", "has"), [("Hello {name}", False), ("Hello {{ name", True), ("<?php", True), ("5 < 6", False)]
)
def test_tells_whether_a_text_has_one(text, has):
    assert has_placeholder(text) is has
