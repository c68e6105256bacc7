"""What counts as a placeholder."""

from __future__ import annotations

import pytest

from flexml.source import has_placeholder


@pytest.mark.parametrize("text", ["{{ a }}", "x{% if a %}", "<%= a %>", "${a}", "#{a}", "}} {{a}}"])
def test_what_a_template_fills_in_is_one(text):
    assert has_placeholder(text)


@pytest.mark.parametrize("text", ["", "a", "{a}", "{{ a", "}} {{", "{% a }", "$a", "{{ %}", "100% {sure}"])
def test_what_does_not_open_and_close_is_none(text):
    assert not has_placeholder(text)
