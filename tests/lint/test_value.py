"""Values of a document, and what their types say of them."""

from __future__ import annotations

import pytest

from flexml.dialects import AttributeSpec, Dialect, ElementSpec, TextSpec
from flexml.dialects.values import Boolean, Enum, ItemList, Json, Number, String, Url
from flexml.lint import Context
from flexml.source import parse

METHOD = Enum("method", "a method", ("GET", "POST"))
TYPES = {
    "flag": Boolean("flag", "`true` or `false`"),
    "count": Number("count", "a whole number", min=1, max=9),
    "wait": Number("wait", "a whole number of seconds", min=0, unit="s"),
    "method": METHOD,
    "side": Enum("side", "a side", ("left", "right")),
    "voice": Enum("voice", "a voice", ("man", "woman"), open=True),
    "events": ItemList("events", "words", ("start", "end")),
    "url": Url("url", "a URL", ("https",)),
    "data": Json("data", "a JSON object"),
    "key": String("key", "a key", pattern="[0-9]"),
}
ROWS = tuple(AttributeSpec(name, type_) for name, type_ in TYPES.items())
DOUBTFUL = AttributeSpec("vague", TYPES["count"], uncertain="the page is silent")
ANY = ElementSpec("Any", "noun", "Anything.", parents=("Root",), open_content=True, children=("Verb",))
VERB = ElementSpec(
    "Verb", "verb", "A verb.", parents=("Root",), text=TextSpec(TYPES["key"]), attributes=(*ROWS, DOUBTFUL)
)


def context(text, *, ignores_case=False):
    root = ElementSpec("Root", "root", "The document.", children=("Verb", "Any"))
    return Context(parse(text), Dialect("own", "Own", "Nobody", "A language.", "Root", (root, VERB, ANY), ignores_case))


def misfit(attribute, value):
    (found,) = context(f"<Root><Verb {attribute}='{value}'/></Root>").misfits
    return found


@pytest.mark.parametrize(
    ("attribute", "value", "defect"),
    [
        ("flag", "True", "boolean"),
        ("flag", "", "boolean"),
        ("count", "0", "integer"),
        ("method", "get", "method"),
        ("method", "PUT", "method"),
        ("side", "up", "word"),
        ("side", "Left", "case"),
        ("voice", "child", "unlisted"),
        ("voice", "Man", "unlisted"),
        ("events", "start,end", "separator"),
        ("events", "start stop", "word"),
        ("url", "ftp://example.com", "scheme"),
        ("url", "", "form"),
        ("data", "{", "json"),
        ("key", "12", "form"),
        ("vague", "x", "doubt"),
    ],
)
def test_each_misfit_has_one_defect(attribute, value, defect):
    assert misfit(attribute, value).defect == defect


def test_a_text_has_a_defect_of_its_own():
    (found,) = context("<Root><Verb>12</Verb></Root>").misfits
    assert found.defect == "text"


def test_a_value_that_fits_has_no_defect():
    assert [value.defect for value in context('<Root><Verb count="3"/></Root>').values] == [None]


@pytest.mark.parametrize("value", ["{{ count }}", "{% if a %}1{% endif %}", "${count}", "#{count}"])
def test_a_placeholder_is_never_judged(value):
    assert context(f'<Root><Verb count="{value}"/></Root>').misfits == []


@pytest.mark.parametrize(
    ("attribute", "value", "meant", "safe"),
    [
        ("flag", "True", "true", True),
        ("flag", "yes", "true", False),
        ("flag", "0", "false", False),
        ("count", "5.0", "5", True),
        ("wait", "5s", "5", False),
        ("side", " Left ", "left", True),
        ("events", "start, end", "start end", True),
    ],
)
def test_a_fix_writes_what_is_meant(attribute, value, meant, safe):
    ctx = context(f"<Root><Verb {attribute}='{value}'/></Root>")
    fix = ctx.misfits[0].fix(ctx)
    assert fix is not None
    assert ([edit.replacement for edit in fix.edits], fix.safe) == ([meant], safe)


@pytest.mark.parametrize(
    ("attribute", "value"), [("flag", "maybe"), ("count", "5s"), ("count", "10.0"), ("side", "lefft")]
)
def test_there_is_no_fix_where_the_meaning_is_a_guess(attribute, value):
    ctx = context(f"<Root><Verb {attribute}='{value}'/></Root>")
    assert ctx.misfits[0].fix(ctx) is None


def test_there_is_no_fix_for_a_value_that_is_written_with_references():
    ctx = context("<Root><Verb flag='&#84;rue'/></Root>")
    assert ctx.misfits[0].fix(ctx) is None


def test_a_message_shows_a_value_on_one_line_and_without_backticks():
    ctx = context(f"<Root><Verb side='a`b  {'c' * 80}'/></Root>")
    assert ctx.misfits[0].problem(ctx).message.endswith(f"not `a'b {'c' * 55}…`")


def test_an_empty_value_is_shown_with_its_attribute():
    text = "<Root><Verb side=''/></Root>"
    ctx = context(text)
    assert ctx.misfits[0].span(ctx).cut(text) == "side=''"


def test_what_stands_in_open_content_has_no_table():
    ctx = context("<Root><Any><Verb count='x'/><Other/></Any></Root>")
    assert ([ctx.spec(node) for node in ctx.document.nodes][2:], ctx.misfits) == ([None, None], [])


def test_an_attribute_in_other_case_is_judged_where_the_vendor_reads_it():
    text = "<Root><Verb COUNT='x'/></Root>"
    assert (context(text).misfits, len(context(text, ignores_case=True).misfits)) == ([], 1)


def test_attributes_that_xml_defines_are_never_unknown():
    ctx = context("<Root xml:lang='en' other='1'/>")
    assert ctx.unknown_attributes(ctx.document.root) == ["other"]
