"""What rules ask about values."""

from __future__ import annotations

import pytest

from flexml.dialects import get_dialect
from flexml.lint import Context
from flexml.source import parse


def asked(attributes: str) -> Context:
    return Context(parse(f"<Response><Record {attributes}/></Response>"), get_dialect("twiml"))


@pytest.mark.parametrize(
    ("attributes", "value"),
    [
        ('maxLength=" 60 "', "60"),
        ('maxLength=""', ""),
        ("", None),
        ('maxLength="{{ seconds }}"', None),
        ('maxLength="{% if a %}1{% endif %}"', None),
        ('maxLength="${seconds}"', None),
        ('maxLength="#{seconds}"', None),
        ('maxLength="&lt;%= seconds %>"', None),
    ],
)
def test_a_value_is_known_where_no_template_fills_it_in(attributes, value):
    ctx = asked(attributes)
    assert ctx.known(ctx.named("Record")[0], "maxLength") == value


@pytest.mark.parametrize(
    ("attributes", "number"),
    [('maxLength=" 60 "', 60), ('maxLength="0"', None), ('maxLength="long"', None), ('playBeep="true"', None)],
)
def test_a_number_is_one_that_its_type_takes(attributes, number):
    ctx = asked(attributes)
    assert ctx.number(ctx.named("Record")[0], "maxLength") == number


def test_a_word_that_a_type_takes_beside_numbers_is_no_number():
    ctx = Context(parse('<Response><Gather timeout="auto"/></Response>'), get_dialect("twiml"))
    assert ctx.number(ctx.named("Gather")[0], "timeout") is None


def test_an_element_or_attribute_without_a_row_holds_no_number():
    ctx = Context(parse('<Response><Foo a="1"/><Record a="1"/></Response>'), get_dialect("twiml"))
    assert [ctx.number(node, "a") for node in ctx.document.root.elements] == [None, None]
