"""What a speaking verb says, and whose voice it has."""

from __future__ import annotations

import pytest

from flexml.lint.speech import marks, provider, words
from flexml.source import parse


def test_words_are_those_of_all_marks_without_comments():
    assert words(parse("<Say>one <s>two <w>three</w></s><!-- no --> four</Say>").root) == "one  fourtwo three"


def test_marks_come_in_document_order_from_any_depth():
    root = parse("<Say><s><w/><p/></s><break/></Say>").root
    assert [mark.name for mark in marks(root)] == ["s", "w", "p", "break"]


def test_what_stands_in_a_nested_verb_is_left_to_it():
    root = parse("<Say>one <say>two <s>three</s></say></Say>").root
    assert [mark.name for mark in marks(root)] == []
    assert words(root) == "one "


@pytest.mark.parametrize(
    ("voice", "whose"),
    [
        ("man", "basic"),
        ("woman", "basic"),
        ("Polly.Joanna", "Polly"),
        ("Google.en-US-Chirp3-HD-Aoede", "Google"),
        ("alice", None),
        ("", None),
        (None, None),
    ],
)
def test_a_voice_tells_its_provider(voice, whose):
    assert provider(voice) == whose
