from __future__ import annotations

import pytest

from flexml.diagnostics.visible import visible, width


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain", "plain"),
        ("a\tb", "a    b"),
        ("\x1b[2J", "␛[2J"),
        ("\x7f", "␡"),
        ("a\u202eb", "a\N{REPLACEMENT CHARACTER}b"),
        ("\udce9", "\N{REPLACEMENT CHARACTER}"),
        ("\uffff", "\N{REPLACEMENT CHARACTER}"),  # no XML takes it, JUnit's neither
        ("日本", "日本"),
    ],
)
def test_shows_what_a_terminal_would_act_on(text, shown):
    assert visible(text) == shown


@pytest.mark.parametrize(("text", "columns"), [("abc", 3), ("日本", 4), ("e\u0301", 1), ("\U0001f600", 2), ("", 0)])
def test_measures_columns(text, columns):
    assert width(text) == columns
