"""The names of Amazon Polly's voices."""

from __future__ import annotations

from flexml.lint.polly import voices


def test_each_voice_is_named_once_with_its_engine():
    names = voices()
    assert len(set(names)) == len(names)
    assert {"Polly.Joanna", "Polly.Joanna-Neural", "Polly.Joanna-Generative", "Polly.Aditi"} <= set(names)
    assert "Polly.Aditi-Neural" not in names
