"""Edits that rules share."""

from __future__ import annotations

import pytest

from flexml.diagnostics import apply_edits
from flexml.lint.edits import insert_children, quoted, remove_attribute, remove_element, remove_elements
from flexml.source import parse


def second(text):
    """The place of the second element."""
    document = parse(text)
    return document.place(document.nodes[1])


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ('<a><b x="1" y="2"/></a>', '<a><b y="2"/></a>'),
        ('<a><b y="2" x="1"/></a>', '<a><b y="2"/></a>'),
        ("<a><b\n  x='1'\n  y='2'></b></a>", "<a><b\n  y='2'></b></a>"),
        ('<a><b x = "1"/></a>', "<a><b/></a>"),
    ],
)
def test_attribute_goes_with_the_space_before_it(text, left):
    edit = remove_attribute(text, second(text).attributes["x"])
    assert left == apply_edits(text, [edit])


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("<a><b/></a>", "<a></a>"),
        ("<a>\n  <b/>\n  <c/>\n</a>", "<a>\n  <c/>\n</a>"),
        ("<a>\r\n\t<b>x\r\n</b>  \r\n</a>", "<a>\r\n</a>"),
        ("<a>\n  <b/><c/>\n</a>", "<a>\n  <c/>\n</a>"),
        ("<a><b/>\n</a>", "<a>\n</a>"),
    ],
)
def test_element_goes_with_its_line_where_it_is_alone_on_it(text, left):
    assert left == apply_edits(text, [remove_element(text, second(text))])


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("<a><b/><!-- c --><d/><e/></a>", "<a><e/></a>"),
        ("<a>\n  <b/>\n  text\n  <d/>\n  <e/>\n</a>", "<a>\n  <e/>\n</a>"),
        ("<a>\n  <b/>\n  <d>\n  </d><e/>\n</a>", "<a>\n  <e/>\n</a>"),
    ],
)
def test_elements_go_with_what_stands_between_them(text, left):
    document = parse(text)
    first, last = (document.place(document.nodes[index]) for index in (1, 2))
    assert left == apply_edits(text, [remove_elements(text, first, last)])


@pytest.mark.parametrize(
    ("text", "filled"),
    [
        ("<a><b/></a>", "<a><b><x/><y/></b></a>"),
        ("<a><b p='/' /></a>", "<a><b p='/'><x/><y/></b></a>"),
        ("<a><b></b></a>", "<a><b><x/><y/></b></a>"),
        ("<a>\n  <b/>\n</a>", "<a>\n  <b>\n    <x/>\n    <y/>\n  </b>\n</a>"),
        ("<a>\r\n\t<b></b>\r\n</a>", "<a>\r\n\t<b>\r\n\t\t<x/>\r\n\t\t<y/>\r\n\t</b>\r\n</a>"),
        ("<a>\n  <b>\n    <c/>\n  </b>\n</a>", "<a>\n  <b>\n    <x/>\n    <y/>\n    <c/>\n  </b>\n</a>"),
    ],
)
def test_children_stand_first_and_on_lines_of_their_own_where_the_parent_does(text, filled):
    assert filled == apply_edits(text, insert_children(text, second(text), ["<x/>", "<y/>"]))


@pytest.mark.parametrize("value", ['"', "'", "a & b", "<b>", "]]>", "line\nbreak", "tab\there", "\r", "\U0001f600"])
def test_quoted_value_is_read_back_as_it_was(value):
    assert value == parse(f"<a b={quoted(value)}/>").root.attributes["b"]
