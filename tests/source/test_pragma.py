"""Comments that tell what a document itself cannot."""

from __future__ import annotations

from flexml.source import parse


def said(text):
    return [(pragma.key, pragma.value) for pragma in parse(text).pragmas]


class TestPragmas:
    def test_are_keys_with_values(self):
        assert said("<!-- flexml: dialect=twiml, role = wait url=/a?b=c --><R/>") == [
            ("dialect", "twiml"),
            ("role", "wait"),
            ("url", "/a?b=c"),
        ]

    def test_may_lack_a_value(self):
        assert said("<R><!--flexml: inline--></R>") == [("inline", None)]

    def test_leave_suppressions_alone(self):
        assert said("<R><!-- flexml: ignore[FX203]: role=wait --></R>") == []

    def test_have_their_places(self):
        document = parse("<R><!-- flexml: role=wait --></R>")
        pragma = document.pragmas[0]
        assert pragma.span.cut(document.source.text) == "role=wait"
        assert pragma.value_span.cut(document.source.text) == "wait"

    def test_the_first_one_with_a_value_counts(self):
        document = parse("<!-- flexml: role --><!-- flexml: role=wait --><!-- flexml: role=whisper --><R/>")
        assert document.pragma("role") == document.pragmas[1]

    def test_are_read_from_any_encoding(self):
        text = '<?xml version="1.0" encoding="UTF-16"?><!-- flexml: role=wait --><R/>'
        assert said(text.encode("utf-16")) == [("role", "wait")]
