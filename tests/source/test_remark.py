"""Comments that speak to this tool, and what only looks like one."""

from __future__ import annotations

import pytest

from flexml.source import Span, parse
from tests.growth import grows_in_step


def said(text: str) -> list[str]:
    return [remark.text for remark in parse(text).remarks]


class TestRemarks:
    @pytest.mark.parametrize(
        "text",
        [
            "<!-- flexml: a b --><R/>",
            "<R><!--flexml:a b--></R>",
            "<R/><!--\n\tflexml:\n a b \r\n-->",
            "<R>{# flexml: a b #}</R>",
            "<R>{#- flexml: a b -#}</R>",
            "<R>{#-flexml:a b-#}</R>",
            "<R><![CDATA[x]]><!-- flexml: a b --></R>",
            "<!DOCTYPE R><!-- flexml: a b --><R/>",
            "<?xml version='1.0'?><?a <!-- ?><!-- flexml: a b --><R/>",
            "<R>{# something else <!-- flexml: a b --> </R>",
            "<R>{# flexml: open <!-- flexml: a b --> </R>",
        ],
    )
    def test_are_comments_that_begin_with_a_name(self, text):
        assert said(text) == ["a b"]

    @pytest.mark.parametrize(
        "text",
        [
            "<R><!-- see flexml: a --></R>",
            "<R><!-- flexml : a --></R>",
            "<R><![CDATA[<!-- flexml: a -->]]></R>",
            "<R><![CDATA[{# flexml: a #}]]></R>",
            "<R>&lt;!-- flexml: a --></R>",
            "<R><!-- <!-- flexml: a --></R>",
            "<R><?a <!-- flexml: a -->?></R>",
            "<R><!-- {# flexml: a #} --></R>",
            "<!DOCTYPE R '<!-- flexml: a -->'><R/>",
            "<R>{# flexml: a </R>",
            "<R>{ # flexml: a #}</R>",
        ],
    )
    def test_are_no_others(self, text):
        assert said(text) == []

    def test_are_read_from_a_text_that_is_not_well_formed(self):
        assert said("<R><!-- flexml: a --><b><!-- flexml: c --></R>") == ["a", "c"]
        assert said("<R><!-- flexml: a --><!-- <!-- flexml: b </R>") == ["a"]

    def test_know_their_places(self):
        text = "<R>{#- flexml: ignore[a] -#}</R>"
        (remark,) = parse(text).remarks
        assert (remark.span.cut(text), remark.words.cut(text), remark.part(7, 8).cut(text)) == (
            "{#- flexml: ignore[a] -#}",
            "ignore[a]",
            "a",
        )

    @pytest.mark.parametrize(
        "text",
        [
            "<!--",
            "<![CDATA[",
            "<?",
            "{#",
            "{#flexml:",
            "{#" + " " * 50,
            "{#-flexml: a -#}",
            "<!-- flexml: a -->",
            "<!DOCTYPE",
        ],
    )
    def test_are_found_in_linear_time(self, text):
        def hostile(size):
            return "<R>" + text * (size // len(text)) + "flexml:"

        assert grows_in_step(hostile, lambda text: parse(text).remarks, 1_000_000)


class TestNextElement:
    TEXT = "<!--0--><R><!--1--><a><!--2--><b/><!--3--></a><!--4-->x<c/><!--5--></R><!--6-->"

    @pytest.mark.parametrize(
        ("number", "name"), [(0, "R"), (1, "a"), (2, "b"), (3, None), (4, "c"), (5, None), (6, None)]
    )
    def test_stands_in_the_same_parent(self, number, name):
        document = parse(self.TEXT)
        at = self.TEXT.index(f"<!--{number}-->")
        node = document.next_element(Span(at, at + 8))
        assert (None if node is None else node.name) == name

    @pytest.mark.parametrize(
        ("at", "name"), [("R>", "R"), ("<b/>", "b"), ("--2", "a"), ("x", "R"), ("0", None), ("6", None)]
    )
    def test_what_is_around_is_the_innermost_element(self, at, name):
        start = self.TEXT.index(at)
        node = parse(self.TEXT).around(Span(start, start + len(at)))
        assert (None if node is None else node.name) == name

    def test_an_empty_place_at_the_end_of_an_element_is_outside_of_it(self):
        node = parse("<R><a/></R>").around(Span(7, 7))
        assert (node is not None and node.name) == "R"
